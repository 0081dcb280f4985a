"""An arrow out of a frame."""

from typing import Final

STROKES: Final = "M10 12h11M17 8l4 4-4 4M9.5 4h-4A1.8 1.8 0 0 0 3.7 5.8v12.4A1.8 1.8 0 0 0 5.5 20h4"
