"""Rectangles in buckets, so that what lies near a place is found without a look at everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
        for square in squares(rect):
            found.update(self._held.get(square, ()))
        return found


def squares(rect: Rect) -> Iterator[tuple[int, int]]:
    """Yield the squares of the grid that a rectangle touches."""
    for column in range(int(rect.x // SIDE), int(rect.right // SIDE) + 1):
        for row in range(int(rect.y // SIDE), int(rect.bottom // SIDE) + 1):
            yield column, row
