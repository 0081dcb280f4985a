"""A way out of the frame: what somebody else runs."""

from typing import Final

STROKES: Final = (
    "M17.5 13.5V18a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V8.5a2 2 0 0 1 2-2h4.5M14 3.5h6.5V10M20.5 3.5l-9 9"
)
