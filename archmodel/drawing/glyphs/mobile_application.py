"""A telephone with applications on its screen."""

from typing import Final

STROKES: Final = (
    "M8 2.5h8a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2z"
    "M9.6 6.5h1v1h-1zM13.4 6.5h1v1h-1zM9.6 11h1v1h-1zM13.4 11h1v1h-1z"
    "M11 17.8h2"
)
