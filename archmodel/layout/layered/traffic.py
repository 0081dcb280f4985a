"""The lines that have a way already, and what others must cross of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = ["ALONE", "Traffic", "Way", "company"]

Lane = tuple[float, float, int, int, int]
"""Where a piece of a line begins and ends on its track, to which side (-1, 0, 1) it goes on there, and
the number of the line."""
ALONE: Final[Mapping[int, int]] = MappingProxyType({})


class Way(NamedTuple):
    """A line as it was found."""

    corners: list[tuple[float, float]]
    """Its corners, ends included."""
    through: list[int]
    """The nodes, times 2 plus axis, through which it runs straight."""


class Traffic:
    """The lines that have a way already: where they run straight on, and their pieces on every track."""

    __slots__ = ("lanes", "level", "straight", "upright")

    def __init__(self, xs: list[float], ys: list[float]) -> None:
        self.straight = [0] * (2 * len(xs))
        """For node times 2 plus axis, how many lines run through a node."""
        self.lanes: tuple[dict[float, list[Lane]], dict[float, list[Lane]]] = ({}, {})
        """For either axis, by the coordinate of a track, the pieces that lie on it."""
        self.upright = [self.lanes[0].setdefault(x, []) for x in xs]
        """For every node the pieces that lie on its upright track."""
        self.level = [self.lanes[1].setdefault(y, []) for y in ys]
        """For every node the pieces that lie on its level track."""

    def add(self, way: Way, line: int) -> None:
        """Note a line."""
        for key in way.through:
            self.straight[key] += 1
        for axis, at, lane in lanes_of(way.corners, line):
            self.lanes[axis][at].append(lane)

    def remove(self, way: Way, line: int) -> None:
        """Forget a line that was noted."""
        for key in way.through:
            self.straight[key] -= 1
        for axis, at, lane in lanes_of(way.corners, line):
            self.lanes[axis][at].remove(lane)

    def crossed(self, way: Way, line: int) -> int:
        """Return how many crossings a noted line has."""
        found = sum(self.straight[key ^ 1] for key in way.through)
        carried: Mapping[int, int] = ALONE
        for index, (axis, at, (low, high, before, behind, _)) in enumerate(lanes_of(way.corners, line)):
            others = [lane for lane in self.lanes[axis][at] if lane[4] != line]
            first, last = way.corners[index : index + 2]
            forward = first[1 - axis] < last[1 - axis]
            ends = (low, high, before, behind) if forward else (high, low, behind, before)
            more, carried = company(others, *ends, carried)
            found += more
        return found


def company(
    lanes: list[Lane], start: float, end: float, first: int, last: int, carried: Mapping[int, int]
) -> tuple[int, Mapping[int, int]]:
    """Return how many lines a piece on their track must cross, and on which side the others go on with it.

    `first` and `last` are the sides from which the piece comes and to which it goes on. Two lines that
    share a stretch must cross where the side on which they meet is not that on which they part. Where
    both come round the same corner they meet as `carried` says: by line, on which side of this one, and
    where both go round the same corner at the end, that is carried on.
    """
    crossed = 0
    along: Mapping[int, int] = ALONE
    forward = start < end
    least, most = (start, end) if forward else (end, start)
    for low, high, before, behind, line in lanes:
        if low >= most or high <= least:
            continue
        near, far = (low, high) if forward else (high, low)
        if not forward:
            before, behind = behind, before
        if near == start:
            meet = before - first or carried.get(line, 0)
        else:
            meet = before if (near > start) is forward else -first
        if far == end:
            part = behind - last
            if not part and last and meet:
                along = {**along, line: -1 if (meet > 0) is (forward is (last > 0)) else 1}
        else:
            part = behind if (far < end) is forward else -last
        crossed += meet * part < 0
    return crossed, along


def lanes_of(corners: list[tuple[float, float]], line: int) -> Iterator[tuple[int, float, Lane]]:
    """Yield the pieces of a line, each with axis and coordinate of its track."""
    for index, (one, other) in enumerate(pairwise(corners)):
        axis = 0 if one[0] == other[0] else 1
        at, begin, stop = one[axis], one[1 - axis], other[1 - axis]
        first = side_of(corners[index - 1][axis], at) if index else 0
        last = side_of(corners[index + 2][axis], at) if index + 2 < len(corners) else 0
        ends = (begin, stop, first, last) if begin < stop else (stop, begin, last, first)
        yield axis, at, (*ends, line)


def side_of(far: float, near: float) -> int:
    """Return -1 where `far` is lower than `near`, 1 where it is higher, else 0."""
    return (far > near) - (far < near)
