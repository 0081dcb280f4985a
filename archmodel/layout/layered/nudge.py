"""Phase six: give segments that lie on one another an order, so that no lines cross needlessly.

Two lines on a shared way are followed to where they part; the side to which they part there is
their order all along (Wybrow, Marriott, Stuckey 2009). The result is a total order of all numbers
of an axis, from which the drawing can be spread out without changing what crosses what.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import islice

from archmodel.layout.layered.sketch import Segment, Sketch

__all__ = ["put_in_order"]


def put_in_order(sketch: Sketch) -> None:
    """Fill in `sketch.rank`."""
    for axis in (0, 1):
        pos = sketch.pos[axis]
        turn = dict.fromkeys(range(len(pos)), 0)
        groups: dict[float, list[Segment]] = {}
        for segment in sketch.segments[axis]:
            groups.setdefault(pos[segment.var], []).append(segment)
        for group in groups.values():
            for cluster in clusters(sketch, group):
                for index, segment in enumerate(sequence(sketch, cluster)):
                    turn[segment.var] = index
        order = sorted(range(len(pos)), key=lambda each: (pos[each], turn[each], each))
        rank = [0.0] * len(pos)
        for index, each in enumerate(order):
            rank[each] = float(index)
        sketch.rank[axis][:] = rank


def extent(sketch: Sketch, segment: Segment) -> tuple[float, float]:
    """Return where a segment begins and ends, the lower end first."""
    values = sketch.pos[1 - segment.axis]
    one, other = values[segment.first], values[segment.last]
    return (one, other) if one <= other else (other, one)


def clusters(sketch: Sketch, group: list[Segment]) -> list[list[Segment]]:
    """Return the segments of one track in sets that overlap or touch."""
    found: list[list[Segment]] = []
    reach = 0.0
    for segment in sorted(group, key=lambda each: (extent(sketch, each), each.var)):
        start, end = extent(sketch, segment)
        if found and start <= reach:
            found[-1].append(segment)
            reach = max(reach, end)
        else:
            found.append([segment])
            reach = end
    return found


def sequence(sketch: Sketch, cluster: list[Segment]) -> list[Segment]:
    """Return overlapping segments in an order that respects every pair, where that is possible."""
    count = len(cluster)
    if count == 1:
        return cluster
    cluster = sorted(cluster, key=lambda each: each.var)
    spans = [extent(sketch, each) for each in cluster]
    waiting = [[0, 0] for _ in cluster]
    follow: list[list[tuple[int, bool]]] = [[] for _ in cluster]
    by_start = sorted(range(count), key=spans.__getitem__)
    for index, one in enumerate(by_start):
        for other in islice(by_start, index + 1, None):
            if spans[other][0] > spans[one][1]:
                break
            side, either = compare(sketch, cluster[one], cluster[other])
            if side:
                before, after = (one, other) if side < 0 else (other, one)
                follow[before].append((after, either))
                waiting[after][either] += 1
    heap = [(*waiting[each], each) for each in range(count)]
    heapify(heap)
    found: dict[int, Segment] = {}
    while heap:
        chosen = heappop(heap)[2]
        if chosen not in found:
            found[chosen] = cluster[chosen]
            for other, either in follow[chosen]:
                waiting[other][either] -= 1
                heappush(heap, (*waiting[other], other))
    return [*found.values()]


def compare(sketch: Sketch, one: Segment, other: Segment) -> tuple[int, bool]:
    """Return -1 where `one` belongs before `other`, 1 where behind, 0 where it does not matter.

    Also say whether the two cross in either order, so that others may have their way.
    """
    if one.hop > other.hop:
        side, either = compare(sketch, other, one)
        return -side, either
    ahead = followed(sketch, one, other, forward=True)
    back = followed(sketch, one, other, forward=False)
    side = ahead or back or followed(sketch, one, other, forward=True, together=-1)
    return side, ahead * back < 0


def followed(sketch: Sketch, one: Segment, other: Segment, *, forward: bool, together: int = 0) -> int:
    """Follow two lines from a shared track to where they part; return the order that means here.

    `forward` says whether to go the way the first line runs, or against it; `together` is their order
    at the end of both, where they never part.
    """
    flip = 1
    a: Segment | None = one
    b: Segment | None = other
    values = sketch.pos[1 - one.axis]
    tip = one.last if forward else one.first
    root = one.first if forward else one.last
    up = values[tip] > values[root]
    for _ in range(64):
        if a is None or b is None:
            return 0
        values = sketch.pos[1 - a.axis]
        end_a = (max if up else min)(values[a.first], values[a.last])
        end_b = (max if up else min)(values[b.first], values[b.last])
        next_a, side_a = turned(sketch, a, end_a)
        next_b, side_b = turned(sketch, b, end_b)
        if end_a != end_b:
            if (end_a < end_b) == up:
                return flip * side_a
            return -flip * side_b
        if side_a != side_b:
            return flip * (side_a - side_b > 0) - flip * (side_a - side_b < 0)
        if not side_a:
            return flip * together
        if up == (side_a > 0):
            flip = -flip
        up = side_a > 0
        a, b = next_a, next_b
    return 0


def turned(sketch: Sketch, segment: Segment, end: float) -> tuple[Segment | None, int]:
    """Return the segment that goes on from an end, and whether it goes lower (-1) or higher (1)."""
    values = sketch.pos[1 - segment.axis]
    following = segment.after if values[segment.last] == end else segment.before
    if following is None:
        return None, 0
    own = sketch.pos[segment.axis]
    at = own[segment.var]
    one, other = own[following.first], own[following.last]
    far = other if one == at else one
    return following, (far > at) - (far < at)
