"""A browser: a window with its buttons and a tag."""

from typing import Final

STROKES: Final = (
    "M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z"
    "M3 9h18M6 6.5h.01M8.8 6.5h.01"
    "M10 12 7.5 14.5 10 17M14 12l2.5 2.5L14 17"
)
