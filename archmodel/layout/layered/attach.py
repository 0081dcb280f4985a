"""What holds lines together on one axis: ends on their boxes, pieces long enough, room on bars."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from archmodel.layout.layered.sketch import Segment, Sketch
from archmodel.layout.layered.tags import CORNER_ROOM, END_ROOM

__all__ = ["JOG", "Kept", "Rule", "attached", "captioned", "keep"]

Rule = tuple[int, int, float]
"""The second number is at least so much higher than the first."""
Kept = dict[tuple[int, int], float]
"""Rules by the numbers they are about."""
PORTS_APART = 16.0
"""Pixels between two lines that end on the same side of a box."""
LINES_APART = 10.0
"""Pixels between two lines that cross a bar."""
CORNER = 12.0
"""Pixels between the corner of a box and a line that ends on its side."""
STUB = 18.0
"""Pixels a line runs at least straight out of a box."""
DIRECT = 32.0
"""Pixels a line between two boxes has at least."""
JOG = 10.0
"""Pixels any other piece of a line has at least."""
CAPTION_ROOM = 12.0
"""Pixels between the caption of a bar and the next line."""


def keep(best: Kept, low: int, high: int, gap: float) -> None:
    """Note a constraint, unless a stricter one between the same numbers is known."""
    gap = float(ceil(gap))
    known = best.get((low, high))
    if known is None or known < gap:
        best[low, high] = gap


def moves_aside(segment: Segment) -> bool:
    """Say whether a line goes on in the same direction after a segment as before it."""
    before, after = segment.before, segment.after
    return before is not None and after is not None and before.ahead == after.ahead


def attached(
    sketch: Sketch,
    axis: int,
    best: Kept,
    here: list[float],
    *,
    steps: bool,
) -> None:
    """Keep ends on the sides of their boxes, and pieces of lines long enough to be seen."""
    tree = sketch.tree
    sides: dict[int, list[tuple[float, int]]] = {}
    for segment in sketch.segments[axis]:
        hop = tree.hops[segment.hop]
        for box, ends in ((hop.source, segment.before is None), (hop.target, segment.after is None)):
            if ends:
                side = segment.first if box == hop.source and segment.before is None else segment.last
                onto(sketch, axis, best, segment.var, box)
                sides.setdefault(side, []).append((here[segment.var], segment.var))
        for bar in hop.bars:
            if segment in sketch.crossing.get(bar, ()):
                keep(best, 2 * bar, segment.var, CORNER)
                keep(best, segment.var, 2 * bar + 1, CORNER)
    for row in sides.values():
        for (_, one), (_, other) in pairwise(sorted(row)):
            keep(best, one, other, PORTS_APART)
    for segment in sketch.segments[1 - axis]:
        one, other = segment.first, segment.last
        if here[one] > here[other]:
            one, other = other, one
        free = (segment.before is not None) + (segment.after is not None)
        if free == 2 and not steps and moves_aside(segment):
            keep(best, one, other, 0.0)
        else:
            keep(best, one, other, (DIRECT, STUB, JOG)[free])
    for tag in sketch.tags:
        segment = tag.segment
        if segment.axis != axis:
            low, high = segment.first, segment.last
            begins, stops = segment.before, segment.after
            if here[low] > here[high]:
                low, high, begins, stops = high, low, stops, begins
            keep(best, low, tag.var, CORNER_ROOM if begins is not None else END_ROOM)
            keep(best, tag.var, high, ceil(tag.along) + (CORNER_ROOM if stops is not None else END_ROOM))


def onto(sketch: Sketch, axis: int, best: Kept, var: int, box: int) -> None:
    """Keep a number between the edges of a box, off its corners, and off a group's title."""
    tree = sketch.tree
    top = CORNER + (tree.bands[box] if axis else 0.0)
    keep(best, 2 * box, var, top)
    keep(best, var, 2 * box + 1, CORNER)


def captioned(sketch: Sketch, axis: int, best: Kept, here: list[float]) -> None:
    """Keep what crosses a bar apart, with room for its caption."""
    bars: dict[int, list[tuple[int, float]]] = {}
    for bar, those in sketch.crossing.items():
        if those and those[0].axis == axis:
            bars[bar] = [(each.var, 0.0) for each in sorted(those, key=lambda each: here[each.var])]
    for caption in sketch.captions:
        if caption.axis == axis:
            bars.setdefault(caption.bar, []).insert(caption.slot, (caption.var, caption.size))
    for bar, row in bars.items():
        keep(best, 2 * bar, row[0][0], CORNER)
        for (one, size), (other, more) in pairwise(row):
            keep(best, one, other, ceil(size) + (CAPTION_ROOM if size or more else LINES_APART))
        last, size = row[-1]
        keep(best, last, 2 * bar + 1, ceil(size) + CORNER)
