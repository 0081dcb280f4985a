"""Phase three: order the members of each layer so that few lines cross.

Sweeps by barycentre (Sugiyama, Tagawa, Toda 1981) and exchanges of neighbours, from the order of
declaration; an order is kept only where fewer lines cross, or as many cross and the pull of wires
that leave the level is served better.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import pairwise

from archmodel.layout.layered.levels import Level, Link

__all__ = ["Ordered", "order_layers"]


class Ordered:
    """Layers in order, with a stand-in for a long link in each layer it passes."""

    __slots__ = ("chains", "down", "layers", "up")

    def __init__(self) -> None:
        self.layers: list[list[int]] = []
        """Members and stand-ins, the latter as numbers below -1."""
        self.chains: list[tuple[Link, list[int]]] = []
        """The links between layers, with the members and stand-ins on the way, from the top."""
        self.down: dict[int, list[int]] = {}
        self.up: dict[int, list[int]] = {}


def order_layers(level: Level) -> Ordered:
    """Return the layers of a level in order."""
    found = stretched(level)
    if sum(len(row) > 1 for row in found.layers) == 0:
        return found
    pull = level.pull
    best = [list(row) for row in found.layers]
    best_cost = cost(best, found, pull)
    starts = [(best, 0)]
    if any(pull.get(each) for row in best for each in row):
        pulled = [sorted(row, key=lambda each: pull.get(each, 0.0)) for row in best]
        starts += [(pulled, 0), (pulled, 1)]
    for start, first in starts:
        rows = [list(row) for row in start]
        patience = 0
        for turn in range(first, first + 8):
            sweep(rows, found, pull, downwards=turn % 2 == 0)
            exchange(rows, found, pull)
            now = cost(rows, found, pull)
            if now < best_cost:
                best, best_cost = [list(row) for row in rows], now
                patience = 0
            else:
                patience += 1
            if best_cost == (0, 0.0) or patience > 2:
                break
    found.layers = best
    return found


def stretched(level: Level) -> Ordered:
    """Return the layers in the order of declaration, with stand-ins for long links."""
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
            found.chains.append((link, chain))
            for one, other in pairwise(chain):
                found.down.setdefault(one, []).append(other)
                found.up.setdefault(other, []).append(one)
    return found


def cost(rows: list[list[int]], found: Ordered, pull: dict[int, float]) -> tuple[int, float]:
    """Return how many lines cross, and how badly pulls are served."""
    crossings = 0
    strain = 0.0
    for at, row in enumerate(rows):
        if at + 1 < len(rows):
            place = {each: index for index, each in enumerate(rows[at + 1])}
            seen: list[int] = []
            for each in row:
                heads = sorted(place[head] for head in found.down.get(each, ()))
                for head in heads:
                    crossings += len(seen) - bisect_right(seen, head)
                for head in heads:
                    insort(seen, head)
        last = len(row) - 1
        for index, each in enumerate(row):
            side = pull.get(each, 0.0)
            if side:
                strain += abs(side) * (last - index if side > 0 else index)
    return crossings, round(strain, 6)


def sweep(rows: list[list[int]], found: Ordered, pull: dict[int, float], *, downwards: bool) -> None:
    """Sort every layer by the mean place of what it is linked to in the layer before."""
    count = len(rows)
    for at in range(1, count) if downwards else range(count - 2, -1, -1):
        fixed = rows[at - 1 if downwards else at + 1]
        linked = found.up if downwards else found.down
        place = {each: index for index, each in enumerate(fixed)}
        row = rows[at]
        scale = len(fixed) / len(row) if row else 1.0
        keys = {}
        for index, each in enumerate(row):
            near = [place[other] for other in linked.get(each, ())]
            own = sum(near) / len(near) if near else index * scale
            keys[each] = own + 0.2 * pull.get(each, 0.0)
        row.sort(key=keys.__getitem__)


def exchange(rows: list[list[int]], found: Ordered, pull: dict[int, float]) -> None:
    """Exchange neighbours as long as fewer lines cross, or pulls are served better."""
    for at, row in enumerate(rows):
        if len(row) > 60:
            continue
        above = {each: index for index, each in enumerate(rows[at - 1])} if at else {}
        below = {each: index for index, each in enumerate(rows[at + 1])} if at + 1 < len(rows) else {}
        near = {
            each: (
                sorted(above[other] for other in found.up.get(each, ())),
                sorted(below[other] for other in found.down.get(each, ())),
            )
            for each in row
        }
        for _ in range(len(row)):
            calm = True
            for index in range(len(row) - 1):
                one, other = row[index], row[index + 1]
                gain = sum(
                    inversions(mine, theirs) - inversions(theirs, mine)
                    for mine, theirs in zip(near[one], near[other], strict=True)
                )
                if gain > 0 or (gain == 0 and pull.get(one, 0.0) > pull.get(other, 0.0)):
                    row[index], row[index + 1] = other, one
                    calm = False
            if calm:
                break


def inversions(left: list[int], right: list[int]) -> int:
    """Return how many pairs of ends cross when `left` stands before `right`."""
    return sum(len(left) - bisect_right(left, each) for each in right)
