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

Near = list[list[tuple[int, float]]]

TINY = 1e-6


def tighten(
    pos: list[float],
    every: list[Rule],
    bonds: list[Bond],
    springs: list[Spring],
    *,
    rounds: int = 6,
    largest: int = 600,
    effort: int = 120_000,
) -> bool:
    """Move numbers to where the springs cost least, keeping all constraints and bonds.

    Returns whether anything moved. `largest` bounds the size of a block, `effort` the sum of all.
    """
    count = len(pos)
    below: Near = [[] for _ in range(count)]
    above: Near = [[] for _ in range(count)]
    for low, high, gap in every:
        below[high].append((low, gap))
        above[low].append((high, gap))
    for low, high, gap in bonds:
        below[high].append((low, gap))
        above[low].append((high, gap))
        below[low].append((high, -gap))
        above[high].append((low, -gap))
    pulls: list[list[tuple[int, float, float]]] = [[] for _ in range(count)]
    for low, high, length, weight in springs:
        pulls[high].append((low, length, weight))
        pulls[low].append((high, -length, weight))
    moving = [each for each in range(count) if pulls[each]]
    moves = 0
    tried: dict[int, int] = {}
    for _ in range(rounds):
        before = moves
        for sign, barriers in ((-1.0, below), (1.0, above)):
            moving.sort(key=lambda each: (-sign * pos[each], each))
            for each in moving:
                check()
                key = 2 * each + (sign > 0)
                if tried.get(key) == moves:
                    continue
                while effort > 0 and own_gain(pos, pulls[each], each, sign) > TINY:
                    tried_size = shifted(pos, barriers, pulls, each, sign, largest)
                    effort -= abs(tried_size)
                    if tried_size <= 0:
                        break
                    moves += 1
                tried[key] = moves
        if before == moves:
            break
    return moves > 0


def own_gain(pos: list[float], pulls: list[tuple[int, float, float]], each: int, sign: float) -> float:
    """Return what a number gains, a pixel, by moving alone."""
    at = pos[each]
    gain = 0.0
    for other, length, weight in pulls:
        gain += weight if sign * (at - pos[other] - length) < -TINY else -weight
    return gain


def shifted(
    pos: list[float],
    barriers: Near,
    pulls: list[list[tuple[int, float, float]]],
    start: int,
    sign: float,
    largest: int,
) -> int:
    """Move a number, and all that is in its way, as far as that gains.

    Returns how many numbers that is, below nought where they stay.
    """
    block = {start: None}
    stack = [start]
    while stack:
        each = stack.pop()
        at = pos[each]
        for other, gap in barriers[each]:
            if other not in block and (at - pos[other] if sign < 0 else pos[other] - at) - gap < TINY:
                block[other] = None
                stack.append(other)
        if len(block) > largest:
            return -len(block)
    gain = 0.0
    room = 1e18
    for each in block:
        at = pos[each]
        for other, length, weight in pulls[each]:
            if other not in block:
                off = sign * (pos[other] - at + length)
                if off > TINY:
                    gain += weight
                    room = min(room, off)
                else:
                    gain -= weight
    if gain <= TINY:
        return -len(block)
    for each in block:
        at = pos[each]
        for other, gap in barriers[each]:
            if other not in block:
                room = min(room, (at - pos[other] if sign < 0 else pos[other] - at) - gap)
    if room > 1e17:
        return -len(block)
    for each in block:
        pos[each] += sign * room
    return len(block)
