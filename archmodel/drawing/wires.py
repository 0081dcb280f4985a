"""Wires: one path for all legs of a wire, with its ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from archmodel.drawing.marks import Figure, Mark, Path, Picture, Rectangle, Text
from archmodel.drawing.panels import bands
from archmodel.drawing.shapes import arrow, bent_line, inside_cloud, toward
from archmodel.geometry import Point, Polyline, Rect
from archmodel.scene import PANEL_PADDING, Box, End, Shape, Wire

__all__ = ["figure"]

BEND = 6.0
"""Radius of a bend, in pixels."""
DOT = 4.0
"""Radius of a dot at the end of a wire, in pixels."""
RING = 1.5
"""Width of the ring round a dot, in pixels."""
GAP = 3.0
"""Pixels of ground on both sides of a wire where it crosses a bar."""
CLEAR = 4.0
"""Pixels between an icon without a card and the end of a line, so that its dot touches no stroke."""
ARROW = (9.0, 8.0)
"""Length and width of an arrow head, in pixels."""


def figure(
    wire: Wire,
    legs: tuple[Polyline, ...],
    boxes: Mapping[str, Box],
    rects: Mapping[str, Rect],
    paper: str,
) -> Figure:
    """Return a wire in ink, without its label."""
    stations = [boxes[name] for name in (wire.source, *wire.via, wire.target)]
    runs: list[Polyline] = []
    marks: list[Mark] = []
    for i, leg in enumerate(legs):
        if len(leg) > 1:
            before, after = stations[i : i + 2]
            start = _met(before, rects[before.name], leg[0], leg[1])
            run = (start, *leg[1:-1], _met(after, rects[after.name], leg[-1], leg[-2]))
            if runs and stations[i].shape is Shape.BAR and _straight(runs[-1][-1], run[0]):
                ground = _ground(stations[i], boxes) or paper
                marks.append(_gap(runs[-1][-1], run[0], wire.stroke.width, ground))
                runs[-1] += run
            else:
                runs.append(run)
    return Figure("relation", wire.name, wire.tip, (*marks, *_ink(wire, runs, paper)))


def _met(box: Box, rect: Rect, end: Point, back: Point) -> Point:
    """Return where a line from `back`, which ends on the border of a box, meets what is drawn of it."""
    if box.shape is Shape.CLOUD:
        return inside_cloud(rect, end, back)
    if box.shape is Shape.CARD and not (box.frame.fill or box.frame.stroke) and end.y == back.y:
        return _met_icon(box, rect, end, back)
    return end


def _met_icon(box: Box, rect: Rect, end: Point, back: Point) -> Point:
    """Return where a level line meets the icon or the name at its height; it would end in the air else."""
    shown: list[Rect] = []
    for mark in bands(rect, box.panels, box.frame):
        if isinstance(mark, Picture):
            shown.append(mark.rect.grown(CLEAR))
        elif isinstance(mark, Text):
            room = PANEL_PADDING  # so that the dot of a line touches no letter
            shown.append(Rect(mark.at.x - room, mark.at.y - mark.font, mark.width + 2 * room, mark.font))
    if not shown:
        return end
    nearest = min(shown, key=lambda each: abs(each.center.y - end.y) - each.height / 2)
    if back.x < end.x:
        return Point(max(nearest.x, end.x), end.y)
    return Point(min(nearest.right, end.x), end.y)


def _straight(a: Point, b: Point) -> bool:
    return abs(a.x - b.x) < 0.01 or abs(a.y - b.y) < 0.01


def _ground(bar: Box, boxes: Mapping[str, Box]) -> str | None:
    """Return the colour a bar lies on, or none where that is the paper."""
    parent = bar.parent
    while parent is not None:
        if fill := boxes[parent].frame.fill:
            return fill
        parent = boxes[parent].parent
    return None


def _gap(start: Point, end: Point, width: float, ground: str) -> Rectangle:
    """Return what opens a bar where a wire crosses it, so that it shows in front of any colour."""
    wide, high = abs(end.x - start.x), abs(end.y - start.y)
    side, over = width / 2 + GAP, 0.5  # a little over, or a hairline of the bar would stay
    dx, dy = (side, over) if wide < high else (over, side)
    x, y = min(start.x, end.x) - dx, min(start.y, end.y) - dy
    return Rectangle(Rect(x, y, wide + 2 * dx, high + 2 * dy), fill=ground)


def _ink(wire: Wire, runs: list[Polyline], paper: str) -> Iterator[Mark]:
    if not runs:
        return
    stroke = wire.stroke
    tail, head = (runs[0][0], runs[0][1]), (runs[-1][-1], runs[-1][-2])
    if wire.tail is End.ARROW:
        runs[0] = (_inside_arrow(*tail), *runs[0][1:])
    if wire.head is End.ARROW:
        runs[-1] = (*runs[-1][:-1], _inside_arrow(*head))
    steps = tuple(step for run in runs for step in bent_line(run, radius=BEND))
    yield Path(steps, None, stroke.ink, stroke.width, stroke.dash)
    for end, (at, back) in ((wire.tail, tail), (wire.head, head)):
        if end is End.ARROW:
            length, width = ARROW
            yield Path(arrow(at, back, length=length, width=max(width, 3 * stroke.width)), stroke.ink)
        elif end is End.DOT:
            radius = DOT + RING / 2
            area = Rect(at.x, at.y, 0, 0).grown(radius)
            yield Rectangle(area, stroke.ink, paper, RING, radius)


def _inside_arrow(tip: Point, back: Point) -> Point:
    """Return where the line stops, so that it does not blunt the point."""
    length = abs(tip.x - back.x) + abs(tip.y - back.y)
    return toward(tip, back, min(ARROW[0] - 2, length / 2))
