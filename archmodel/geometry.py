"""Points, sizes, rectangles and directions; pixels, with y growing downwards."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

__all__ = ["Direction", "Point", "Polyline", "Rect", "Size", "hull", "moved_line"]


class Direction(Enum):
    """The way a picture, or the inside of a group, is read."""

    DOWN = "down"
    RIGHT = "right"


class Point(NamedTuple):
    """A place on the page."""

    x: float
    y: float


Polyline = tuple[Point, ...]
"""A line through points, first to last."""


class Size(NamedTuple):
    """How much room something takes."""

    width: float
    height: float


class Rect(NamedTuple):
    """An upright rectangle given by its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def center(self) -> Point:
        """The point in the middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def moved(self, dx: float, dy: float) -> Rect:
        """Return the same rectangle `dx` to the right and `dy` down.

        >>> Rect(0, 0, 2, 2).moved(1, 3)
        Rect(x=1, y=3, width=2, height=2)
        """
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> Rect:
        """Return the rectangle with every edge `by` further out.

        >>> Rect(2, 2, 2, 2).grown(1)
        Rect(x=1, y=1, width=4, height=4)
        """
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def contains(self, other: Rect) -> bool:
        """Say whether `other` lies wholly inside, edges included.

        >>> Rect(0, 0, 4, 4).contains(Rect(1, 1, 3, 3))
        True
        """
        return (
            self.x <= other.x
            and self.y <= other.y
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def overlaps(self, other: Rect) -> bool:
        """Say whether the two share area; touching edges do not count.

        >>> Rect(0, 0, 2, 2).overlaps(Rect(2, 0, 2, 2))
        False
        """
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


def hull(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle round all; there is one at least.

    >>> hull([Rect(0, 0, 2, 2), Rect(4, 1, 2, 3)])
    Rect(x=0, y=0, width=6, height=4)
    """
    every = [*rects]
    x, y = min(rect.x for rect in every), min(rect.y for rect in every)
    return Rect(x, y, max(rect.right for rect in every) - x, max(rect.bottom for rect in every) - y)


def moved_line(line: Polyline, dx: float, dy: float) -> Polyline:
    """Return the line moved right and down."""
    return tuple(Point(x + dx, y + dy) for x, y in line)
