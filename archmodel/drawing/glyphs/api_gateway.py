"""Braces with an arrow through them: a way in for programs."""

from typing import Final

STROKES: Final = (
    "M8 4c-2 0-2.6 1-2.6 2.6v2.9c0 1.5-.7 2.5-2.2 2.5 1.5 0 2.2 1 2.2 2.5v2.9C5.4 19 6 20 8 20"
    "M16 4c2 0 2.6 1 2.6 2.6v2.9c0 1.5.7 2.5 2.2 2.5-1.5 0-2.2 1-2.2 2.5v2.9c0 1.6-.6 2.6-2.6 2.6"
    "M8.5 12h6.5M12.6 9.3 15.3 12l-2.7 2.7"
)
