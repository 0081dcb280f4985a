"""An arrow into a frame."""

from typing import Final

STROKES: Final = "M3 12h11M10 8l4 4-4 4M14.5 4h4A1.8 1.8 0 0 1 20.3 5.8v12.4a1.8 1.8 0 0 1-1.8 1.8h-4"
