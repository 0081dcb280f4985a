"""Lines of a level as chains: from layer to layer, with a stand-in in each one that they pass.

A line that leaves the level runs through its layers to an end outside the first or the last one (after
the ports of Schulze, Spönemann, von Hanxleden 2014).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, final

from archmodel.layout.layered.levels import Level

__all__ = ["Chain", "Exit", "Joint", "Network", "Ordered", "stretched"]


@final
class Exit:
    """A line that leaves a level: from a member to what lies before the first layer or after the last."""

    __slots__ = ("after", "end", "hop", "member", "offset", "place")

    def __init__(self, hop: int, end: int, member: int, offset: float, *, after: bool, place: float) -> None:
        self.hop = hop
        self.end = end
        """The box at which the line ends, which is the member or stands in it."""
        self.member = member
        self.offset = offset
        """Where on the member, -0.5 to 0.5 of its width, the line ends."""
        self.after = after
        """Whether it leaves after the last layer."""
        self.place = place
        """Where, across the layers, its other end lies; only the order counts."""


@final
class Chain:
    """A line between layers, as what it runs through from the top: members and stand-ins."""

    __slots__ = ("hop", "lower", "nodes", "upper")

    def __init__(self, hop: int, nodes: list[int], upper: int, lower: int) -> None:
        self.hop = hop
        self.nodes = nodes
        self.upper = upper
        """The box at which it ends above; -1 where that lies outside the level."""
        self.lower = lower
        """The box at which it ends below; -1 where that lies outside the level."""


class Ordered(NamedTuple):
    """Layers in order, with a stand-in for a long link in each layer it passes."""

    layers: list[list[int]]
    """Members and stand-ins, the latter as numbers below -1."""
    chains: list[Chain]


@final
class Joint:
    """One end of a line on a member."""

    __slots__ = ("node", "off")

    def __init__(self, node: int, off: float) -> None:
        self.node = node
        self.off = off
        """How far off the middle of the member, -0.5 to 0.5 of its width."""


class Network:
    """The layers of a level in numbers of their own: members, then stand-ins, then ends of lines.

    The first and the last row lie outside the level, and hold the far ends of lines that leave.
    """

    __slots__ = ("above", "below", "chains", "down", "ends", "members", "node", "rows", "up")

    def __init__(self, level: Level) -> None:
        self.members = level.members
        self.node = {member: node for node, member in enumerate(level.members)}
        self.rows: list[list[int]] = [[], *([self.node[each] for each in row] for row in level.layers), []]
        self.chains: list[Chain] = []
        self.ends: list[list[Joint]] = [[] for _ in self.members]
        """For every member the ends of lines on it that are off its middle, each with its own node."""
        self.up: list[list[Joint]] = [[] for _ in self.members]
        """For every member what it is joined to in the row before, and where on it the line ends."""
        self.down: list[list[Joint]] = [[] for _ in self.members]
        """The same in the row behind."""
        self.above = [*self.node.values()]
        """For every stand-in what it is joined to in the row before: a stand-in, a member or an end."""
        self.below = [*self.node.values()]
        """The same in the row behind."""

    def spare(self) -> int:
        """Return a new node."""
        node = len(self.above)
        self.above.append(node)
        self.below.append(node)
        return node

    def passing(self, rows: range) -> list[int]:
        """Return a new stand-in for each of some rows."""
        found = []
        for at in rows:
            node = self.spare()
            self.rows[at].append(node)
            found.append(node)
        return found

    def names(self, nodes: list[int]) -> list[int]:
        """Return nodes as the level and its chains know them: members, and below -1 the stand-ins."""
        members, count = self.members, len(self.members)
        return [members[node] if node < count else count - 2 - node for node in nodes]

    def layers(self, rows: list[list[int]]) -> list[list[int]]:
        """Return rows, in any order, as layers."""
        return [self.names(row) for row in rows[1:-1]]


def stretched(level: Level, exits: list[Exit], offsets: Mapping[tuple[int, int], float]) -> Network:
    """Return the layers in the order of declaration, with stand-ins for long links and for exits."""
    found = Network(level)
    node = found.node
    depth = {member: at for at, row in enumerate(level.layers, 1) for member in row}
    joints: list[tuple[list[int], float, float]] = []
    for link in level.links:
        tail, head, ends = link.tail, link.head, (link.source, link.target)
        if depth[tail] > depth[head]:
            tail, head, ends = head, tail, ends[::-1]
        chain = [node[tail], *found.passing(range(depth[tail] + 1, depth[head])), node[head]]
        if depth[tail] != depth[head]:
            found.chains.append(Chain(link.hop, found.names(chain), *ends))
            joints.append((chain, offsets.get((link.hop, tail), 0.0), offsets.get((link.hop, head), 0.0)))
    last = len(level.layers) + 1
    for leaving in sorted(exits, key=lambda each: each.place):
        at = depth[leaving.member]
        passed = found.passing(range(at + 1, last + 1) if leaving.after else range(at - 1, -1, -1))
        if leaving.after:
            chain = [node[leaving.member], *passed]
            if len(chain) > 2:
                found.chains.append(Chain(leaving.hop, found.names(chain[:-1]), leaving.end, -1))
            joints.append((chain, leaving.offset, 0.0))
        else:
            chain = [*passed[::-1], node[leaving.member]]
            if len(chain) > 2:
                found.chains.append(Chain(leaving.hop, found.names(chain[1:]), -1, leaving.end))
            joints.append((chain, 0.0, leaving.offset))
    for chain, begin, end in joints:
        join(found, chain, begin, end)
    return found


def join(found: Network, chain: list[int], first: float, last: float) -> None:
    """Note the neighbours on a chain, from the top.

    `first` and `last` say where on the members at its ends it begins and ends.
    """
    upper, lower = begin, end = chain[0], chain[-1]
    if first:
        begin = found.spare()
        found.ends[upper].append(Joint(begin, first))
    if last:
        end = found.spare()
        found.ends[lower].append(Joint(end, last))
    following, former = end, begin
    if len(chain) > 2:
        following, former = chain[1], chain[-2]
        found.above[following] = begin
        found.below[former] = end
        for index in range(1, len(chain) - 2):
            one, other = chain[index], chain[index + 1]
            found.below[one] = other
            found.above[other] = one
    if upper < len(found.members):
        found.down[upper].append(Joint(following, first))
    else:
        found.below[upper] = following
    if lower < len(found.members):
        found.up[lower].append(Joint(former, last))
    else:
        found.above[lower] = former
