"""A bucket."""

from typing import Final

STROKES: Final = (
    "M12 3.2c4.4 0 8 1.25 8 2.8s-3.6 2.8-8 2.8S4 7.55 4 6s3.6-2.8 8-2.8z"
    "M4 6l1.9 13c.2 1.2 2.9 2.2 6.1 2.2s5.9-1 6.1-2.2L20 6"
)
