"""Read the placement off a sketch."""

from __future__ import annotations

from itertools import pairwise

from archmodel.geometry import Point, Polyline, Rect, Size
from archmodel.layout.base import Placement, trimmed
from archmodel.layout.layered.sketch import Segment, Sketch

__all__ = ["finished", "rectangles"]


def finished(sketch: Sketch) -> Placement:
    """Return the placement, moved to 0, 0."""
    tree = sketch.tree
    scene = tree.scene
    boxes = rectangles(sketch)
    wires: dict[str, list[Polyline]] = {wire.name: [] for wire in scene.wires}
    for hop, way in zip(tree.hops, sketch.ways, strict=True):
        wires[scene.wires[hop.wire].name].extend(legs(sketch, hop.bars, corners(sketch, way)))
    labels: dict[str, Rect] = {}
    for tag in sketch.tags:
        at = sketch.pos[tag.segment.axis][tag.segment.var] - tag.across / 2
        along = sketch.pos[1 - tag.segment.axis][tag.var]
        labels[scene.wires[tag.wire].name] = (
            Rect(along, at, tag.along, tag.across)
            if tag.segment.axis
            else Rect(at, along, tag.across, tag.along)
        )
    for caption in sketch.captions:
        rect = boxes[caption.bar]
        box = tree.boxes[caption.bar]
        if box.caption is None:
            continue
        size = box.caption.size
        at = sketch.pos[caption.axis][caption.var]
        labels[box.name] = (
            Rect(rect.x + (rect.width - size.width) / 2, at, *size)
            if caption.axis
            else Rect(at, rect.y + (rect.height - size.height) / 2, *size)
        )
    rects = {box.name: rect for box, rect in zip(tree.boxes, boxes, strict=True)}
    legs_of = {name: tuple(those) for name, those in wires.items()}
    return trimmed(Placement(scene, Size(0, 0), rects, legs_of, labels))._replace(origin=Point(0, 0))


def rectangles(sketch: Sketch) -> list[Rect]:
    """Return the rectangle of every box."""
    xs, ys = sketch.pos
    return [
        Rect(xs[2 * box], ys[2 * box], xs[2 * box + 1] - xs[2 * box], ys[2 * box + 1] - ys[2 * box])
        for box in range(len(sketch.tree.boxes))
    ]


def corners(sketch: Sketch, way: list[Segment]) -> list[Point]:
    """Return the corners of a hop."""
    found: list[Point] = []
    for segment in way:
        at = sketch.pos[segment.axis][segment.var]
        there = sketch.pos[1 - segment.axis]
        points = (
            [there[segment.first], there[segment.last]] if segment.after is None else [there[segment.first]]
        )
        found.extend(Point(each, at) if segment.axis else Point(at, each) for each in points)
    return found


def legs(sketch: Sketch, bars: tuple[int, ...], points: list[Point]) -> list[Polyline]:
    """Cut a line at the borders of the bars it crosses."""
    found = []
    xs, ys = sketch.pos
    for bar in bars:
        edges = (xs[2 * bar], ys[2 * bar], xs[2 * bar + 1], ys[2 * bar + 1])
        for index, (one, other) in enumerate(pairwise(points)):
            cut = crossed(one, other, edges)
            if cut:
                found.append((*points[: index + 1], cut[0]))
                points = [cut[1], *points[index + 1 :]]
                break
        else:
            found.append((points[-1], points[-1]))
    found.append(tuple(points))
    return found


def crossed(one: Point, other: Point, edges: tuple[float, float, float, float]) -> tuple[Point, Point] | None:
    """Return where a segment enters and leaves a rectangle it crosses from side to side."""
    left, top, right, bottom = edges
    if (
        one.x == other.x
        and left < one.x < right
        and min(one.y, other.y) < top
        and max(one.y, other.y) > bottom
    ):
        cut = Point(one.x, top), Point(one.x, bottom)
        return cut if one.y < other.y else (cut[1], cut[0])
    if (
        one.y == other.y
        and top < one.y < bottom
        and min(one.x, other.x) < left
        and max(one.x, other.x) > right
    ):
        cut = Point(left, one.y), Point(right, one.y)
        return cut if one.x < other.x else (cut[1], cut[0])
    return None
