"""Rectangles in buckets, so that what lies near a place is found without a look at everything."""

from __future__ import annotations

from collections.abc import Iterable

from archmodel.geometry import Rect

__all__ = ["Buckets"]

SIDE = 128.0
"""Width and height of a bucket, in pixels: about a card."""


class Buckets:
    """Rectangles by the squares of a grid that they touch."""

    def __init__(self, rects: Iterable[Rect]) -> None:
        self._held: dict[tuple[int, int], list[int]] = {}
        for number, rect in enumerate(rects):
            for square in squares(rect):
                self._held.setdefault(square, []).append(number)

    def near(self, rect: Rect) -> set[int]:
        """Return the numbers of all rectangles that meet or touch `rect`, and of some close by."""
        found: set[int] = set()
        held = self._held
        for square in squares(rect):
            if square in held:
                found.update(held[square])
        return found


def squares(rect: Rect) -> list[tuple[int, int]]:
    """Return the squares of the grid that a rectangle touches."""
    x, y, width, height = rect
    rows = range(int(y // SIDE), int((y + height) // SIDE) + 1)
    return [(column, row) for column in range(int(x // SIDE), int((x + width) // SIDE) + 1) for row in rows]
