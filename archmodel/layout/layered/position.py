"""Phase four: give the members of a layered graph coordinates that make lines straight.

Every layer in turn is moved to where its links are shortest, without changing its order: an isotonic
regression by pooling adjacent violators (Ayer and others 1955), alternately from above and from below,
as in the priority method of Sugiyama, Tagawa, Toda 1981. What is pooled stands at the median of all that
its links want, as in Brandes, Köpf 2001, and not at the mean: more links are straight, and most members
stay where they are when there is a link more or less.
"""

from __future__ import annotations

from bisect import insort
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

    __slots__ = ("at_one", "at_other", "one", "other")

    def __init__(self, one: int, other: int, at_one: float, at_other: float) -> None:
        self.one = one
        self.other = other
        self.at_one = at_one
        """Where it ends on the upper one, from its middle."""
        self.at_other = at_other
        """The same on the lower one."""


@final
class End:
    """A tie as one of the two feels it."""

    __slots__ = ("off", "other")

    def __init__(self, other: int, off: float) -> None:
        self.other = other
        self.off = off
        """How far from the place of the other the tie is straight."""


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
        above[other].append(End(one, tie.at_one - tie.at_other))
        below[one].append(End(other, tie.at_other - tie.at_one))
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
            stop = start + len(shift)
            wanted: list[list[float]] = []
            for index, near in enumerate(ties_of[which]):
                step = shift[index]
                wanted.append(sorted([place[end.other] + end.off - step for end in near]))
            place[start:stop] = pooled(wanted, place[start:stop], shift)
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


def pooled(wanted: list[list[float]], place: list[float], shift: list[float]) -> list[float]:
    """Return the places nearest to those wanted that keep order and room, which is that of `steps`.

    `wanted` has for every member, in order, where each of its links wants the first of the row; what has
    no links stays in its `place` unless others push it.
    """
    middles = [middle(wants) if wants else place[at] - shift[at] for at, wants in enumerate(wanted)]
    if all(map(lt, middles, islice(middles, 1, None))):
        return list(map(add, middles, shift))
    pools: list[tuple[float, list[float], int]] = []
    for index, wants in enumerate(wanted):
        at, count = middles[index], 1
        while pools and pools[-1][0] >= at:
            its_middle, its_wants, its_count = pools.pop()
            wants = joined(wants, its_wants)
            at = middle(wants) if wants else its_middle
            count += its_count
        pools.append((at, wants, count))
    found: list[float] = []
    for at, _, count in pools:
        start = len(found)
        found.extend([at + step for step in shift[start : start + count]])
    return found


def joined(one: list[float], other: list[float]) -> list[float]:
    """Return the numbers of two sorted lists, sorted; the longer list takes them in."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    for each in shorter:
        insort(longer, each)
    return longer


def middle(wants: list[float]) -> float:
    """Return the median of a sorted list."""
    half = len(wants) // 2
    return wants[half] if len(wants) % 2 else (wants[half - 1] + wants[half]) / 2
