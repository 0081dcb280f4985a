"""A chip with its legs."""

from typing import Final

STROKES: Final = (
    "M7.4 5.9h9.2a1.5 1.5 0 0 1 1.5 1.5v9.2a1.5 1.5 0 0 1-1.5 1.5H7.4a1.5 1.5 0 0 1-1.5-1.5V7.4"
    "A1.5 1.5 0 0 1 7.4 5.9z"
    "M9.8 9.8h4.4v4.4H9.8z"
    "M9.3 2.9v3M14.7 2.9v3M9.3 18.1v3M14.7 18.1v3M2.9 9.3h3M2.9 14.7h3M18.1 9.3h3M18.1 14.7h3"
)
