"""`python -m archmodel`: the same as the command `archmodel`."""

import os
import sys

# a blueprint called json.py there must not shadow Python's own; pathlib would cost 3 ms
if sys.path[0] == os.getcwd():  # noqa: PTH109
    del sys.path[0]

from archmodel.cli import main

sys.exit(main())
