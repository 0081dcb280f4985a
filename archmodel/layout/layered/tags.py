"""Phase seven: give every label a segment of its own line, and every caption a free piece of its bar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from archmodel.geometry import Size
from archmodel.layout.layered.sketch import Caption, Segment, Sketch, Tag

__all__ = ["END_ROOM", "put_labels"]

END_ROOM = 16.0
"""Pixels at the end of a line that no label covers, so that arrow heads and dots show."""
CORNER_ROOM = 8.0
"""Pixels between a label and a corner of its line."""


def put_labels(sketch: Sketch) -> None:
    """Fill in `sketch.tags` and `sketch.captions`; labels begin as points that are given room later."""
    tree = sketch.tree
    wires = tree.scene.wires
    waysides: dict[int, list[Segment]] = {}
    for hop, way in zip(tree.hops, sketch.ways, strict=True):
        waysides.setdefault(hop.wire, []).extend(way)
    walls = borders(sketch)
    across = tuple(
        sorted((sketch.rank[axis][each.var], index) for index, each in enumerate(sketch.segments[axis]))
        for axis in (0, 1)
    )
    order = [[rank for rank, _ in each] for each in across]
    taken: dict[int, float] = {}
    for number, wire in enumerate(wires):
        if wire.label is None:
            continue
        best: tuple[float, int] | None = None
        chosen = (0.0, 0)
        for index, segment in enumerate(waysides[number]):
            cuts = crossings(sketch, segment, across, order, walls)
            score, spot = judged(sketch, segment, cuts, wire.label.size, taken)
            if best is None or (score, index) < best:
                best, chosen = (score, index), (spot, index)
        segment = waysides[number][chosen[1]]
        taken[id(segment)] = 1.0
        axis = 1 - segment.axis
        size = wire.label.size
        along, wide = (size.width, size.height) if segment.axis else (size.height, size.width)
        var = sketch.new(axis, chosen[0])
        sketch.tags.append(Tag(number, segment, along, wide, var))
    put_captions(sketch)
    insert(sketch)


def borders(sketch: Sketch) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]:
    """Return, for either axis, the borders of groups: their number, and where they begin and end."""
    found: tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]] = ([], [])
    for box, framed in enumerate(sketch.tree.frame):
        if framed:
            for axis in (0, 1):
                found[axis].append((2 * box, 2 * box, 2 * box + 1))
                found[axis].append((2 * box + 1, 2 * box, 2 * box + 1))
    return found


def crossings(
    sketch: Sketch,
    segment: Segment,
    across: tuple[list[tuple[float, int]], ...],
    order: list[list[float]],
    walls: tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]],
) -> list[tuple[float, float]]:
    """Return where a segment crosses lines of others, borders of groups and bars, in order."""
    axis = 1 - segment.axis
    low, high = sketch.span(segment)
    here = sketch.rank[axis]
    own = sketch.rank[segment.axis]
    at = own[segment.var]
    found = []
    start, end = sorted((here[low], here[high]))
    first, last = bisect_right(order[axis], start), bisect_left(order[axis], end)
    for _, index in across[axis][first:last]:
        other = sketch.segments[axis][index]
        one, two = own[other.first], own[other.last]
        if min(one, two) < at < max(one, two):
            at_other = sketch.pos[axis][other.var]
            found.append((at_other, at_other))
    values = sketch.pos[axis]
    for var, one, two in walls[axis]:
        if start < here[var] < end and own[one] < at < own[two]:
            thick = 0.0 if axis == 0 or var & 1 else sketch.tree.bands[var >> 1]
            found.append((values[var], values[var] + thick))
    for bar, those in sketch.crossing.items():
        if segment in those:
            found.append((values[2 * bar], values[2 * bar + 1]))
    found.sort()
    return found


def judged(
    sketch: Sketch, segment: Segment, cuts: list[tuple[float, float]], size: Size, taken: dict[int, float]
) -> tuple[float, float]:
    """Return how bad a segment is for a label, and the best spot on it."""
    values = sketch.pos[1 - segment.axis]
    start, end = sorted((values[segment.first], values[segment.last]))
    need = size.width if segment.axis else size.height
    free, spot = -1.0, start
    for low, high in [*cuts, (end, end)]:
        if low - start > free:
            free, spot = low - start, (start + low) / 2
        start = max(start, high)
    short = max(0.0, need + 2 * END_ROOM - free)
    inner = segment.before is not None and segment.after is not None
    wide = 0.0 if segment.axis else 0.15 * size.width
    return short + wide - 0.05 * min(free, 300.0) + 8.0 * inner + 4.0 * len(cuts), spot


def put_captions(sketch: Sketch) -> None:
    """Give every caption the largest stretch of its bar that no line crosses."""
    tree = sketch.tree
    for bar, box in enumerate(tree.boxes):
        if box.caption is None or not tree.leaf[bar]:
            continue
        upright = tree.direction(tree.parent[bar]).value != "down" and box.shape.value == "bar"
        axis = 1 if upright else 0
        size = box.caption.size.height if upright else box.caption.size.width
        values, ranks = sketch.pos[axis], sketch.rank[axis]
        those = sorted(sketch.crossing.get(bar, ()), key=lambda each: ranks[each.var])
        sketch.crossing[bar] = those
        stops = [values[2 * bar], *(values[each.var] for each in those), values[2 * bar + 1]]
        free, slot = max((other - one, -index) for index, (one, other) in enumerate(pairwise(stops)))
        caption = Caption(bar, axis, size, sketch.new(axis, stops[-slot] + (free - size) / 2))
        caption.slot = -slot
        sketch.captions.append(caption)


def insert(sketch: Sketch) -> None:
    """Give the numbers of labels a rank between those of what they stand between."""
    for axis in (0, 1):
        values, ranks = sketch.pos[axis], sketch.rank[axis]
        count = len(ranks)
        order = sorted(range(count), key=ranks.__getitem__)
        fresh = sorted(range(count, len(values)), key=lambda each: (values[each], each))
        merged: list[int] = []
        at = 0
        for each in fresh:
            while at < count and values[order[at]] < values[each]:
                merged.append(order[at])
                at += 1
            merged.append(each)
        merged.extend(order[at:])
        ranks.extend([0.0] * (len(values) - count))
        for index, each in enumerate(merged):
            ranks[each] = float(index)
