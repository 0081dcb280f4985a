"""A key: one sign-on for all."""

from typing import Final

STROKES: Final = (
    "M8 11a4.8 4.8 0 1 0 0 9.6A4.8 4.8 0 0 0 8 11zM11.4 12.4 20.5 3.3M16.3 7.5l3.2 3.2M13.3 10.5l2.2 2.2"
)
