"""Phase three: order the members of every layer so that few lines cross.

Sweeps by the mean place of neighbours (Sugiyama, Tagawa, Toda 1981), each followed by exchanges of
neighbours where that saves a crossing (Gansner, Koutsofios, North, Vo 1993); the best order seen is
kept. A line that ends inside a member has its place on it, and a line that leaves
the level runs through its layers to an end outside the first or the last one (after the ports of
Schulze, Spönemann, von Hanxleden 2014), so what is outside has its say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from archmodel.layout.layered.levels import Level
from archmodel.layout.layered.wishes import obeying
from archmodel.layout.limits import check

__all__ = ["Chain", "Exit", "Ordered", "order_layers"]

SWEEPS = 8
"""How many sweeps there are at most."""
PATIENCE = 1
"""How many sweeps may go by without a gain."""
WIDE = 60
"""Members of a layer from which on neighbours are not exchanged."""


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


Near = list[tuple[int, float, float]]
"""Neighbours in an adjacent layer: which, where on this one the line ends, and where on that one."""


class Ordered:
    """Layers in order, with a stand-in for a long link in each layer it passes."""

    __slots__ = ("chains", "down", "layers", "outside", "up")

    def __init__(self) -> None:
        self.layers: list[list[int]] = []
        """Members and stand-ins, the latter as numbers below -1."""
        self.chains: list[Chain] = []
        self.outside: tuple[list[int], list[int]] = ([], [])
        """Stand-ins for the far ends of lines that leave, before the first and after the last layer."""
        self.down: dict[int, Near] = {}
        self.up: dict[int, Near] = {}


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
        place = {each: index for row in known for index, each in enumerate(row)}
        for row in rows[1:-1]:
            row.sort(key=lambda each: place.get(each, 0))
    rows[:] = [obeying(row, level) for row in rows]
    best = [list(row) for row in rows]
    best_cost = cost(best, found, level.pull)
    patience = PATIENCE
    for turn in range(SWEEPS):
        check()
        if best_cost == (0, 0.0) or patience < 0:
            break
        sweep(rows, found, level.pull, downwards=turn % 2 == 0)
        exchange(rows, found, level.pull)
        rows[:] = [obeying(row, level) for row in rows]
        now = cost(rows, found, level.pull)
        patience -= 1
        if now < best_cost:
            best, best_cost, patience = [list(row) for row in rows], now, PATIENCE
    found.layers = best[1:-1]
    return found


def stretched(level: Level, exits: list[Exit], offsets: Mapping[tuple[int, int], float]) -> Ordered:
    """Return the layers in the order of declaration, with stand-ins for long links and for exits."""
    found = Ordered()
    found.layers = [list(row) for row in level.layers]
    depth = {member: at for at, row in enumerate(level.layers) for member in row}
    spare = -2
    for link in level.links:
        tail, head = link.tail, link.head
        if depth[tail] > depth[head]:
            tail, head = head, tail
        chain = [tail]
        for at in range(depth[tail] + 1, depth[head]):
            chain.append(spare)
            found.layers[at].append(spare)
            spare -= 1
        chain.append(head)
        if depth[tail] != depth[head]:
            ends = (link.source, link.target) if chain[0] == link.tail else (link.target, link.source)
            found.chains.append(Chain(link.hop, chain, *ends))
            joined(found, chain, offsets.get((link.hop, tail), 0.0), offsets.get((link.hop, head), 0.0))
    last = len(found.layers)
    for leaving in sorted(exits, key=lambda each: each.place):
        at = depth[leaving.member]
        passed = range(at + 1, last) if leaving.after else range(at - 1, -1, -1)
        chain = [leaving.member]
        for row in passed:
            chain.append(spare)
            found.layers[row].append(spare)
            spare -= 1
        if len(chain) > 1:
            ends = (leaving.end, -1) if leaving.after else (-1, leaving.end)
            found.chains.append(Chain(leaving.hop, chain if leaving.after else chain[::-1], *ends))
        chain = [*chain, spare]
        found.outside[leaving.after].append(spare)
        spare -= 1
        if leaving.after:
            joined(found, chain, leaving.offset, 0.0)
        else:
            joined(found, chain[::-1], 0.0, leaving.offset)
    return found


def joined(found: Ordered, chain: list[int], first: float, last: float) -> None:
    """Note the neighbours on a chain, from the top; where on its ends it begins and ends."""
    for index, (one, other) in enumerate(pairwise(chain)):
        at_one = first if not index else 0.0
        at_other = last if index == len(chain) - 2 else 0.0
        found.down.setdefault(one, []).append((other, at_one, at_other))
        found.up.setdefault(other, []).append((one, at_other, at_one))


def cost(rows: list[list[int]], found: Ordered, pull: dict[int, float]) -> tuple[int, float]:
    """Return how many lines cross, and how badly pulls are served."""
    crossings = 0
    strain = 0.0
    down = found.down
    for at, row in enumerate(rows):
        if at + 1 < len(rows) and rows[at + 1]:
            place = {each: index for index, each in enumerate(rows[at + 1])}
            lines = [
                (index + own, place[head] + its)
                for index, each in enumerate(row)
                for head, own, its in down.get(each, ())
            ]
            lines.sort()
            seen: list[float] = []
            for count, (_, head_at) in enumerate(lines):
                at_most = bisect_right(seen, head_at)
                crossings += count - at_most
                seen.insert(at_most, head_at)
        if pull:
            last = len(row) - 1
            for index, each in enumerate(row):
                side = pull.get(each, 0.0)
                if side:
                    strain += abs(side) * (last - index if side > 0 else index)
    return crossings, round(strain, 6)


def sweep(rows: list[list[int]], found: Ordered, pull: dict[int, float], *, downwards: bool) -> None:
    """Sort every layer by the mean place of what it is linked to in the layer before."""
    count = len(rows)
    for at in range(1, count - 1) if downwards else range(count - 2, 0, -1):
        fixed = rows[at - 1 if downwards else at + 1]
        linked = found.up if downwards else found.down
        place = {each: index for index, each in enumerate(fixed)}
        row = rows[at]
        scale = len(fixed) / len(row) if row else 1.0
        keys = {}
        for index, each in enumerate(row):
            near = linked.get(each)
            if near:
                own = 0.0
                for other, mine, its in near:
                    own += place[other] + its - mine
                own /= len(near)
            else:
                own = index * scale
            keys[each] = own + 0.2 * pull.get(each, 0.0)
        row.sort(key=keys.__getitem__)


def exchange(rows: list[list[int]], found: Ordered, pull: dict[int, float]) -> None:
    """Exchange neighbours as long as fewer lines cross, or pulls are served better."""
    for at in range(1, len(rows) - 1):
        row = rows[at]
        if not 1 < len(row) <= WIDE:
            continue
        above = {each: index for index, each in enumerate(rows[at - 1])}
        below = {each: index for index, each in enumerate(rows[at + 1])}
        near = {
            each: (
                sorted(above[other] + its for other, _, its in found.up.get(each, ())),
                sorted(below[other] + its for other, _, its in found.down.get(each, ())),
            )
            for each in row
        }
        for _ in range(len(row)):
            calm = True
            for index in range(len(row) - 1):
                one, other = row[index], row[index + 1]
                gain = saved(near[one], near[other])
                if gain > 0 or (gain == 0 and pull.get(one, 0.0) > pull.get(other, 0.0)):
                    row[index], row[index + 1] = other, one
                    calm = False
            if calm:
                break


def saved(one: tuple[list[float], list[float]], other: tuple[list[float], list[float]]) -> int:
    """Return how many crossings fewer there are when two neighbours change places."""
    gain = 0
    for mine, theirs in zip(one, other, strict=True):
        for each in theirs:
            gain += len(mine) - bisect_right(mine, each) - bisect_left(mine, each)
    return gain
