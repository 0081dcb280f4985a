"""Phase three: order the members of every layer so that few lines cross.

Sweeps by the mean place of neighbours (Sugiyama, Tagawa, Toda 1981), each followed by exchanges of
neighbours where that saves a crossing (Gansner, Koutsofios, North, Vo 1993); the best order seen is
kept. A line that ends inside a member has its place on it, and what is outside the level has its say:
`chains` lead there too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from math import inf

from archmodel.layout.layered.chains import Exit, Ordered, stretched
from archmodel.layout.layered.levels import Level
from archmodel.layout.layered.wishes import obeying
from archmodel.layout.limits import check

__all__ = ["order_layers"]

SWEEPS = 8
"""How many sweeps there are at most."""
PATIENCE = 2
"""How many sweeps may go by without a gain: one down and one up, or all hangs on which way the last went."""
WIDE = 60
"""Members of a layer from which on neighbours are not exchanged."""

Places = tuple[list[float], list[float]]
"""Where the lines of a member end in the layer before and in the one behind, in order."""


def order_layers(
    level: Level, exits: list[Exit], offsets: Mapping[tuple[int, int], float], known: list[list[int]]
) -> Ordered:
    """Return the layers of a level in order.

    `offsets` say where on a member, -0.5 to 0.5, the line of a hop ends; `known` is a good order of
    the layers found before, or nothing.
    """
    found = stretched(level, exits, offsets)
    if sum(len(row) > 1 for row in found.layers) == 0:
        return found
    rows = [found.outside[0], *found.layers, found.outside[1]]
    if known:
        former = {each: index for row in known for index, each in enumerate(row)}
        for row in rows[1:-1]:
            row.sort(key=lambda each: former.get(each, 0))
    order = Order(level, found, rows)
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
    found.layers = best[1:-1]
    return found


class Order:
    """An order of all rows, those outside included, that is made better."""

    __slots__ = ("found", "level", "members", "place", "rows")

    def __init__(self, level: Level, found: Ordered, rows: list[list[int]]) -> None:
        self.level = level
        self.found = found
        self.rows = rows
        self.members = [[], *level.layers, []]
        """The members in every row."""
        self.place: dict[int, float] = {}
        """Where each stands in its row, and where ends of lines lie."""
        for at in range(len(rows)):
            self.put(at)

    def put(self, at: int) -> None:
        """Note where everything stands in a row."""
        row, place = self.rows[at], self.place
        place.update(zip(row, range(len(row)), strict=True))
        for member in self.members[at]:
            for end, off in self.found.ends[member]:
                place[end] = place[member] + off

    def obey(self) -> None:
        """Keep to what the architect says."""
        if self.level.before or self.level.near:
            for at, row in enumerate(self.rows):
                row[:] = obeying(row, self.level)
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
                side = self.level.pull.get(each, 0.0)
                if side:
                    strain += abs(side) * (last - self.place[each] if side > 0 else self.place[each])
        return crossings, round(strain, 6)

    def crossed(self, at: int) -> int:
        """Return how many lines cross between a row and the next."""
        row, place, down = self.rows[at], self.place, self.found.down
        heads = list(map(place.__getitem__, map(self.found.below.__getitem__, row)))
        for member in sorted(self.members[at], key=place.__getitem__, reverse=True):
            index = row.index(member)
            lines = sorted([(own, place[other]) for other, own in down[member]])
            heads[index : index + 1] = [head for _, head in lines]
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
        rows, place, pull = self.rows, self.place, self.level.pull
        count = len(rows)
        one, several = (self.found.above, self.found.up) if downwards else (self.found.below, self.found.down)
        for at in range(1, count - 1) if downwards else range(count - 2, 0, -1):
            row = rows[at]
            if len(row) < 2:
                continue
            scale = len(rows[at - 1 if downwards else at + 1]) / len(row)
            keys = list(map(place.__getitem__, map(one.__getitem__, row)))
            for index, member in enumerate(row):
                if member < 0:
                    continue
                near = several[member]
                own = 0.0
                for other, mine in near:
                    own += place[other] - mine
                own = own / len(near) if near else index * scale
                keys[index] = own + 0.2 * pull.get(member, 0.0)
            row[:] = [row[index] for index in sorted(range(len(row)), key=keys.__getitem__)]
            self.put(at)

    def exchange(self) -> None:
        """Exchange neighbours as long as fewer lines cross, or pulls are served better."""
        place, found = self.place, self.found
        for at in range(1, len(self.rows) - 1):
            row = self.rows[at]
            if not 1 < len(row) <= WIDE:
                continue
            ups = list(map(place.__getitem__, map(found.above.__getitem__, row)))
            downs = list(map(place.__getitem__, map(found.below.__getitem__, row)))
            stale = [
                up > next_up or down > next_down
                for up, next_up, down, next_down in zip(ups, ups[1:], downs, downs[1:], strict=False)
            ]
            """Whether neighbours are still to be compared; the last one stands for the end of the row."""
            stale.append(True)
            several: dict[int, Places] = {}
            for member in self.members[at]:
                index = row.index(member)
                stale[max(0, index - 1)] = stale[index] = True
                several[member] = (
                    sorted([place[other] for other, _ in found.up[member]]),
                    sorted([place[other] for other, _ in found.down[member]]),
                )
            self.bubble(row, several, stale)
            self.put(at)

    def bubble(self, row: list[int], several: dict[int, Places], stale: list[bool]) -> None:
        """Exchange neighbours in a row, again and again from its start."""
        place, pull = self.place, self.level.pull
        above, below = self.found.above, self.found.below
        last = len(row) - 1
        for _ in row:
            index = stale.index(True)
            if index == last:
                break
            while index < last:
                stale[index] = False
                one, other = row[index], row[index + 1]
                if one < 0 > other:
                    up, next_up = place[above[one]], place[above[other]]
                    down, next_down = place[below[one]], place[below[other]]
                    gain = (up > next_up) - (up < next_up) + (down > next_down) - (down < next_down)
                else:
                    mine, its = (
                        several.get(each) or ([place[above[each]]], [place[below[each]]])
                        for each in (one, other)
                    )
                    gain = saved(mine[0], its[0]) + saved(mine[1], its[1])
                if gain > 0 or (gain == 0 and pull.get(one, 0.0) > pull.get(other, 0.0)):
                    row[index], row[index + 1] = other, one
                    stale[index - 1] = stale[index + 1] = True
                index = stale.index(True, index + 1)


def saved(one: list[float], other: list[float]) -> int:
    """Return how many crossings on one side are saved when two neighbours change places."""
    if not one:
        return 0
    count = len(one)
    return sum([count - bisect_right(one, each) - bisect_left(one, each) for each in other])
