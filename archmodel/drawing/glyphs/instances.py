"""A thing with others like it behind."""

from typing import Final

STROKES: Final = (
    "M9 8h10a1.5 1.5 0 0 1 1.5 1.5v10A1.5 1.5 0 0 1 19 21H9a1.5 1.5 0 0 1-1.5-1.5v-10"
    "A1.5 1.5 0 0 1 9 8z"
    "M16.5 4.5A1.5 1.5 0 0 0 15 3H5a1.5 1.5 0 0 0-1.5 1.5v10A1.5 1.5 0 0 0 5 16"
)
