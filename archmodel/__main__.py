"""`python -m archmodel`: the same as the command `archmodel`."""

import os
import sys

from archmodel.cli import main

# a blueprint called json.py there must not shadow Python's own; pathlib would cost 3 ms
if sys.path[0] == os.getcwd():  # noqa: PTH109
    del sys.path[0]
sys.exit(main())
