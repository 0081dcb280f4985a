"""A queue: messages side by side, one coming in and one going out."""

from typing import Final

STROKES: Final = (
    "M6 7.5h12a1.2 1.2 0 0 1 1.2 1.2v6.6a1.2 1.2 0 0 1-1.2 1.2H6a1.2 1.2 0 0 1-1.2-1.2V8.7"
    "A1.2 1.2 0 0 1 6 7.5z"
    "M9.6 7.5v9M14.4 7.5v9"
    "M2.2 12h2.6M19.2 12h2.6"
    "M12 2.6v2.4M12 19v2.4"
)
