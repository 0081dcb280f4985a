"""What must be kept apart on one axis, and how far: separation constraints from a scan line.

Whatever overlaps on the other axis keeps its order on this one, at a distance (Dwyer, Marriott,
Stuckey 2006). After a pass on either axis no two things overlap on both, and because neighbours keep
their order nothing that was routed round a box ever comes to lie on it.
"""

from __future__ import annotations

from math import ceil

from archmodel.layout.layered.attach import JOG, Kept, Rule, attached, captioned, keep
from archmodel.layout.layered.sketch import Segment, Sketch
from archmodel.layout.layered.sweep import Span, seen
from archmodel.layout.layered.tree import ROOT
from archmodel.layout.limits import check

__all__ = ["Rule", "contained", "rules"]


BOX, LOW_WALL, HIGH_WALL, LINE, TAG = range(5)

APART = {
    (BOX, BOX): 24.0,
    (BOX, LINE): 12.0,
    (BOX, TAG): 10.0,
    (LINE, LINE): 10.0,
    (LINE, TAG): 9.0,
    (TAG, TAG): 8.0,
}
WALL_BOX = 24.0
WALL_WALL = 24.0
WALL_LINE = 12.0
WALL_TAG = 10.0
LOOSE = 5.0
"""Pixels by which things are made larger, on the other axis, to be seen as overlapping."""


class Thing:
    """Something with a low and a high edge on the axis at hand."""

    __slots__ = ("box", "high", "high_off", "kind", "low", "low_off", "own", "step")

    def __init__(
        self, kind: int, low: int, low_off: float, high: int, high_off: float, box: int, own: int
    ) -> None:
        self.kind = kind
        self.low = low
        self.low_off = low_off
        self.high = high
        self.high_off = high_off
        self.box = box
        self.own = own
        """The wire it belongs to, or -1."""
        self.step = 0


def rules(sketch: Sketch, axis: int, here: list[float], *, ranked: bool, steps: bool = True) -> list[Rule]:
    """Return all constraints of one axis; `here` gives the order on it.

    With `ranked` the other axis has only an order yet, that of `sketch.rank`, and nothing has its
    room there; without it, positions count. Without `steps` a line that only moves aside may become
    straight.
    """
    check()
    things, spans = seen_things(sketch, axis, here, ranked=ranked)
    best: Kept = {}
    for one, other in dict.fromkeys(seen(spans)):
        if one >= 0 and other >= 0:
            a, b = things[one], things[other]
            if a.high == b.low:
                continue
            if a.kind == LINE and b.kind == LINE:
                keep(best, a.high, b.low, lines_apart(a, b, steps=steps))
            else:
                gap = distance(sketch, a, b, axis)
                if gap is not None:
                    keep(best, a.high, b.low, ceil(gap + a.high_off - b.low_off))
    contained(sketch, axis, best)
    attached(sketch, axis, best, here, steps=steps)
    captioned(sketch, axis, best, here)
    for low, high, gap in sketch.wished[axis]:
        keep(best, low, high, gap)
    return [(low, high, gap) for (low, high), gap in best.items()]


def seen_things(
    sketch: Sketch, axis: int, here: list[float], *, ranked: bool
) -> tuple[list[Thing], list[Span]]:
    """Return everything that has its place on `axis`, and the spans it takes on the other one."""
    tree = sketch.tree
    there = sketch.rank[1 - axis] if ranked else sketch.pos[1 - axis]
    things: list[Thing] = []
    spans: list[Span] = []
    loose = 0.0 if ranked else LOOSE

    def add(thing: Thing, start: float, end: float, key: float) -> None:
        spans.append((start, end, key, float(len(things)), len(things)))
        things.append(thing)

    for box in range(len(tree.boxes)):
        low, high = 2 * box, 2 * box + 1
        start, end = there[low] - loose, there[high] + loose
        if tree.leaf[box]:
            add(Thing(BOX, low, 0, high, 0, box, -1), start, end, here[low])
        elif tree.frame[box]:
            band = tree.bands[box] if axis else 0.0
            add(Thing(LOW_WALL, low, 0, low, band, box, -1), start, end, here[low])
            add(Thing(HIGH_WALL, high, 0, high, 0, box, -1), start, end, here[high])
            if not axis:
                left, right = tree.titles[box]
                under = start + 0.5 if ranked else there[low] + tree.bands[box]
                if left:
                    add(Thing(LOW_WALL, low, 0, low, left, box, -1), start, under, here[low] + 0.1)
                if right:
                    add(Thing(HIGH_WALL, high, -right, high, 0, box, -1), start, under, here[high] - 0.1)
    fat: dict[int, list[tuple[float, float]]] = {}
    for number, tag in enumerate(sketch.tags):
        segment = tag.segment
        if segment.axis == axis:
            start, end = there[tag.var], there[tag.var]
            start, end = (start - 0.2, end + 0.2) if ranked else (start - 4, end + tag.along + 4)
            half = tag.across / 2
            fat.setdefault(id(segment), []).append((start, end))
            add(
                Thing(TAG, segment.var, -half, segment.var, half, number, tag.wire),
                start,
                end,
                here[segment.var],
            )
        else:
            at = there[segment.var]
            room = 0.2 if ranked else tag.across / 2 + 4
            add(
                Thing(TAG, tag.var, 0, tag.var, tag.along, number, tag.wire),
                at - room,
                at + room,
                here[tag.var],
            )
    for segment in sketch.segments[axis]:
        for start, end in stretches(sketch, segment, there, fat, ranked=ranked):
            wire = tree.hops[segment.hop].wire
            thing = Thing(LINE, segment.var, 0, segment.var, 0, segment.hop, wire)
            thing.step = segment.step
            add(thing, start, end, here[segment.var])
    return things, spans


def stretches(
    sketch: Sketch,
    segment: Segment,
    there: list[float],
    fat: dict[int, list[tuple[float, float]]],
    *,
    ranked: bool,
) -> list[tuple[float, float]]:
    """Return where, on the other axis, a segment runs as a bare line: not its label, not its bars."""
    loose = 0.4 if ranked else LOOSE
    start, end = there[segment.first], there[segment.last]
    bare = 0.0 if ranked else -LOOSE
    first = bare if segment.before is None else loose
    last = bare if segment.after is None else loose
    low, high = (start - first, end + last) if start <= end else (end - last, start + first)
    cuts = list(fat.get(id(segment), ()))
    for bar in sketch.tree.hops[segment.hop].bars:
        if segment in sketch.crossing.get(bar, ()):
            grown = 0.0 if ranked else LOOSE
            cuts.append((there[2 * bar] - grown, there[2 * bar + 1] + grown))
    found = []
    for begin, stop in sorted(cuts):
        if begin > low:
            found.append((low, begin))
        low = max(low, stop)
    if low < high:
        found.append((low, high))
    return found


def lines_apart(a: Thing, b: Thing, *, steps: bool) -> float:
    """Return how far two lines are kept apart; pieces of one line between which it moves aside may meet."""
    if a.box != b.box:
        return APART[LINE, LINE]
    return JOG if steps or abs(a.step - b.step) != 2 else 0.0


def distance(sketch: Sketch, a: Thing, b: Thing, axis: int) -> float | None:
    """Return how far two neighbours, not both lines, are kept apart; `None` where something else says so."""
    tree = sketch.tree
    if a.kind in (LOW_WALL, HIGH_WALL) or b.kind in (LOW_WALL, HIGH_WALL):
        wall, other = (a, b) if a.kind in (LOW_WALL, HIGH_WALL) else (b, a)
        if other.kind == LINE:
            return WALL_LINE
        if other.kind == TAG:
            return WALL_TAG
        if other.kind == BOX:
            if tree.parent[other.box] == wall.box:
                return tree.padding(wall.box)
            return WALL_BOX
        if a.box == b.box:
            return None if a.kind == b.kind else 0.0
        if tree.parent[a.box] == b.box or tree.parent[b.box] == a.box:
            return tree.padding(b.box if tree.parent[a.box] == b.box else a.box)
        return WALL_WALL
    if a.kind <= b.kind:
        return APART[a.kind, b.kind]
    return APART[b.kind, a.kind]


def contained(sketch: Sketch, axis: int, best: Kept) -> None:
    """Keep boxes as large as they must be, and members inside their groups."""
    tree = sketch.tree
    for box, each in enumerate(tree.boxes):
        least = each.size[axis]
        if tree.frame[box]:
            band = tree.bands[box] if axis else 0.0
            least = max(least, band + 2 * tree.padding(box), 0.0 if axis else sum(tree.titles[box]) + 8)
            keep(best, 2 * box, 2 * box + 1, -(-least // 1))
        region = tree.parent[box]
        if region != ROOT:
            pad = tree.padding(region)
            keep(best, 2 * region, 2 * box, pad + (tree.bands[region] if axis else 0.0))
            keep(best, 2 * box + 1, 2 * region + 1, pad)
        else:
            low, high = sketch.frame[axis]
            keep(best, low, 2 * box, 0.0)
            keep(best, 2 * box + 1, high, 0.0)
        if tree.leaf[box]:
            if each.shape.value == "bar":
                least = sketch.least(box, axis)
            keep(best, 2 * box, 2 * box + 1, -(-least // 1))
