"""One cell with its core."""

from typing import Final

STROKES: Final = "M12 3.6l7.3 4.2v8.4L12 20.4l-7.3-4.2V7.8zM12 9.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z"
