"""Move numbers as little as possible so that all constraints hold: longest paths, with rigid pairs."""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from archmodel.layout.layered.constraints import Rule
from archmodel.layout.limits import check

__all__ = ["Bond", "settle"]

Bond = tuple[int, int, float]
"""The second number is exactly so much higher than the first, as long as that can be."""

PATIENCE = 200
"""How often a bond may push before it is let go in any case."""


FARTHEST = 400
"""Over how many others a push is followed back."""


def settle(pos: list[float], keys: list[float], every: list[Rule], bonds: list[Bond]) -> list[Bond]:
    """Push numbers up until every constraint holds; return the bonds that hold.

    The constraints follow an order, so one pass in that order is enough for them; bonds push back,
    so passes repeat until nothing moves. A bond that in the end pushes itself is let go.
    """
    onto: dict[int, list[tuple[int, float]]] = {}
    for low, high, gap in every:
        onto.setdefault(low, []).append((high, gap))
    bonded: dict[int, list[int]] = {}
    for index, (low, high, _) in enumerate(bonds):
        bonded.setdefault(low, []).append(index)
        bonded.setdefault(high, []).append(index)
    pushed_by: dict[int, int] = {}
    pushes = [0] * len(bonds)
    strained = set(range(len(bonds)))
    moved = [(keys[each], each) for each in onto]
    patience = 200 * (len(onto) + 10)
    while True:
        check()
        heapify(moved)
        while moved and patience:
            patience -= 1
            each = heappop(moved)[1]
            while moved and moved[0][1] == each:
                heappop(moved)
            at = pos[each]
            for high, gap in onto.get(each, ()):
                if at + gap > pos[high] + 1e-6:
                    pos[high] = at + gap
                    pushed_by[high] = each
                    heappush(moved, (keys[high], high))
                    strained.update(bonded.get(high, ()))
        moved = []
        for index in sorted(strained):
            low, high, gap = bonds[index]
            off = pos[high] - pos[low] - gap
            if abs(off) > 1e-6 and pushes[index] <= PATIENCE:
                first, last = (low, high) if off > 0 else (high, low)
                pushes[index] += 1
                if comes_from(pushed_by, last, first) or pushes[index] > PATIENCE:
                    pushes[index] = PATIENCE + 1
                    continue
                pos[first] += abs(off)
                pushed_by[first] = last
                moved.append((keys[first], first))
        if not moved:
            break
        strained = {index for _, each in moved for index in bonded[each]}
    return [bond for index, bond in enumerate(bonds) if pushes[index] <= PATIENCE]


def comes_from(pushed_by: dict[int, int], at: int, origin: int) -> bool:
    """Say whether `at` was pushed, over however many others, by `origin`."""
    for _ in range(FARTHEST):
        if at == origin:
            return True
        if at not in pushed_by:
            return False
        at = pushed_by[at]
    return False
