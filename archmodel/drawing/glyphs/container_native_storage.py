"""A drum in the shape of a crate."""

from typing import Final

STROKES: Final = (
    "M12 1.9l8.8 5.05v10.1L12 22.1l-8.8-5.05V6.95z"
    "M12 7.4c2.3 0 4.2.7 4.2 1.6s-1.9 1.6-4.2 1.6-4.2-.7-4.2-1.6 1.9-1.6 4.2-1.6z"
    "M7.8 9v6c0 .9 1.9 1.6 4.2 1.6s4.2-.7 4.2-1.6V9"
)
