"""A flow: a task, a choice, a task, the end."""

from typing import Final

STROKES: Final = (
    "M3 4.5h6.5v5H3z"
    "M9.5 7h4"
    "M17.3 3.2 21.1 7l-3.8 3.8L13.5 7z"
    "M17.3 10.8V15"
    "M14 15h6.6v5H14zM14 17.5H8.7"
    "M6 14.8a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4z"
)
