"""A globe."""

from typing import Final

STROKES: Final = (
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z"
    "M3 12h18"
    "M12 3c2.6 2.5 3.9 5.6 3.9 9s-1.3 6.5-3.9 9c-2.6-2.5-3.9-5.6-3.9-9s1.3-6.5 3.9-9z"
)
