"""What holds lines together on one axis: ends on their boxes, pieces long enough, room on bars."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import Final

from archmodel.layout.layered.rule import Rule
from archmodel.layout.layered.sketch import Segment, Sketch
from archmodel.layout.layered.tags import CORNER_ROOM, END_ROOM

__all__ = ["attached", "captioned"]

PORTS_APART: Final = 16.0
"""Pixels between two lines that end on the same side of a box."""
LINES_APART: Final = 10.0
"""Pixels between two lines that cross a bar."""
CORNER: Final = 12.0
"""Pixels between the corner of a box and a line that ends on its side."""
STUB: Final = 18.0
"""Pixels a line runs at least straight out of a box."""
DIRECT: Final = 32.0
"""Pixels a line between two boxes has at least."""
JOG: Final = 10.0
"""Pixels any other piece of a line has at least."""
CAPTION_ROOM: Final = 12.0
"""Pixels between the caption of a bar and the next line."""


def moves_aside(segment: Segment) -> bool:
    """Say whether a line goes on in the same direction after a segment as before it."""
    before, after = segment.before, segment.after
    return before is not None and after is not None and before.ahead == after.ahead


def attached(
    sketch: Sketch,
    axis: int,
    found: list[Rule],
    here: list[float],
    *,
    steps: bool,
) -> None:
    """Keep ends on the sides of their boxes, and pieces of lines long enough to be seen."""
    tree = sketch.tree
    sides: dict[int, set[tuple[float, int]]] = {}
    for segment in sketch.segments[axis]:
        var, hop = segment.var, tree.hops[segment.hop]
        for box, side, ends in (
            (hop.source, segment.first, segment.before is None),
            (hop.target, segment.last, segment.after is None),
        ):
            if ends:
                found.append(Rule(2 * box, var, ceil(CORNER + tree.bands[box]) if axis else CORNER))
                found.append(Rule(var, 2 * box + 1, CORNER))
                sides.setdefault(side, set()).add((here[var], var))
        for bar in hop.bars:
            if segment in sketch.crossing.get(bar, ()):
                found.append(Rule(2 * bar, var, CORNER))
                found.append(Rule(var, 2 * bar + 1, CORNER))
    for row in sides.values():
        if len(row) > 1:
            found.extend(Rule(one, other, PORTS_APART) for (_, one), (_, other) in pairwise(sorted(row)))
    for segment in sketch.segments[1 - axis]:
        one, other = segment.first, segment.last
        if here[one] > here[other]:
            one, other = other, one
        free = (segment.before is not None) + (segment.after is not None)
        straightens = free == 2 and not steps and moves_aside(segment)
        found.append(Rule(one, other, 0.0 if straightens else (DIRECT, STUB, JOG)[free]))
        if segment.fork not in (-1, segment.last):
            one, other = (segment.fork, segment.last) if segment.ahead else (segment.last, segment.fork)
            found.append(Rule(one, other, STUB if segment.after is None else JOG))
    for tag in sketch.tags:
        segment = tag.segment
        if segment.axis != axis:
            low, high = segment.alone, segment.last
            begin = END_ROOM if segment.before is None and segment.fork < 0 else CORNER_ROOM
            end = END_ROOM if segment.after is None else CORNER_ROOM
            if here[low] > here[high]:
                low, high, begin, end = high, low, end, begin
            found.append(Rule(low, tag.var, begin))
            found.append(Rule(tag.var, high, ceil(tag.along) + end))


def captioned(sketch: Sketch, axis: int, found: list[Rule], here: list[float]) -> None:
    """Keep what crosses a bar apart, with room for its caption."""
    bars: dict[int, list[tuple[int, float]]] = {}
    for bar, those in sketch.crossing.items():
        if those and those[0].axis == axis:
            crossed = sorted({each.var for each in those}, key=lambda each: (here[each], each))
            bars[bar] = [(each, 0.0) for each in crossed]
    for caption in sketch.captions:
        if caption.axis == axis:
            bars.setdefault(caption.bar, []).insert(caption.slot, (caption.var, caption.size))
    for bar, row in bars.items():
        found.append(Rule(2 * bar, row[0][0], CORNER))
        for (one, size), (other, more) in pairwise(row):
            found.append(Rule(one, other, ceil(size) + (CAPTION_ROOM if size or more else LINES_APART)))
        last, size = row[-1]
        found.append(Rule(last, 2 * bar + 1, ceil(size) + CORNER))
