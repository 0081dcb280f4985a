"""Curves as lines that `measure` can take: straight pieces, as few as there are bends."""

from __future__ import annotations

from archmodel.geometry import Point, Polyline

__all__ = ["bezier", "straight"]

STEPS = 8
"""Straight pieces that stand in for a curve; its handles leave a pixel or so at these sizes."""
SAME = 0.01
"""Pixels; nearer numbers are equal, as far as what a program wrote with two digits can say."""


def bezier(start: Point, one: Point, two: Point, end: Point) -> Polyline:
    """Return points of a cubic curve, without its start."""
    found = []
    for step in range(1, STEPS + 1):
        t = step / STEPS
        shares = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
        points = (start, one, two, end)
        found.append(
            Point(
                sum(share * point.x for share, point in zip(shares, points, strict=True)),
                sum(share * point.y for share, point in zip(shares, points, strict=True)),
            )
        )
    return tuple(found)


def straight(line: list[Point]) -> Polyline:
    """Return a line without the points on level and upright stretches, which are made exact."""
    kept: list[Point] = []
    for x, y in line:
        if kept:
            x = kept[-1].x if abs(kept[-1].x - x) < SAME else x
            y = kept[-1].y if abs(kept[-1].y - y) < SAME else y
        point = Point(x, y)
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (kept[-2].x == kept[-1].x == x or kept[-2].y == kept[-1].y == y):
            kept.pop()
        kept.append(point)
    return tuple(kept) if len(kept) > 1 else (*kept, *line[-1:])
