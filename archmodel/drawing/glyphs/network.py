"""A cloud."""

from typing import Final

STROKES: Final = "M7.2 18.8a4.7 4.7 0 0 1-.9-9.3 6 6 0 0 1 11.4.9 4.2 4.2 0 0 1-.4 8.4z"
