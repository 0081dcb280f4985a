"""Phase four: give the members of a layered graph coordinates that make lines straight.

Every layer in turn is moved to where its links are shortest, in the least squares, without changing
its order: an isotonic regression by pooling adjacent violators (Ayer and others 1955), alternately
from above and from below, as in the priority method of Sugiyama, Tagawa, Toda 1981.
"""

from __future__ import annotations

from itertools import chain, islice
from operator import add, lt
from typing import Final, final

from archmodel.layout.limits import check

__all__ = ["Tie", "spread"]

ROUNDS: Final = 4
"""How often all layers are moved."""


@final
class Tie:
    """A piece of a line between two neighbours in adjacent layers."""

    __slots__ = ("at_one", "at_other", "one", "other", "weight")

    def __init__(self, one: int, other: int, at_one: float, at_other: float, weight: float) -> None:
        self.one = one
        self.other = other
        self.at_one = at_one
        """Where it ends on the upper one, from its middle."""
        self.at_other = at_other
        """The same on the lower one."""
        self.weight = weight


@final
class End:
    """A tie as one of the two feels it."""

    __slots__ = ("off", "other", "weight")

    def __init__(self, other: int, off: float, weight: float) -> None:
        self.other = other
        self.off = off
        """How far from the place of the other the tie is straight."""
        self.weight = weight


def spread(
    layers: list[list[int]],
    widths: dict[int, float],
    ties: list[Tie],
    gap: float,
) -> dict[int, float]:
    """Return the middle of every member and stand-in, across the layers.

    `ties` hold the links piece by piece; `widths` the extent of every member, stand-ins have none.
    """
    number = {each: at for at, each in enumerate(chain.from_iterable(layers))}
    above: list[list[End]] = [[] for _ in number]
    below: list[list[End]] = [[] for _ in number]
    for tie in ties:
        one, other = number[tie.one], number[tie.other]
        above[other].append(End(one, tie.at_one - tie.at_other, tie.weight))
        below[one].append(End(other, tie.at_other - tie.at_one, tie.weight))
    place: list[float] = []
    rows: list[tuple[int, list[list[list[End]]], list[float]]] = []
    for row in layers:
        if not row:
            continue
        start, stop = len(place), len(place) + len(row)
        shift = steps(row, widths, gap)
        first, last = widths.get(row[0], 0.0) / 2, widths.get(row[-1], 0.0) / 2
        low = first - (first + shift[-1] + last) / 2
        place += [low + step for step in shift]
        ups, downs = above[start:stop], below[start:stop]
        aside = [up or downs[index] for index, up in enumerate(ups)]
        beyond = [down or ups[index] for index, down in enumerate(downs)]
        both = [up + downs[index] for index, up in enumerate(ups)]
        rows.append((start, [aside, beyond, both], shift))
    for turn in range(ROUNDS):
        check()
        which = turn % 2 if turn < ROUNDS - 2 else 2
        for start, ties_of, shift in rows if turn % 2 == 0 else rows[::-1]:
            wanted: list[float] = []
            weights: list[float] = []
            for index, near in enumerate(ties_of[which]):
                total = 0.0
                middle = 0.0
                for end in near:
                    total += end.weight
                    middle += end.weight * (place[end.other] + end.off)
                wanted.append((middle / total if near else place[start + index]) - shift[index])
                weights.append(total if near else 0.05)
            place[start : start + len(wanted)] = map(add, pooled(wanted, weights), shift)
    return dict(zip(number, place, strict=True))


def room(one: int, other: int, gap: float) -> float:
    """Return the room between two neighbours of a layer: less where one is a passing line."""
    return gap if one >= 0 and other >= 0 else gap / 2


def steps(row: list[int], widths: dict[int, float], gap: float) -> list[float]:
    """Return how far everything in a row is from the first, where it stands as near as it may."""
    found = [0.0]
    at = 0.0
    one = row[0]
    for other in islice(row, 1, None):
        at += (widths.get(one, 0.0) + widths.get(other, 0.0)) / 2 + room(one, other, gap)
        found.append(at)
        one = other
    return found


def pooled(wanted: list[float], weights: list[float]) -> list[float]:
    """Return the places nearest to those wanted that keep order."""
    if all(map(lt, wanted, islice(wanted, 1, None))):
        return wanted
    means: list[float] = []
    totals: list[float] = []
    counts: list[int] = []
    for index, mean in enumerate(wanted):
        weight, count = weights[index], 1
        while means and means[-1] >= mean:
            its_weight = totals.pop()
            mean = (mean * weight + means.pop() * its_weight) / (weight + its_weight)
            weight += its_weight
            count += counts.pop()
        means.append(mean)
        totals.append(weight)
        counts.append(count)
    found: list[float] = []
    for index, count in enumerate(counts):
        found += [means[index]] * count
    return found
