"""The ink of a picture: a flat list of marks, small enough that a new painter is an afternoon.

Four marks say all there is to say. A circle is a `Rectangle` that is all corner; a line of text is
one `Text` with the width it was measured to have; a picture inside the picture is a `Picture`.
"""

from __future__ import annotations

from typing import NamedTuple

from archmodel.geometry import Point, Rect, Size

__all__ = ["Drawing", "Figure", "Mark", "Path", "Picture", "Rectangle", "Step", "Text"]

Step = tuple[str, tuple[Point, ...]]
"""`M` (move) and `L` (line) with one point, `C` (cubic curve) with three, `Z` (close) with none."""


class Rectangle(NamedTuple):
    """An upright rectangle; its border is centred on its edge."""

    rect: Rect
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    """Width of the border, in pixels."""
    radius: float = 0.0
    """Radius of the corners, in pixels."""
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


class Path(NamedTuple):
    """Lines and curves; ends and corners are round."""

    steps: tuple[Step, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    """Width of the line, in pixels."""
    dash: tuple[float, ...] = ()


class Text(NamedTuple):
    """One line of text."""

    text: str
    at: Point
    """Where the baseline begins, at the left, whatever way the text is read."""
    width: float
    """How wide the text is in the font of the drawing, in pixels."""
    font: float
    """Font size in pixels."""
    weight: int
    """400 regular, 600 semibold, 700 bold."""
    ink: str


class Picture(NamedTuple):
    """One of our glyphs, in one ink, or an icon."""

    name: str
    """Name of the glyph, or the dotted class of a vendor icon, or an address that holds the picture."""
    rect: Rect
    ink: str
    vendor: bool = False
    opacity: float = 1.0


Mark = Rectangle | Path | Text | Picture


class Figure(NamedTuple):
    """The marks of one thing, first at the bottom."""

    kind: str
    """`group`, `element`, `span`, `relation`, `lifeline`, `label`, `heading` or `key`."""
    name: str
    """Identifier of what it shows, unique in its kind; empty for heading and key."""
    tip: str
    """What a reader learns who points at it, or hears it read."""
    marks: tuple[Mark, ...]
    link: str = ""
    """Where a reader who points at it is led, if anywhere."""


class Drawing(NamedTuple):
    """A whole picture in ink; page coordinates, in pixels."""

    size: Size
    paper: str
    """Colour of the page."""
    title: str
    description: str
    figures: tuple[Figure, ...]
    """First at the bottom."""
    font_family: str
