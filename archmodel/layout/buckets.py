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
            columns, rows = squares(rect)
            for column in columns:
                held = self._columns.setdefault(column, {})
                for row in rows:
                    held.setdefault(row, []).append(number)

    def near(self, rect: Rect) -> set[int]:
        """Return the numbers of all rectangles that meet or touch `rect`, and of some close by."""
        found: set[int] = set()
        columns, rows = squares(rect)
        for column in columns:
            held = self._columns.get(column)
            if held:
                for row in rows:
                    if row in held:
                        found.update(held[row])
        return found


def squares(rect: Rect) -> tuple[range, range]:
    """Return the columns and the rows of the grid that a rectangle touches."""
    x, y, width, height = rect
    columns = range(int(x // SIDE), int((x + width) // SIDE) + 1)
    return columns, range(int(y // SIDE), int((y + height) // SIDE) + 1)
