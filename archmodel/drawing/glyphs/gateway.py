"""An arch with an arrow through it: a guarded way in."""

from typing import Final

STROKES: Final = (
    "M4.7 20.5v-9.2a7.3 7.3 0 0 1 14.6 0v9.2"
    "M2.9 20.5h3.6M17.5 20.5h3.6"
    "M8.4 13.6h6.6M12.6 10.9l2.7 2.7-2.7 2.7"
)
