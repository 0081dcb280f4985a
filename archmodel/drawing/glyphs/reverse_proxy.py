"""A shield with an arrow: what comes in is let through from behind cover."""

from typing import Final

STROKES: Final = (
    "M12 2.8 19.5 5.5v6c0 4.7-3.1 8.1-7.5 9.7-4.4-1.6-7.5-5-7.5-9.7v-6zM8.3 12h6.7M12.6 9.3 15.3 12l-2.7 2.7"
)
