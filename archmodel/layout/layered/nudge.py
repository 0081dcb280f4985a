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
    lines = (pieces(sketch, 0), pieces(sketch, 1))
    for axis in (0, 1):
        pos = sketch.pos[axis]
        turn = dict.fromkeys(range(len(pos)), 0)
        groups: dict[float, list[Piece]] = {}
        for segment in sketch.segments[axis]:
            groups.setdefault(pos[segment.var], []).append(lines[axis][segment.var])
        for group in groups.values():
            for cluster in clusters(group):
                for index, piece in enumerate(sequence(lines, cluster)):
                    turn[piece.var] = index
        order = sorted(range(len(pos)), key=lambda each: (pos[each], turn[each]))
        rank = [0.0] * len(pos)
        for index, each in enumerate(order):
            rank[each] = float(index)
        sketch.rank[axis][:] = rank


class Piece:
    """A segment as this phase sees it: where its ends are, and to which side the line turns there."""

    __slots__ = ("axis", "ends", "hop", "nexts", "turns", "up", "var")

    def __init__(
        self,
        segment: Segment,
        up: bool,
        ends: tuple[float, float],
        turns: tuple[int, int],
        nexts: tuple[int, int],
    ) -> None:
        self.axis = segment.axis
        self.var = segment.var
        self.hop = segment.hop
        self.up = up
        """Whether the line runs towards higher numbers."""
        self.ends = ends
        """Its lower and its higher end."""
        self.turns = turns
        """Whether it goes on, at either end, lower (-1) or higher (1), or ends (0)."""
        self.nexts = nexts
        """The number of the segment, on the other axis, with which it goes on; -1 where it ends."""


Pieces = dict[int, Piece]
"""The pieces of one axis by their numbers."""


def pieces(sketch: Sketch, axis: int) -> Pieces:
    """Return the segments of an axis as pieces."""
    own, values = sketch.pos[axis], sketch.pos[1 - axis]
    found = {}
    for segment in sketch.segments[axis]:
        first, last = values[segment.first], values[segment.last]
        at = own[segment.var]
        ends = (first, last) if first <= last else (last, first)
        turns, nexts = [], []
        for end in ends:
            following = segment.after if last == end else segment.before
            far = at
            if following is not None:
                far = own[following.first]
                far = own[following.last] if far == at else far
            turns.append((far > at) - (far < at))
            nexts.append(-1 if following is None else following.var)
        found[segment.var] = Piece(segment, last > first, ends, (turns[0], turns[1]), (nexts[0], nexts[1]))
    return found


def clusters(group: list[Piece]) -> list[list[Piece]]:
    """Return the pieces of one track in sets that overlap or touch."""
    found: list[list[Piece]] = []
    reach = 0.0
    for piece in sorted(group, key=lambda each: (each.ends, each.var)):
        start, end = piece.ends
        if found and start <= reach:
            found[-1].append(piece)
            reach = max(reach, end)
        else:
            found.append([piece])
            reach = end
    return found


def sequence(lines: tuple[Pieces, Pieces], cluster: list[Piece]) -> list[Piece]:
    """Return overlapping pieces in an order that respects every pair, where that is possible."""
    count = len(cluster)
    if count == 1:
        return cluster
    cluster = sorted(cluster, key=lambda each: each.var)
    waiting = [[0, 0] for _ in cluster]
    follow: list[tuple[list[int], list[int]]] = [([], []) for _ in cluster]
    """For every piece those behind it: those that must be, and those that cross it in either order."""
    by_start = sorted(range(count), key=lambda each: cluster[each].ends)
    for index, one in enumerate(by_start):
        piece = cluster[one]
        end = piece.ends[1]
        for other in islice(by_start, index + 1, None):
            another = cluster[other]
            if another.ends[0] > end:
                break
            side, either = compare(lines, piece, another)
            if side:
                before, after = (one, other) if side < 0 else (other, one)
                follow[before][either].append(after)
                waiting[after][either] += 1
    heap = [(*waiting[each], each) for each in range(count)]
    heapify(heap)
    found: dict[int, Piece] = {}
    while heap:
        must, _, chosen = heappop(heap)
        if chosen in found:
            continue
        if must:  # only now those count that others hold back, so only now they need the right place
            rest = (each for each in range(count) if each not in found)
            heap = [(*waiting[each], each) for each in rest]
            heapify(heap)
            chosen = heappop(heap)[2]
        found[chosen] = cluster[chosen]
        for kind, others in enumerate(follow[chosen]):
            for other in others:
                its = waiting[other]
                its[kind] -= 1
                if not its[0]:
                    heappush(heap, (0, its[1], other))
    return [*found.values()]


def compare(lines: tuple[Pieces, Pieces], one: Piece, other: Piece) -> tuple[int, bool]:
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


def parting(lines: tuple[Pieces, Pieces], one: Piece, other: Piece, up: bool, together: int = 0) -> int:
    """Follow two lines from a shared track to where they part; return the order that means here.

    `up` says whether to go towards higher numbers; `together` is their order at the end of both,
    where they never part.
    """
    flip = 1
    for _ in range(64):
        mine, its = one.ends[up], other.ends[up]
        if mine != its:
            return flip * one.turns[up] if (mine < its) is up else -flip * other.turns[up]
        side = one.turns[up]
        if side != other.turns[up]:
            return flip if side > other.turns[up] else -flip
        if not side:
            return flip * together
        following = lines[1 - one.axis]
        one, other = following[one.nexts[up]], following[other.nexts[up]]
        if up is (side > 0):
            flip = -flip
        up = side > 0
    return 0
