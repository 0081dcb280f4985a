"""Outlines: rectangles with some corners rounded, lines with rounded bends, arrow heads, clouds."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from archmodel.drawing.marks import Step
from archmodel.geometry import Point, Polyline, Rect

__all__ = ["arrow", "bent_line", "cloud", "inside_cloud", "rounded", "toward"]

ARC = 0.5523
"""How far the handles of a cubic curve reach that stands in for a quarter of a circle, over its radius."""


def toward(start: Point, end: Point, by: float) -> Point:
    """Return the point `by` pixels from `start` on the way to `end`.

    >>> toward(Point(0, 0), Point(10, 0), 4)
    Point(x=4.0, y=0.0)
    """
    length = hypot(end.x - start.x, end.y - start.y)
    if not length:
        return start
    return Point(start.x + (end.x - start.x) * by / length, start.y + (end.y - start.y) * by / length)


def rounded(rect: Rect, *, top: float, bottom: float) -> tuple[Step, ...]:
    """Return the outline of `rect` with its upper and lower corners rounded by different radii."""
    corners = (
        (Point(rect.x, rect.y), top),
        (Point(rect.right, rect.y), top),
        (Point(rect.right, rect.bottom), bottom),
        (Point(rect.x, rect.bottom), bottom),
    )
    steps: list[Step] = []
    for i, (corner, radius) in enumerate(corners):
        steps += _corner(corners[i - 1][0], corner, corners[(i + 1) % 4][0], radius, "L" if i else "M")
    return (*steps, ("Z", ()))


def bent_line(line: Polyline, *, radius: float) -> tuple[Step, ...]:
    """Return a path along `line` whose bends are rounded, less where a stretch is short."""
    points = [point for i, point in enumerate(line) if not i or point != line[i - 1]]
    steps: list[Step] = [("M", (points[0],))]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(
            hypot(corner.x - before.x, corner.y - before.y), hypot(after.x - corner.x, after.y - corner.y)
        )
        steps += _corner(before, corner, after, min(radius, room / 2))
    if len(points) > 1:
        steps.append(("L", (points[-1],)))
    return tuple(steps)


def arrow(tip: Point, back: Point, *, length: float, width: float) -> tuple[Step, ...]:
    """Return a triangle whose point is at `tip`, on a line that comes from `back`."""
    root = toward(tip, back, length)
    dx, dy = (root.x - tip.x) / length * width / 2, (root.y - tip.y) / length * width / 2
    left, right = Point(root.x - dy, root.y + dx), Point(root.x + dy, root.y - dx)
    return (("M", (tip,)), ("L", (left,)), ("L", (right,)), ("Z", ()))


def _corner(before: Point, corner: Point, after: Point, radius: float, verb: str = "L") -> list[Step]:
    if not radius:
        return [(verb, (corner,))]
    start, end = toward(corner, before, radius), toward(corner, after, radius)
    reach = radius * (1 - ARC)
    return [(verb, (start,)), ("C", (toward(corner, before, reach), toward(corner, after, reach), end))]


# A cloud in a box of 100 x 60: the left puff, the crown, the right puff, and a flat base. Each
# curve goes on from where the one before ended.
_START = (20.0, 60.0)
_CURVES = (
    ((9.0, 60.0), (0.0, 52.0), (0.0, 41.5)),
    ((0.0, 31.5), (7.5, 23.5), (17.5, 22.5)),
    ((20.0, 9.0), (31.5, 0.0), (45.0, 0.0)),
    ((56.0, 0.0), (66.0, 6.0), (71.0, 16.0)),
    ((73.0, 15.2), (75.5, 14.8), (78.0, 14.8)),
    ((90.3, 14.8), (100.0, 24.8), (100.0, 37.2)),
    ((100.0, 49.8), (90.0, 60.0), (77.5, 60.0)),
)


def cloud(rect: Rect) -> tuple[Step, ...]:
    """Return the outline of a cloud that fills `rect`."""
    steps: list[Step] = [("M", (_on_cloud(rect, _START),))]
    steps += [("C", tuple(_on_cloud(rect, point) for point in curve)) for curve in _CURVES]
    return (*steps, ("Z", ()))


def inside_cloud(rect: Rect, end: Point, back: Point) -> Point:
    """Return where a line from `back` to `end`, on the border of `rect`, meets the cloud in `rect`."""
    upright = abs(end.x - back.x) < abs(end.y - back.y)
    across = end.x if upright else end.y
    best = end
    for a, b in _chords(rect):
        from_, to = (a.x, b.x) if upright else (a.y, b.y)
        if min(from_, to) <= across <= max(from_, to) and from_ != to:
            share = (across - from_) / (to - from_)
            hit = Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
            if best is end or _gap(hit, end) < _gap(best, end):
                best = hit
    return best


def _gap(a: Point, b: Point) -> float:
    return hypot(a.x - b.x, a.y - b.y)


def _on_cloud(rect: Rect, point: tuple[float, float]) -> Point:
    return Point(rect.x + point[0] / 100 * rect.width, rect.y + point[1] / 60 * rect.height)


def _chords(rect: Rect) -> list[tuple[Point, Point]]:
    """Return the outline of the cloud in short straight stretches."""
    points = [_START]
    for one, two, end in _CURVES:
        start = points[-1]
        for step in range(1, 9):
            t = step / 8
            s = 1 - t
            points.append(
                (
                    s**3 * start[0] + 3 * s * s * t * one[0] + 3 * s * t * t * two[0] + t**3 * end[0],
                    s**3 * start[1] + 3 * s * s * t * one[1] + 3 * s * t * t * two[1] + t**3 * end[1],
                )
            )
    placed = [_on_cloud(rect, point) for point in [*points, _START]]
    return list(pairwise(placed))
