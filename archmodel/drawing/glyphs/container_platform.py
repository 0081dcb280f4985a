"""A crate that holds smaller ones."""

from typing import Final

STROKES: Final = "M12 2.8 20 7.2v9.6l-8 4.4-8-4.4V7.2zM4 7.2l8 4.5 8-4.5M12 11.7v9.5"
