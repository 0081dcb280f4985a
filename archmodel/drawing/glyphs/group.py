"""The corners of a frame, and two things within."""

from typing import Final

STROKES: Final = (
    "M3.4 7V5A1.6 1.6 0 0 1 5 3.4h2M17 3.4h2A1.6 1.6 0 0 1 20.6 5v2"
    "M20.6 17v2a1.6 1.6 0 0 1-1.6 1.6h-2M7 20.6H5A1.6 1.6 0 0 1 3.4 19v-2"
    "M7.3 7.3h4v4h-4zM12.7 12.7h4v4h-4z"
)
