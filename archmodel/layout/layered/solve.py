"""Move numbers as little as possible so that all constraints hold: longest paths, with rigid pairs."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Final, final

from archmodel.layout.layered.constraints import Gaps
from archmodel.layout.limits import check

__all__ = ["Bond", "settle"]

Bond = tuple[int, int, float]
"""The second number is exactly so much higher than the first, as long as that can be."""

PATIENCE: Final = 200
"""How often a bond may push before it is let go in any case."""
MOST: Final = 200
"""How often, in the mean, a number may be passed."""

FARTHEST: Final = 1_500
"""Over how many others a push is followed back."""
REACHED: Final = -2
"""Stands, while one is looked for, for what pushed it."""


@final
class Hold:
    """A bond as one of its two numbers feels it."""

    __slots__ = ("gap", "index", "other")

    def __init__(self, index: int, other: int, gap: float) -> None:
        self.index = index
        """Of the bond."""
        self.other = other
        self.gap = gap
        """How much higher the other number is."""


def settle(pos: list[float], keys: list[float], gaps: Gaps, bonds: list[Bond]) -> list[Bond]:
    """Push numbers up until every constraint holds; return the bonds that hold.

    The constraints follow an order, so one pass in that order is enough for them; bonds push back,
    and what they push is passed again. A bond that in the end pushes itself is let go.
    """
    check()
    above = gaps.above
    bonded: list[list[Hold]] = [[] for _ in pos]
    for index, (low, high, gap) in enumerate(bonds):
        bonded[low].append(Hold(index, high, gap))
        bonded[high].append(Hold(index, low, -gap))
    order = [each for each, its in enumerate(above) if its or bonded[each]]
    order.sort(key=keys.__getitem__)
    turn = [len(order)] * len(pos)
    for index, each in enumerate(order):
        turn[each] = index
    pushed_by = [-1] * len(pos)
    pushing = [False] * len(pos)
    """What has pushed anything: nothing else needs to be looked for behind a push."""
    pushes = [0] * len(bonds)
    again: list[int] = []
    """What was pushed after it had been passed."""
    at = 0
    for _ in range(MOST * (len(order) + 10)):
        if again:
            index = heappop(again)
            while again and again[0] == index:
                heappop(again)
            each = order[index]
        elif at < len(order):
            each = order[at]
            at += 1
        else:
            break
        for hold in bonded[each]:
            index, other = hold.index, hold.other
            off = pos[other] - pos[each] - hold.gap
            if abs(off) < 1e-6 or pushes[index] > PATIENCE:
                continue
            first, last = (each, other) if off > 0 else (other, each)
            pushes[index] += 1
            by_itself = pushing[first] and comes_from(pushed_by, last, first)
            if by_itself or pushes[index] > PATIENCE:
                pushes[index] = PATIENCE + 1
                continue
            pos[first] += abs(off)
            pushed_by[first] = last
            pushing[last] = True
            if turn[first] < at:
                heappush(again, turn[first])
        place = pos[each]
        for rule in above[each]:
            least, high = place + rule.gap, rule.high
            if least > pos[high] + 1e-6:
                pos[high] = least
                pushed_by[high] = each
                pushing[each] = True
                if turn[high] < at:
                    heappush(again, turn[high])
    return [bond for index, bond in enumerate(bonds) if pushes[index] <= PATIENCE]


def comes_from(pushed_by: list[int], at: int, origin: int) -> bool:
    """Say whether `at` was pushed, over however many others, by `origin`."""
    before = pushed_by[origin]
    pushed_by[origin] = REACHED
    for _ in range(FARTHEST):
        if at < 0:
            break
        at = pushed_by[at]
    pushed_by[origin] = before
    return at == REACHED
