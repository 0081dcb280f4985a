"""A sheet that runs, before the one that it is a copy of."""

from typing import Final

STROKES: Final = (
    "M9.4 8h9.2A1.6 1.6 0 0 1 20.2 9.6v9.2a1.6 1.6 0 0 1-1.6 1.6H9.4a1.6 1.6 0 0 1-1.6-1.6V9.6"
    "A1.6 1.6 0 0 1 9.4 8z"
    "M4.9 16.2a1.3 1.3 0 0 1-1.1-1.3V5.2a1.6 1.6 0 0 1 1.6-1.6h9.7a1.3 1.3 0 0 1 1.3 1.1"
    "M12.1 11.2l5 3-5 3z"
)
