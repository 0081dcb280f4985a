"""Pull a drawing together: shorter lines, smaller groups, ends in the middle of their sides.

Every wish is a spring whose cost grows with the distance from what it wants. A number that would
gain by moving takes along everything that is in its way, as one block, when the block as a whole
gains (the blocks of Dwyer, Marriott, Stuckey 2006, with linear instead of square costs). Nothing
moves that does not gain, so what is balanced stays.
"""

from __future__ import annotations

from archmodel.layout.layered.constraints import Rule
from archmodel.layout.layered.solve import Bond
from archmodel.layout.limits import check

__all__ = ["Spring", "tighten"]

Spring = tuple[int, int, float, float]
"""The second number wants to be so much higher than the first; and how much it wants it."""
Near = list[dict[int, float]]
"""For every unit those in its way, and how much room there was to each of them at first."""
Pulls = list[list[tuple[int, float, float]]]
"""For every unit the springs it hangs on: the other end, how far it was too long at first, its weight."""

TINY = 1e-6
LARGEST = 100
"""How many units move together at most."""
EFFORT = 60_000
"""How many units are looked at in all, with those that then stay."""


def tighten(
    pos: list[float],
    every: list[Rule],
    bonds: list[Bond],
    springs: list[Spring],
) -> None:
    """Move numbers to where the springs cost least, keeping all constraints and bonds."""
    effort = EFFORT
    unit = bonded(len(pos), bonds)
    below: Near = [{} for _ in pos]
    above: Near = [{} for _ in pos]
    for low, high, gap in every:
        one, other = unit[low], unit[high]
        if one != other:
            room = pos[high] - pos[low] - gap
            if room < above[one].get(other, 1e18):
                above[one][other] = below[other][one] = room
    pulls: Pulls = [[] for _ in pos]
    for low, high, length, weight in springs:
        one, other = unit[low], unit[high]
        if one != other:
            extra = pos[high] - pos[low] - length
            pulls[other].append((one, extra, weight))
            pulls[one].append((other, -extra, weight))
    shift = [0.0] * len(pos)
    moving = [each for each in range(len(pos)) if pulls[each]]
    for sign, barriers in ((-1.0, below), (1.0, above)):
        check()
        for each in sorted(moving, key=lambda each: (-sign * (pos[each] + shift[each]), each)):
            while effort > 0 and own_gain(shift, pulls[each], each, sign) > TINY:
                block, room = shifted(shift, barriers, pulls, each, sign)
                effort -= len(block)
                if room <= 0:
                    break
                for one in block:
                    shift[one] += sign * room
    for number, its in enumerate(unit):
        pos[number] += shift[its]


def bonded(count: int, bonds: list[Bond]) -> list[int]:
    """Return, for every number, the name of the unit it moves with."""
    unit = list(range(count))

    def find(at: int) -> int:
        while unit[at] != at:
            unit[at] = unit[unit[at]]
            at = unit[at]
        return at

    for low, high, _ in bonds:
        one, other = find(low), find(high)
        unit[max(one, other)] = min(one, other)
    return [find(each) for each in range(count)]


def own_gain(shift: list[float], pulls: list[tuple[int, float, float]], each: int, sign: float) -> float:
    """Return what a unit gains, a pixel, by moving alone."""
    at = shift[each]
    gain = 0.0
    for other, extra, weight in pulls:
        gain += weight if sign * (at - shift[other] + extra) < -TINY else -weight
    return gain


def shifted(
    shift: list[float], barriers: Near, pulls: Pulls, start: int, sign: float
) -> tuple[dict[int, None], float]:
    """Return a unit and all that is in its way, and how far it gains by moving; 0 where it does not."""
    block = {start: None}
    stack = [start]
    while stack:
        each = stack.pop()
        at = shift[each]
        for other, room in barriers[each].items():
            if other not in block and room + sign * (shift[other] - at) < TINY:
                block[other] = None
                stack.append(other)
        if len(block) > LARGEST:
            return block, 0.0
    gain = 0.0
    reach = 1e18
    for each in block:
        at = shift[each]
        for other, extra, weight in pulls[each]:
            if other not in block:
                off = -sign * (at - shift[other] + extra)
                if off > TINY:
                    gain += weight
                    reach = min(reach, off)
                else:
                    gain -= weight
    if gain <= TINY:
        return block, 0.0
    for each in block:
        at = shift[each]
        for other, room in barriers[each].items():
            if other not in block:
                reach = min(reach, room + sign * (shift[other] - at))
    return block, reach if reach < 1e17 else 0.0
