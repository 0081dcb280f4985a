"""Between phases six and seven: lines of one source and one look that run together are one, and branch.

The router leads lines that leave a box on the same side along the same tracks for as long as it can.
Those that look the same, and go to different ends, need not lie side by side there: they share the
numbers of that way, a trunk, up to where they part. Nothing may stand between them in the order of
the lines, so what crosses what stays as it is.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import groupby, pairwise

from archmodel.layout.layered.attach import moves_aside
from archmodel.layout.layered.sketch import Segment, Sketch

__all__ = ["share_trunks"]


def share_trunks(sketch: Sketch, known: Container[int] = ()) -> None:
    """Give lines that branch one number for every piece they share.

    A hop that is in `known` shares nothing with one that is not, as its label has its place already.
    """
    tree = sketch.tree
    sides: dict[object, dict[int, Segment]] = {}
    for number, hop in enumerate(tree.hops):
        wire = tree.scene.wires[hop.wire]
        first = sketch.ways[number][0]
        if tree.index[wire.source] == hop.source != hop.target:
            port = first.axis, first.ahead, first.first, sketch.pos[first.axis][first.var]
            look = (*port, wire.stroke, wire.tail, number in known)
            sides.setdefault(look, {}).setdefault(hop.target, first)
    several = [[*ends.values()] for ends in sides.values() if len(ends) > 1]
    if several:
        between = Between(sketch)
        for side in several:
            share(sketch, between, side)


class Between:
    """What stands between two segments in the order of the lines."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.ranked = tuple(
            {sketch.rank[axis][segment.var]: segment for segment in sketch.segments[axis]} for axis in (0, 1)
        )

    def free(self, one: Segment, other: Segment) -> bool:
        """Say whether no line runs between two where both, or where either, run from the same place."""
        axis = one.axis
        ranks, there = self.sketch.rank[axis], self.sketch.pos[1 - axis]
        ends = [there[each] for each in (one.first, one.last, other.last)]
        low, high = min(ends), max(ends)
        if one.ahead is other.ahead:
            low, high = (low, sorted(ends)[1]) if one.ahead else (sorted(ends)[1], high)
        rank, last = ranks[one.var] + 1, ranks[other.var]
        while rank < last:
            segment = self.ranked[axis].get(rank)
            if segment is not None:
                start, end = sorted((there[segment.first], there[segment.last]))
                if start <= high and end >= low:
                    return False
            rank += 1
        return True


def share(sketch: Sketch, between: Between, row: list[Segment]) -> None:
    """Join segments that begin at the same place on the same track, and what follows them.

    A line that ends at the border of a group, while another goes on inside, stays alone; so does one
    that moves aside where another does not, as it may become straight.
    """
    ranks, there = sketch.rank[row[0].axis], sketch.pos[1 - row[0].axis]
    farthest = {each.ahead: each for each in sorted(row, key=lambda each: reach(there, each))}
    row = [each for each in row if goes_along(sketch, each, farthest[each.ahead])]
    row.sort(key=lambda each: ranks[each.var])
    joined = [row[:1]]
    for one, other in pairwise(row):
        if between.free(one, other):
            joined[-1].append(other)
        else:
            joined.append([other])
    for trunk in joined:
        if len(trunk) > 1:
            join(sketch, between, trunk)


def goes_along(sketch: Sketch, segment: Segment, farthest: Segment) -> bool:
    """Say whether a line turns away before the farthest does, or moves aside just as that does."""
    mine, its = segment.after, farthest.after
    if segment is farthest or mine is None or not moves_aside(mine):
        return segment is farthest or mine is not None
    if its is None or not moves_aside(its):
        return False
    here, there = sketch.pos[segment.axis], sketch.pos[1 - segment.axis]
    return there[mine.var] == there[its.var] and here[mine.last] == here[its.last]


def join(sketch: Sketch, between: Between, trunk: list[Segment]) -> None:
    """Give the segments of a trunk the number of the longest, then look at those that follow."""
    there = sketch.pos[1 - trunk[0].axis]
    trunk.sort(key=lambda each: reach(there, each))
    for segment in trunk[:-1]:
        renumber(segment, trunk[-1].var)
    for ahead in (False, True):
        branches = [each for each in trunk if each.ahead is ahead]
        if len(branches) > 1:
            for _, those in groupby(branches, key=lambda each: reach(there, each)):
                following = [each.after for each in those if each.after is not None]
                if len(following) > 1:
                    share(sketch, between, following)
            for one, other in pairwise(branches):
                one.fork = one.last
                other.fork = one.last if reach(there, other) > reach(there, one) else other.last


def reach(there: list[float], segment: Segment) -> float:
    """Return how long a segment is, with the numbers of the other axis."""
    return abs(there[segment.last] - there[segment.first])


def renumber(segment: Segment, var: int) -> None:
    """Move a segment to the number of another."""
    segment.var = var
    if segment.before is not None:
        segment.before.last = var
    if segment.after is not None:
        segment.after.first = var
