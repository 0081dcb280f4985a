"""Head and shoulders."""

from typing import Final

STROKES: Final = "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 20.5c.4-3.4 3.7-5.5 8-5.5s7.6 2.1 8 5.5"
