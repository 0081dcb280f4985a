"""How wide text is and where it wraps, measured in the very font files the pictures use.

A letter out of its box is the commonest fault of generated diagrams, and it comes from guessing
widths. Here they come from the font itself, read with nothing but `struct`, so that measuring
costs a few milliseconds and gives the same number on every machine.
"""

from __future__ import annotations

from archmodel.text.face import font_file, unknown, width
from archmodel.text.lines import LINE_HEIGHT, Wrapped, wrap
from archmodel.text.stand_ins import shows, unshown, visible

__all__ = ["LINE_HEIGHT", "Wrapped", "font_file", "shows", "unknown", "unshown", "visible", "width", "wrap"]
