"""Two cells before a choice: a way into a process."""

from typing import Final

STROKES: Final = (
    "M6.4 2.6l3.4 1.95v3.9L6.4 10.4 3 8.45v-3.9z"
    "M6.4 13.6l3.4 1.95v3.9L6.4 21.4 3 19.45v-3.9z"
    "M17.2 8 21.2 12l-4 4-4-4z"
    "M9.8 6.5h7.4V8M9.8 17.5h7.4V16"
)
