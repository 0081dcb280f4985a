"""Phase three: order the members of every layer so that few lines cross.

Sweeps by the mean place of neighbours (Sugiyama, Tagawa, Toda 1981), each followed by exchanges of
neighbours where that saves a crossing (Gansner, Koutsofios, North, Vo 1993); the best order seen is
kept. A line that ends inside a member has its place on it, and what is outside the level has its say:
`chains` lead there too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import groupby
from math import inf
from operator import attrgetter
from typing import Final

from archmodel.layout.layered.chains import Exit, Joint, Network, Ordered, stretched
from archmodel.layout.layered.levels import Level
from archmodel.layout.layered.wishes import obeying
from archmodel.layout.limits import check

__all__ = ["order_layers"]

SWEEPS: Final = 8
"""How many sweeps there are at most."""
PATIENCE: Final = 2
"""How many sweeps may go by without a gain: one down and one up, or all hangs on which way the last went."""
WIDE: Final = 60
"""Members of a layer from which on neighbours are not exchanged."""


def order_layers(
    level: Level, exits: list[Exit], offsets: Mapping[tuple[int, int], float], known: list[list[int]]
) -> Ordered:
    """Return the layers of a level in order.

    `offsets` say where on a member, -0.5 to 0.5, the line of a hop ends; `known` is a good order of
    the layers found before, or nothing.
    """
    network = stretched(level, exits, offsets)
    rows = network.rows
    if all(len(row) < 2 for row in rows[1:-1]):
        return Ordered(network.layers(rows), network.chains)
    if known:
        former = {each: index for row in known for index, each in enumerate(row)}
        for row, layer in zip(rows[1:-1], network.layers(rows), strict=True):
            place = dict(zip(row, [former.get(each, 0) for each in layer], strict=True))
            row.sort(key=place.__getitem__)
    order = Order(level, network)
    order.obey()
    best = [list(row) for row in rows]
    best_cost = order.cost()
    patience = PATIENCE
    for turn in range(SWEEPS):
        check()
        if best_cost == (0, 0.0) or patience < 0:
            break
        order.sweep(downwards=turn % 2 == 0)
        order.exchange()
        order.obey()
        patience -= 1
        if rows != best:
            now = order.cost(best_cost[0])
            if now < best_cost:
                best, best_cost, patience = [list(row) for row in rows], now, PATIENCE
    return Ordered(network.layers(best), network.chains)


class Order:
    """An order of all rows, those outside included, that is made better."""

    __slots__ = ("heads", "level", "members", "network", "place", "pull", "rows")

    def __init__(self, level: Level, network: Network) -> None:
        self.level = level
        self.network = network
        self.rows = network.rows
        count = len(network.members)
        self.members = [[each for each in row if each < count] for row in network.rows]
        """The members in every row."""
        self.heads = [alike(each) for each in network.down]
        """What the lines of every member lead to in the row behind, as `alike` has it."""
        self.place = [0.0] * len(network.above)
        """Where each node stands in its row, and where ends of lines lie."""
        self.pull = [0.0] * len(network.above)
        """Which way lines that leave the level draw each."""
        for index, member in enumerate(network.members):
            self.pull[index] = level.pull.get(member, 0.0)
        for at in range(len(self.rows)):
            self.put(at)

    def put(self, at: int) -> None:
        """Note where everything stands in a row."""
        place, ends = self.place, self.network.ends
        for index, each in enumerate(self.rows[at]):
            place[each] = float(index)
        for member in self.members[at]:
            for end in ends[member]:
                place[end.node] = place[member] + end.off

    def obey(self) -> None:
        """Keep to what the architect says."""
        if self.level.before or self.level.near:
            for at, layer in enumerate(self.network.layers(self.rows), 1):
                row = self.rows[at]
                node = dict(zip(layer, row, strict=True))
                row[:] = [node[each] for each in obeying(layer, self.level)]
                self.put(at)

    def cost(self, most: float = inf) -> tuple[int, float]:
        """Return how many lines cross, and how badly pulls are served; or that more than `most` cross."""
        crossings = 0
        for at in range(len(self.rows) - 1):
            crossings += self.crossed(at)
            if crossings > most:
                return crossings, 0.0
        strain = 0.0
        for at, members in enumerate(self.members):
            last = len(self.rows[at]) - 1
            for each in members:
                side = self.pull[each]
                if side:
                    strain += abs(side) * (last - self.place[each] if side > 0 else self.place[each])
        return crossings, round(strain, 6)

    def crossed(self, at: int) -> int:
        """Return how many lines cross between a row and the next."""
        place, below = self.place, self.network.below
        heads: list[float] = []
        for each in self.rows[at]:
            if each >= len(self.heads):
                heads.append(place[below[each]])
                continue
            for nodes in self.heads[each]:
                if len(nodes) == 1:
                    heads.append(place[nodes[0]])
                else:
                    heads += sorted([place[node] for node in nodes])
        found = 0
        seen: list[float] = []
        most = -1.0
        for head in heads:
            if head >= most:
                seen.append(head)
                most = head
            else:
                place_in = bisect_right(seen, head)
                found += len(seen) - place_in
                seen.insert(place_in, head)
        return found

    def sweep(self, *, downwards: bool) -> None:
        """Sort every layer by the mean place of what it is linked to in the layer before."""
        rows, place, pull, network = self.rows, self.place, self.pull, self.network
        count = len(rows)
        one, several = (network.above, network.up) if downwards else (network.below, network.down)
        for at in range(1, count - 1) if downwards else range(count - 2, 0, -1):
            row = rows[at]
            if len(row) < 2:
                continue
            scale = len(rows[at - 1 if downwards else at + 1]) / len(row)
            keys: list[float] = []
            for index, each in enumerate(row):
                if each >= len(several):
                    keys.append(place[one[each]])
                    continue
                near = several[each]
                own = 0.0
                for line in near:
                    own += place[line.node] - line.off
                own = own / len(near) if near else index * scale
                keys.append(own + 0.2 * pull[each])
            row[:] = [row[index] for index in sorted(range(len(row)), key=keys.__getitem__)]
            self.put(at)

    def exchange(self) -> None:
        """Exchange neighbours as long as fewer lines cross, or pulls are served better."""
        place, network = self.place, self.network
        for at in range(1, len(self.rows) - 1):
            row = self.rows[at]
            if not 1 < len(row) <= WIDE:
                continue
            up = [place[network.above[each]] for each in row]
            down = [place[network.below[each]] for each in row]
            stale = [
                up[index] > up[index + 1] or down[index] > down[index + 1] for index in range(len(row) - 1)
            ]
            """Whether neighbours are still to be compared; the last one stands for the end of the row."""
            stale.append(True)
            ups, downs = [[each] for each in up], [[each] for each in down]
            for member in self.members[at]:
                index = int(place[member])
                stale[max(0, index - 1)] = stale[index] = True
                ups[index] = sorted([place[line.node] for line in network.up[member]])
                downs[index] = sorted([place[line.node] for line in network.down[member]])
            self.bubble(row, ups, downs, stale)
            self.put(at)

    def bubble(
        self, row: list[int], ups: list[list[float]], downs: list[list[float]], stale: list[bool]
    ) -> None:
        """Exchange neighbours in a row, again and again from its start.

        `ups` and `downs` are where the lines of each end in the row before and in the one behind, in order.
        """
        pull = self.pull
        last = len(row) - 1
        for _ in range(len(row)):
            index = stale.index(True)
            if index == last:
                break
            while index < last:
                stale[index] = False
                after = index + 1
                gain = saved(ups[index], ups[after]) + saved(downs[index], downs[after])
                if gain > 0 or (gain == 0 and pull[row[index]] > pull[row[after]]):
                    row[index], row[after] = row[after], row[index]
                    ups[index], ups[after] = ups[after], ups[index]
                    downs[index], downs[after] = downs[after], downs[index]
                    stale[index - 1] = stale[after] = True
                index = stale.index(True, after)


def alike(lines: list[Joint]) -> list[list[int]]:
    """Return what the lines of a member lead to by where on it they end, those of one spot together."""
    ends = groupby(sorted(lines, key=attrgetter("off")), key=attrgetter("off"))
    return [[line.node for line in each] for _, each in ends]


def saved(one: list[float], other: list[float]) -> int:
    """Return how many crossings on one side are saved when two neighbours change places."""
    count = len(one)
    if count == 1 == len(other):
        return (one[0] > other[0]) - (one[0] < other[0])
    return sum([count - bisect_right(one, each) - bisect_left(one, each) for each in other])
