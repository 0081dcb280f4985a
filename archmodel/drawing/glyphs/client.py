"""A screen: somebody at work with it."""

from typing import Final

STROKES: Final = (
    "M4.5 4h15A1.5 1.5 0 0 1 21 5.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 14.5v-9A1.5 1.5 0 0 "
    "1 4.5 4z"
    "M12 16v4.2M8 20.2h8"
)
