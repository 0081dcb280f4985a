"""Run archmodel from a checkout: `python cli.py render blueprints`."""

import sys

from archmodel.cli import main

if __name__ == "__main__":
    sys.exit(main())
