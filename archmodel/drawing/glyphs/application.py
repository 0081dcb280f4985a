"""A window with a few lines in it."""

from typing import Final

STROKES: Final = (
    "M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM3 9h18M7 13h6M7 16.5h10"
)
