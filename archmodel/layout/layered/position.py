"""Phase four: give the members of a layered graph coordinates that make lines straight.

Every layer in turn is moved to where its links are shortest, in the least squares, without changing
its order: an isotonic regression by pooling adjacent violators (Ayer and others 1955), alternately
from above and from below, as in the priority method of Sugiyama, Tagawa, Toda 1981.
"""

from __future__ import annotations

from itertools import islice, pairwise
from operator import add, lt, sub

from archmodel.layout.limits import check

__all__ = ["spread"]

ROUNDS = 4
"""How often all layers are moved."""

Tie = tuple[int, int, float, float, float]
"""Two neighbours in adjacent layers, where on each the line ends (from its middle), and a weight."""

End = tuple[int, float, float]
"""A neighbour, how far from its place the line to it is straight, and a weight."""


def spread(
    layers: list[list[int]],
    widths: dict[int, float],
    ties: list[Tie],
    gap: float,
) -> dict[int, float]:
    """Return the middle of every member and stand-in, across the layers.

    `ties` hold the links piece by piece; `widths` the extent of every member, stand-ins have none.
    """
    above: dict[int, list[End]] = {}
    below: dict[int, list[End]] = {}
    for one, other, at_one, at_other, weight in ties:
        above.setdefault(other, []).append((one, at_one - at_other, weight))
        below.setdefault(one, []).append((other, at_other - at_one, weight))
    place: dict[int, float] = {}
    for row in layers:
        at = 0.0
        for index, each in enumerate(row):
            half = widths.get(each, 0.0) / 2
            at += half + (0.0 if not index else room(row[index - 1], each, gap))
            place[each] = at
            at += half
        for each in row:
            place[each] -= at / 2
    none: list[End] = []
    rows = []
    for row in layers:
        if row:
            ends = [above.get(each, none) for each in row], [below.get(each, none) for each in row]
            both = [one + other for one, other in zip(*ends, strict=True)]
            aside = [one or other for one, other in zip(ends[0], both, strict=True)]
            beyond = [one or other for one, other in zip(ends[1], both, strict=True)]
            rows.append((row, (aside, beyond, both), steps(row, widths, gap)))
    for turn in range(ROUNDS):
        check()
        which = turn % 2 if turn < ROUNDS - 2 else 2
        for row, ties_of, shift in rows if turn % 2 == 0 else rows[::-1]:
            wanted, weights = [], []
            for each, near in zip(row, ties_of[which], strict=True):
                total = 0.0
                middle = 0.0
                for other, off, weight in near:
                    total += weight
                    middle += weight * (place[other] + off)
                wanted.append(middle / total if near else place[each])
                weights.append(total if near else 0.05)
            place.update(zip(row, pooled(wanted, weights, shift), strict=True))
    return place


def room(one: int, other: int, gap: float) -> float:
    """Return the room between two neighbours of a layer: less where one is a passing line."""
    return gap if one >= 0 and other >= 0 else gap / 2


def steps(row: list[int], widths: dict[int, float], gap: float) -> list[float]:
    """Return how far everything in a row is from the first, where it stands as near as it may."""
    found = [0.0]
    for one, other in pairwise(row):
        step = (widths.get(one, 0.0) + widths.get(other, 0.0)) / 2 + room(one, other, gap)
        found.append(found[-1] + step)
    return found


def pooled(wanted: list[float], weights: list[float], shift: list[float]) -> list[float]:
    """Return the places nearest to those wanted that keep order and room, which is that of `steps`."""
    means = list(map(sub, wanted, shift))
    if all(map(lt, means, islice(means, 1, None))):
        return list(map(add, means, shift))
    pools: list[tuple[float, float, int]] = []
    for mean, weight in zip(means, weights, strict=True):
        count = 1
        while pools and pools[-1][0] >= mean:
            its_mean, its_weight, its_count = pools.pop()
            mean = (mean * weight + its_mean * its_weight) / (weight + its_weight)
            weight += its_weight
            count += its_count
        pools.append((mean, weight, count))
    found: list[float] = []
    for mean, _, count in pools:
        start = len(found)
        found.extend([mean + step for step in shift[start : start + count]])
    return found
