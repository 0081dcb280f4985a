"""Phase six: give segments that lie on one another an order, so that no lines cross needlessly.

Two lines on a shared way are followed to where they part; the side to which they part there is
their order all along (Wybrow, Marriott, Stuckey 2009). The result is a total order of all numbers
of an axis, from which the drawing can be spread out without changing what crosses what.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import islice
from typing import final

from archmodel.layout.layered.sketch import Segment, Sketch

__all__ = ["put_in_order"]


def put_in_order(sketch: Sketch) -> None:
    """Fill in `sketch.rank`."""
    lines = pieces(sketch)
    for axis in (0, 1):
        pos = sketch.pos[axis]
        turn = [0] * len(pos)
        groups: dict[float, list[Piece]] = {}
        for piece in lines:
            if piece.axis == axis:
                groups.setdefault(pos[piece.var], []).append(piece)
        for group in groups.values():
            for cluster in clusters(group):
                for index, piece in enumerate(sequence(lines, cluster)):
                    turn[piece.var] = index
        order = sorted(range(len(pos)), key=turn.__getitem__)
        order.sort(key=pos.__getitem__)
        rank = [0.0] * len(pos)
        for index, each in enumerate(order):
            rank[each] = float(index)
        sketch.rank[axis][:] = rank


@final
class Piece:
    """A segment as this phase sees it: where its ends are, and how the line goes on there."""

    __slots__ = ("axis", "high", "high_next", "high_turn", "hop", "low", "low_next", "low_turn", "up", "var")

    def __init__(self, segment: Segment, first: float, last: float) -> None:
        self.axis = segment.axis
        self.var = segment.var
        self.hop = segment.hop
        self.up = last > first
        """Whether the line runs towards higher numbers."""
        self.low, self.high = (first, last) if first <= last else (last, first)
        self.low_turn = self.high_turn = 0
        """Whether the line goes on, at either end, lower (-1) or higher (1), or ends (0)."""
        self.low_next = self.high_next = -1
        """The number of the piece with which it goes on; -1 where it ends."""


def pieces(sketch: Sketch) -> list[Piece]:
    """Return the segments of both axes as pieces, which know each other by their place in the list."""
    found: list[Piece] = []
    numbers: list[dict[int, int]] = []
    for axis in (0, 1):
        values = sketch.pos[1 - axis]
        numbers.append({each.var: at for at, each in enumerate(sketch.segments[axis], len(found))})
        found += [Piece(each, values[each.first], values[each.last]) for each in sketch.segments[axis]]
    for axis in (0, 1):
        own, values, beside = sketch.pos[axis], sketch.pos[1 - axis], numbers[1 - axis]
        for segment in sketch.segments[axis]:
            piece = found[numbers[axis][segment.var]]
            for end in (piece.low, piece.high):
                following = segment.after if values[segment.last] == end else segment.before
                if following is None:
                    continue
                far, at = own[following.first], own[segment.var]
                far = own[following.last] if far == at else far
                if end == piece.low:
                    piece.low_turn, piece.low_next = (far > at) - (far < at), beside[following.var]
                if end == piece.high:
                    piece.high_turn, piece.high_next = (far > at) - (far < at), beside[following.var]
    return found


def clusters(group: list[Piece]) -> list[list[Piece]]:
    """Return the pieces of one track in sets that overlap or touch."""
    found: list[list[Piece]] = []
    reach = 0.0
    for piece in sorted(group, key=lambda each: (each.low, each.high, each.var)):
        start, end = piece.low, piece.high
        if found and start <= reach:
            found[-1].append(piece)
            reach = max(reach, end)
        else:
            found.append([piece])
            reach = end
    return found


def sequence(lines: list[Piece], cluster: list[Piece]) -> list[Piece]:
    """Return overlapping pieces, those that start first given first, in an order that respects every pair.

    Where there is none, as few as possible are passed over.
    """
    count = len(cluster)
    if count == 1:
        return cluster
    named = sorted(cluster, key=lambda each: each.var)
    number = {piece.var: at for at, piece in enumerate(named)}
    must, may = count * count, count
    """What a piece waits for, in one number: what must be before it, and what crosses it in either order."""
    waiting = list(range(count))
    follow: list[tuple[list[int], list[int]]] = [([], []) for _ in cluster]
    """For every piece those behind it: those that must be, and those that cross it in either order."""
    for index, piece in enumerate(cluster):
        end = piece.high
        one = number[piece.var]
        for another in islice(cluster, index + 1, None):
            if another.low > end:
                break
            side, either = compare(lines, piece, another)
            if side:
                other = number[another.var]
                before, after = (one, other) if side < 0 else (other, one)
                follow[before][either].append(after)
                waiting[after] += may if either else must
    heap = list(waiting)
    heapify(heap)
    found: dict[int, Piece] = {}
    while heap:
        key = heappop(heap)
        chosen = key % count
        if chosen in found:
            continue
        if key >= must:  # only now those count that others hold back, so only now they need the right place
            heap = [key for key in waiting if key % count not in found]
            heapify(heap)
            chosen = heappop(heap) % count
        found[chosen] = named[chosen]
        for kind, others in enumerate(follow[chosen]):
            for other in others:
                waiting[other] -= may if kind else must
                if waiting[other] < must:
                    heappush(heap, waiting[other])
    return [*found.values()]


def compare(lines: list[Piece], one: Piece, other: Piece) -> tuple[int, bool]:
    """Return -1 where `one` belongs before `other`, 1 where behind, 0 where it does not matter.

    Also say whether the two cross in either order, so that others may have their way.
    """
    sign = 1
    if one.hop > other.hop:
        one, other, sign = other, one, -1
    ahead = parting(lines, one, other, one.up)
    back = parting(lines, one, other, not one.up)
    if ahead or back:
        return sign * (ahead or back), ahead * back < 0
    return sign * parting(lines, one, other, one.up, together=-1), False


def parting(lines: list[Piece], one: Piece, other: Piece, up: bool, together: int = 0) -> int:
    """Follow two lines from a shared track to where they part; return the order that means here.

    `up` says whether to go towards higher numbers; `together` is their order at the end of both,
    where they never part.
    """
    flip = 1
    for _ in range(64):
        mine, its = (one.high, other.high) if up else (one.low, other.low)
        side, its_side = (one.high_turn, other.high_turn) if up else (one.low_turn, other.low_turn)
        if mine != its:
            return flip * side if (mine < its) is up else -flip * its_side
        if side != its_side:
            return flip if side > its_side else -flip
        if not side:
            return flip * together
        if up:
            one, other = lines[one.high_next], lines[other.high_next]
        else:
            one, other = lines[one.low_next], lines[other.low_next]
        if up is (side > 0):
            flip = -flip
        up = side > 0
    return 0
