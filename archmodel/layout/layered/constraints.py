"""What must be kept apart on one axis, and how far: separation constraints from a scan line.

Whatever overlaps on the other axis keeps its order on this one, at a distance (Dwyer, Marriott,
Stuckey 2006). After a pass on either axis no two things overlap on both, and because neighbours keep
their order nothing that was routed round a box ever comes to lie on it.
"""

from __future__ import annotations

from math import ceil
from typing import Final

from archmodel.layout.layered.attach import attached, captioned
from archmodel.layout.layered.rule import Rule
from archmodel.layout.layered.sketch import Segment, Sketch, Tag
from archmodel.layout.layered.sweep import Spans, seen
from archmodel.layout.layered.tree import ROOT, Tree
from archmodel.layout.limits import check
from archmodel.scene import Shape

__all__ = ["Gaps", "contained", "rules"]


BOX: Final = 0
LOW_WALL: Final = 1
HIGH_WALL: Final = 2
TAG: Final = 3

BOX_BOX: Final = 24.0
BOX_TAG: Final = 10.0
TAG_TAG: Final = 8.0
WALL_BOX: Final = 24.0
WALL_WALL: Final = 24.0
WALL_TAG: Final = 10.0
LINES_APART: Final = 10.0
BESIDE = {BOX: 12.0, LOW_WALL: 12.0, HIGH_WALL: 12.0, TAG: 9.0}
"""Pixels between something and a line."""
LOOSE: Final = 5.0
"""Pixels by which things are made larger, on the other axis, to be seen as overlapping."""


class Gaps:
    """Constraints by the numbers they are about."""

    def __init__(self, count: int, every: list[Rule]) -> None:
        self.above: list[list[Rule]] = [[] for _ in range(count)]
        """For every number what keeps others above it."""
        above = self.above
        for rule in every:
            above[rule.low].append(rule)
        self._below: list[list[Rule]] | None = None

    @property
    def below(self) -> list[list[Rule]]:
        """For every number what keeps others below it; not always asked for."""
        if self._below is None:
            below: list[list[Rule]] = [[] for _ in self.above]
            for those in self.above:
                for rule in those:
                    below[rule.high].append(rule)
            self._below = below
        return self._below


class Thing:
    """Something with a low and a high edge on the axis at hand."""

    __slots__ = ("box", "high", "high_off", "kind", "low", "low_off")

    def __init__(self, kind: int, low: int, low_off: float, high: int, high_off: float, box: int) -> None:
        self.kind = kind
        self.low = low
        self.low_off = low_off
        self.high = high
        self.high_off = high_off
        self.box = box


class Things:
    """What stands on an axis, and the spans it takes on the other one."""

    __slots__ = ("every", "spans")

    def __init__(self) -> None:
        self.every: list[Thing] = []
        self.spans = Spans()

    def add(self, thing: Thing, start: float, end: float, key: float) -> None:
        """Note one more, from `start` to `end` on the other axis; `key` is its place on this one."""
        self.every.append(thing)
        self.spans.add(start, end, key)


def rules(sketch: Sketch, axis: int, here: list[float], *, ranked: bool, steps: bool = True) -> list[Rule]:
    """Return all constraints of one axis, some more than once; `here` gives the order on it.

    With `ranked` the other axis has only an order yet, that of `sketch.rank`, and nothing has its
    room there; without it, positions count. Without `steps` a line that only moves aside may become
    straight.
    """
    check()
    there = sketch.rank[1 - axis] if ranked else sketch.pos[1 - axis]
    boxes_and_tags = seen_things(sketch, axis, here, there, ranked=ranked)
    things, spans = boxes_and_tags.every, boxes_and_tags.spans
    lines = seen_lines(sketch, axis, here, there, spans, ranked=ranked)
    found: list[Rule] = []
    first = len(things)
    variables = [segment.var for segment in lines]
    highs = [thing.high for thing in things] + variables
    lows = [thing.low for thing in things] + variables
    behind = [float(ceil(BESIDE[thing.kind] + thing.high_off)) for thing in things]
    before = [float(ceil(BESIDE[thing.kind] - thing.low_off)) for thing in things]
    firsts, seconds = seen(spans, parted=False)
    for index, one in enumerate(firsts):
        other = seconds[index]
        if highs[one] == lows[other]:
            continue
        if one >= first <= other:
            gap = LINES_APART if steps or not two_on(lines[one - first], lines[other - first]) else 0.0
        elif other >= first:
            gap = behind[one]
        elif one >= first:
            gap = before[other]
        else:
            low, high = things[one], things[other]
            apart = distance(sketch.tree, low, high)
            if apart is None:
                continue
            gap = float(ceil(apart + low.high_off - high.low_off))
        found.append(Rule(highs[one], lows[other], gap))
    contained(sketch, axis, found)
    attached(sketch, axis, found, here, steps=steps)
    captioned(sketch, axis, found, here)
    found += sketch.wished[axis]
    return found


def two_on(a: Segment, b: Segment) -> bool:
    """Say whether a line, or a trunk of several, goes from one segment to the other in two steps."""
    for one, other in ((a, b), (b, a)):
        aside = other.before
        if aside is not None and aside.before is not None and aside.before.var == one.var:
            return True
    return False


def seen_things(sketch: Sketch, axis: int, here: list[float], there: list[float], *, ranked: bool) -> Things:
    """Return boxes, borders and labels on `axis`, and the spans they take on the other one."""
    tree = sketch.tree
    found = Things()
    loose = 0.0 if ranked else LOOSE
    for box in range(len(tree.boxes)):
        low, high = 2 * box, 2 * box + 1
        start, end = there[low] - loose, there[high] + loose
        if tree.leaf[box]:
            found.add(Thing(BOX, low, 0, high, 0, box), start, end, here[low])
        elif tree.frame[box]:
            band = tree.bands[box] if axis else 0.0
            found.add(Thing(LOW_WALL, low, 0, low, band, box), start, end, here[low])
            found.add(Thing(HIGH_WALL, high, 0, high, 0, box), start, end, here[high])
            if not axis:
                left, right = tree.titles[box]
                under = start + 0.5 if ranked else there[low] + tree.bands[box]
                if left:
                    found.add(Thing(LOW_WALL, low, 0, low, left, box), start, under, here[low] + 0.1)
                if right:
                    found.add(Thing(HIGH_WALL, high, -right, high, 0, box), start, under, here[high] - 0.1)
    for number, tag in enumerate(sketch.tags):
        segment = tag.segment
        if segment.axis == axis:
            start, end = label_span(tag, there, ranked=ranked)
            half = tag.across / 2
            found.add(
                Thing(TAG, segment.var, -half, segment.var, half, number), start, end, here[segment.var]
            )
        else:
            at = there[segment.var]
            room = 0.2 if ranked else tag.across / 2 + 4
            found.add(Thing(TAG, tag.var, 0, tag.var, tag.along, number), at - room, at + room, here[tag.var])
    return found


def label_span(tag: Tag, there: list[float], *, ranked: bool) -> tuple[float, float]:
    """Return where along its segment a label stands, with some room."""
    at = there[tag.var]
    return (at - 0.2, at + 0.2) if ranked else (at - 4, at + tag.along + 4)


def seen_lines(
    sketch: Sketch, axis: int, here: list[float], there: list[float], spans: Spans, *, ranked: bool
) -> list[Segment]:
    """Add the spans of bare lines to `spans`; return the segment each is of."""
    hops = sketch.tree.hops
    lines: list[Segment] = []
    covered: dict[int, list[tuple[float, float]]] = {}
    for tag in sketch.tags:
        if tag.segment.axis == axis:
            covered.setdefault(id(tag.segment), []).append(label_span(tag, there, ranked=ranked))
    turn, end = (0.4, 0.0) if ranked else (LOOSE, -LOOSE)
    for segment in sketch.segments[axis]:
        start, stop = there[segment.first], there[segment.last]
        before = end if segment.before is None else turn
        after = end if segment.after is None else turn
        low, high = (start - before, stop + after) if start <= stop else (stop - after, start + before)
        if hops[segment.hop].bars or id(segment) in covered:
            cuts = covered.get(id(segment), []) + bars_crossed(sketch, segment, there, ranked=ranked)
            for begin, over in sorted(cuts):
                if begin > low:
                    spans.add(low, begin, here[segment.var])
                    lines.append(segment)
                low = max(low, over)
        if low < high:
            spans.add(low, high, here[segment.var])
            lines.append(segment)
    return lines


def bars_crossed(
    sketch: Sketch, segment: Segment, there: list[float], *, ranked: bool
) -> list[tuple[float, float]]:
    """Return where a segment runs across bars."""
    grown = 0.0 if ranked else LOOSE
    return [
        (there[2 * bar] - grown, there[2 * bar + 1] + grown)
        for bar in sketch.tree.hops[segment.hop].bars
        if segment in sketch.crossing.get(bar, ())
    ]


def distance(tree: Tree, a: Thing, b: Thing) -> float | None:
    """Return how far two neighbours that are no lines are kept apart; `None` where something else says so."""
    if a.kind in (LOW_WALL, HIGH_WALL) or b.kind in (LOW_WALL, HIGH_WALL):
        wall, other = (a, b) if a.kind in (LOW_WALL, HIGH_WALL) else (b, a)
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
    if a.kind == BOX == b.kind:
        return BOX_BOX
    return TAG_TAG if a.kind == TAG == b.kind else BOX_TAG


def contained(sketch: Sketch, axis: int, found: list[Rule]) -> None:
    """Keep boxes as large as they must be, and members inside their groups."""
    tree = sketch.tree
    for box, each in enumerate(tree.boxes):
        low, high = 2 * box, 2 * box + 1
        least = each.size[axis]
        if tree.frame[box]:
            band = tree.bands[box] if axis else 0.0
            least = max(least, band + 2 * tree.padding(box), 0.0 if axis else sum(tree.titles[box]) + 8)
        elif each.shape is Shape.BAR:
            least = sketch.least(box, axis)
        found.append(Rule(low, high, ceil(least)))
        region = tree.parent[box]
        if region == ROOT:
            begin, end = sketch.frame[axis]
            found += [Rule(begin, low, 0.0), Rule(high, end, 0.0)]
        else:
            pad = tree.padding(region)
            band = tree.bands[region] if axis else 0.0
            found += [Rule(2 * region, low, ceil(pad + band)), Rule(high, 2 * region + 1, ceil(pad))]
