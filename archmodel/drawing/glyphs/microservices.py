"""Three small cells, side by side."""

from typing import Final

STROKES: Final = (
    "M12 2.5l3.6 2.1v4.1L12 10.8 8.4 8.7V4.6z"
    "M7.2 13l3.6 2.1v4.1l-3.6 2.1-3.6-2.1v-4.1z"
    "M16.8 13l3.6 2.1v4.1l-3.6 2.1-3.6-2.1v-4.1z"
)
