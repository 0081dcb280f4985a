"""A telephone and the cell that serves it."""

from typing import Final

STROKES: Final = (
    "M4.8 2.5h6a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2h-6a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2z"
    "M7 18h1.6"
    "M12.8 12h2"
    "M18 8.3l3.2 1.85v3.7L18 15.7l-3.2-1.85v-3.7z"
)
