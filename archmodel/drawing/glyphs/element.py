"""A rounded square with a core: what stands for an element of no known kind."""

from typing import Final

STROKES: Final = (
    "M5.5 4h13A1.5 1.5 0 0 1 20 5.5v13a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-13"
    "A1.5 1.5 0 0 1 5.5 4z"
    "M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z"
)
