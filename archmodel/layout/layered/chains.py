"""Lines of a level as chains: from layer to layer, with a stand-in in each one that they pass.

A line that leaves the level runs through its layers to an end outside the first or the last one (after
the ports of Schulze, Spönemann, von Hanxleden 2014).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from archmodel.layout.layered.levels import Level

__all__ = ["Chain", "Exit", "Ordered", "stretched"]


class Exit(NamedTuple):
    """A line that leaves a level: from a member to what lies before the first layer or after the last."""

    hop: int
    end: int
    """The box at which the line ends, which is the member or stands in it."""
    member: int
    offset: float
    """Where on the member, -0.5 to 0.5 of its width, the line ends."""
    after: bool
    """Whether it leaves after the last layer."""
    place: float
    """Where, across the layers, its other end lies; only the order counts."""


class Chain(NamedTuple):
    """A line between layers, as what it runs through from the top: members and stand-ins."""

    hop: int
    nodes: list[int]
    upper: int
    """The box at which it ends above; -1 where that lies outside the level."""
    lower: int
    """The box at which it ends below; -1 where that lies outside the level."""


class Ordered:
    """Layers in order, with a stand-in for a long link in each layer it passes."""

    __slots__ = ("above", "below", "chains", "down", "ends", "layers", "outside", "up")

    def __init__(self, members: list[int], layers: list[list[int]]) -> None:
        self.layers = layers
        """Members and stand-ins, the latter as numbers below -1."""
        self.chains: list[Chain] = []
        self.outside: tuple[list[int], list[int]] = ([], [])
        """Stand-ins for the far ends of lines that leave, before the first and after the last layer."""
        self.ends: dict[int, list[tuple[int, float]]] = {each: [] for each in members}
        """For every member the ends of lines on it that are off its middle, numbers of their own, and
        how far off."""
        self.up: dict[int, list[tuple[int, float]]] = {each: [] for each in members}
        """For every member what it is joined to in the layer before, and where on it the line ends."""
        self.down: dict[int, list[tuple[int, float]]] = {each: [] for each in members}
        """The same in the layer behind."""
        self.above = {each: each for each in members}
        """For every stand-in what it is joined to in the layer before: a stand-in, a member or an end."""
        self.below = {each: each for each in members}
        """The same in the layer behind."""


def stretched(level: Level, exits: list[Exit], offsets: Mapping[tuple[int, int], float]) -> Ordered:
    """Return the layers in the order of declaration, with stand-ins for long links and for exits."""
    found = Ordered(level.members, [list(row) for row in level.layers])
    depth = {member: at for at, row in enumerate(level.layers) for member in row}
    spare = -2
    joints: list[tuple[list[int], float, float]] = []
    for link in level.links:
        tail, head = link.tail, link.head
        if depth[tail] > depth[head]:
            tail, head = head, tail
        between = range(depth[tail] + 1, depth[head])
        chain = [tail, *range(spare, spare - len(between), -1), head]
        for at, each in zip(between, chain[1:-1], strict=True):
            found.layers[at].append(each)
        spare -= len(between)
        if depth[tail] != depth[head]:
            ends = (link.source, link.target) if tail == link.tail else (link.target, link.source)
            found.chains.append(Chain(link.hop, chain, *ends))
            joints.append((chain, offsets.get((link.hop, tail), 0.0), offsets.get((link.hop, head), 0.0)))
    count = len(found.layers)
    for leaving in sorted(exits, key=lambda each: each.place):
        at = depth[leaving.member]
        passed = range(at + 1, count) if leaving.after else range(at - 1, -1, -1)
        chain = [leaving.member, *range(spare, spare - len(passed) - 1, -1)]
        for row, each in zip(passed, chain[1:-1], strict=True):
            found.layers[row].append(each)
        found.outside[leaving.after].append(chain[-1])
        spare -= len(passed) + 1
        if leaving.after:
            if passed:
                found.chains.append(Chain(leaving.hop, chain[:-1], leaving.end, -1))
            joints.append((chain, leaving.offset, 0.0))
        else:
            chain.reverse()
            if passed:
                found.chains.append(Chain(leaving.hop, chain[1:], -1, leaving.end))
            joints.append((chain, 0.0, leaving.offset))
    for chain, first, last in joints:
        spare = joined(found, chain, first, last, spare)
    return found


def joined(found: Ordered, chain: list[int], first: float, last: float, spare: int) -> int:
    """Note the neighbours on a chain, from the top; return the next number that is free.

    `first` and `last` say where on the members at its ends it begins and ends.
    """
    upper, lower = begin, end = chain[0], chain[-1]
    if first:
        begin, spare = spare, spare - 1
        found.ends[upper].append((begin, first))
    if last:
        end, spare = spare, spare - 1
        found.ends[lower].append((end, last))
    following, former = end, begin
    if len(chain) > 2:
        path = [*chain[1:-1], end]
        following, former = path[0], path[-2]
        found.above[following] = begin
        found.above.update(zip(path[1:-1], path, strict=False))
        found.below.update(pairwise(path))
    if upper >= 0:
        found.down[upper].append((following, first))
    else:
        found.below[upper] = following
    if lower >= 0:
        found.up[lower].append((former, last))
    else:
        found.above[lower] = former
    return spare
