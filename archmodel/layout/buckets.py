"""Rectangles in buckets, so that what lies near a place is found without a look at everything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from archmodel.geometry import Rect

__all__ = ["Buckets"]

SIDE: Final = 128.0
"""Width and height of a bucket, in pixels: about a card."""


class Buckets:
    """Rectangles by the squares of a grid that they touch."""

    def __init__(self, rects: Iterable[Rect]) -> None:
        self._columns: dict[int, dict[int, list[int]]] = {}
        for number, rect in enumerate(rects):
            left, top, right, bottom = squares(*rect)
            for column in range(left, right):
                held = self._columns.setdefault(column, {})
                for row in range(top, bottom):
                    held.setdefault(row, []).append(number)

    def near(self, x: float, y: float, width: float, height: float) -> set[int]:
        """Return the numbers of all rectangles that meet or touch another, and of some close by."""
        found: set[int] = set()
        left, top, right, bottom = squares(x, y, width, height)
        for column in range(left, right):
            held = self._columns.get(column)
            if held:
                for row in range(top, bottom):
                    if row in held:
                        found.update(held[row])
        return found


def squares(x: float, y: float, width: float, height: float) -> tuple[int, int, int, int]:
    """Return the first column and row of the grid that a rectangle touches, and those behind its last."""
    right, bottom = int((x + width) // SIDE) + 1, int((y + height) // SIDE) + 1
    return int(x // SIDE), int(y // SIDE), right, bottom
