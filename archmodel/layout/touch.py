"""Where straight pieces of lines, points and rectangles meet."""

from __future__ import annotations

from math import hypot

from archmodel.geometry import Point, Rect

__all__ = ["NEAR", "away", "crosses", "enters", "near_parallel"]

NEAR = 4.0
"""Pixels; parallel lines nearer than this look like one."""


def enters(one: Point, other: Point, rect: Rect) -> bool:
    """Say whether a straight piece has a point inside a rectangle."""
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    if max(one.x, other.x) <= left or min(one.x, other.x) >= right:
        return False
    if max(one.y, other.y) <= top or min(one.y, other.y) >= bottom:
        return False
    if one.x == other.x or one.y == other.y:
        return True
    first, last = 0.0, 1.0
    for start, step, low, high in (
        (one.x, other.x - one.x, left, right),
        (one.y, other.y - one.y, top, bottom),
    ):
        near, far = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, near), min(last, far)
    return first < last


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Say whether two straight pieces cross at an inner point of both."""
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def turn(a: Point, b: Point, c: Point) -> float:
    """Return on which side of the line from `a` to `b` the point `c` lies, by its sign."""
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)


def near_parallel(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Say whether two upright or two level pieces lie on each other for a while."""
    for axis in (0, 1):
        if a[axis] == b[axis] and c[axis] == d[axis] and abs(a[axis] - c[axis]) < NEAR:
            first = max(min(a[1 - axis], b[1 - axis]), min(c[1 - axis], d[1 - axis]))
            last = min(max(a[1 - axis], b[1 - axis]), max(c[1 - axis], d[1 - axis]))
            if last > first:
                return True
    return False


def away(rect: Rect, a: Point, b: Point) -> float:
    """Return the distance of a rectangle from a straight piece; 0 where it enters it."""
    if enters(a, b, rect):
        return 0.0
    corners = [Point(x, y) for x in (rect.x, rect.right) for y in (rect.y, rect.bottom)]
    return min(*(from_piece(corner, a, b) for corner in corners), from_rect(a, rect), from_rect(b, rect))


def from_rect(point: Point, rect: Rect) -> float:
    """Return the distance of a point from a rectangle."""
    across = max(rect.x - point.x, point.x - rect.right, 0.0)
    return hypot(across, max(rect.y - point.y, point.y - rect.bottom, 0.0))


def from_piece(point: Point, a: Point, b: Point) -> float:
    """Return the distance of a point from a straight piece."""
    dx, dy = b.x - a.x, b.y - a.y
    square = dx * dx + dy * dy
    share = ((point.x - a.x) * dx + (point.y - a.y) * dy) / square if square else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point.x - a.x - share * dx, point.y - a.y - share * dy)
