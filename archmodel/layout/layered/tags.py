"""Phase seven: give every label a segment of its own line, and every caption a free piece of its bar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter
from typing import Final, final

from archmodel.geometry import Size
from archmodel.layout.layered.sketch import Caption, Segment, Sketch, Tag

__all__ = ["END_ROOM", "put_labels"]

END_ROOM: Final = 16.0
"""Pixels at the end of a line that no label covers, so that arrow heads and dots show."""
CORNER_ROOM: Final = 8.0
"""Pixels between a label and a corner of its line."""


def put_labels(sketch: Sketch) -> None:
    """Fill in `sketch.tags` and `sketch.captions`; labels begin as points that are given room later."""
    tree = sketch.tree
    wires = tree.scene.wires
    waysides: dict[int, list[Segment]] = {}
    for hop, way in zip(tree.hops, sketch.ways, strict=True):
        waysides.setdefault(hop.wire, []).extend(each for each in way if each.alone != each.last)
    obstacles = (Obstacles(sketch, 0), Obstacles(sketch, 1))
    for number, wire in enumerate(wires):
        if wire.label is None:
            continue
        best, chosen = 1e18, (0.0, 0)
        hopes = (at_best(sketch, each, wire.label.size) for each in waysides[number])
        for hope, index in sorted((hope, index) for index, hope in enumerate(hopes)):
            if hope >= best:
                break
            segment = waysides[number][index]
            cuts = crossings(sketch, segment, obstacles[1 - segment.axis])
            score, spot = judged(sketch, segment, cuts, wire.label.size)
            if score < best:
                best, chosen = score, (spot, index)
        segment = waysides[number][chosen[1]]
        axis = 1 - segment.axis
        size = wire.label.size
        along, wide = (size.width, size.height) if segment.axis else (size.height, size.width)
        var = sketch.new(axis, chosen[0])
        sketch.tags.append(Tag(number, segment, along, wide, var))
    put_captions(sketch)
    insert(sketch)


COLUMNS: Final = 24
"""Into so many parts the picture is cut, so that a line is compared with what lies near it."""


@final
class Obstacle:
    """A line or a border that lies across an axis."""

    __slots__ = ("far", "high", "low", "near", "rank")

    def __init__(self, rank: float, ends: tuple[float, float], near: float, far: float) -> None:
        self.rank = rank
        self.low, self.high = ends if ends[0] <= ends[1] else ends[::-1]
        """The ranks, on the other axis, of where it begins and ends."""
        self.near = near
        self.far = far
        """From where to where it takes room."""


class Obstacles:
    """What lies across an axis, lines and borders of groups, cut into columns along the other axis."""

    def __init__(self, sketch: Sketch, axis: int) -> None:
        tree, values, here, there = sketch.tree, sketch.pos[axis], sketch.rank[axis], sketch.rank[1 - axis]
        found: list[Obstacle] = []
        for segment in sketch.segments[axis]:
            at = values[segment.var]
            found.append(Obstacle(here[segment.var], (there[segment.first], there[segment.last]), at, at))
        for box, framed in enumerate(tree.frame):
            if framed:
                ends = there[2 * box], there[2 * box + 1]
                for var, thick in ((2 * box, tree.bands[box] if axis else 0.0), (2 * box + 1, 0.0)):
                    found.append(Obstacle(here[var], ends, values[var], values[var] + thick))
        found.sort(key=attrgetter("rank"))
        self.width = max(there, default=0.0) / COLUMNS + 1
        self.columns: list[list[Obstacle]] = [[] for _ in range(COLUMNS)]
        for each in found:
            for column in range(int(each.low / self.width), int(each.high / self.width) + 1):
                self.columns[column].append(each)
        self.ranks = [[each.rank for each in column] for column in self.columns]

    def between(self, at: float, start: float, end: float) -> list[tuple[float, float]]:
        """Return the room taken by what crosses `at` with a rank between `start` and `end`."""
        number = int(at / self.width)
        column, ranks = self.columns[number], self.ranks[number]
        return [
            (each.near, each.far)
            for each in column[bisect_right(ranks, start) : bisect_left(ranks, end)]
            if each.low < at < each.high
        ]


def crossings(sketch: Sketch, segment: Segment, obstacles: Obstacles) -> list[tuple[float, float]]:
    """Return where a segment crosses lines of others, borders of groups and bars, in order."""
    axis = 1 - segment.axis
    here, values = sketch.rank[axis], sketch.pos[axis]
    start, end = sorted((here[segment.alone], here[segment.last]))
    found = obstacles.between(sketch.rank[segment.axis][segment.var], start, end)
    crossed = [bar for bar in sketch.tree.hops[segment.hop].bars if segment in sketch.crossing.get(bar, ())]
    return sorted([*found, *((values[2 * bar], values[2 * bar + 1]) for bar in crossed)])


def judged(
    sketch: Sketch, segment: Segment, cuts: list[tuple[float, float]], size: Size
) -> tuple[float, float]:
    """Return how bad a segment is for a label, and the best spot on it."""
    values = sketch.pos[1 - segment.axis]
    start, end = sorted((values[segment.alone], values[segment.last]))
    free, spot = -1.0, start
    for low, high in [*cuts, (end, end)]:
        if low - start > free:
            free, spot = low - start, (start + low) / 2
        start = max(start, high)
    return badness(segment, size, free) + 4.0 * len(cuts), spot


def at_best(sketch: Sketch, segment: Segment, size: Size) -> float:
    """Return how bad a segment is for a label at least: where nothing crosses it."""
    values = sketch.pos[1 - segment.axis]
    return badness(segment, size, abs(values[segment.last] - values[segment.alone]))


def badness(segment: Segment, size: Size, free: float) -> float:
    """Return how bad a stretch of so many free pixels of a segment is for a label."""
    need = size.width if segment.axis else size.height
    short = max(0.0, need + 2 * END_ROOM - free)
    inner = segment.before is not None and segment.after is not None
    wide = 0.0 if segment.axis else 0.15 * size.width
    return short + wide - 0.05 * min(free, 300.0) + 8.0 * inner


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
        crossed = dict.fromkeys(each.var for each in those)
        stops = [values[2 * bar], *(values[each] for each in crossed), values[2 * bar + 1]]
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
