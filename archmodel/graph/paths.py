"""Longest and heaviest ways over the components of the hops.

Ways round a circle have no longest: what stays inside a component counts nothing, so that every
answer is one that no reading of the circle falls short of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from archmodel.graph.hops import Hops

__all__ = ["Hop", "first_hops", "heaviest", "longest", "spread"]


class Hop(NamedTuple):
    """One hop: the number of the vertex it leaves, and which of the hops from there it is."""

    vertex: int
    which: int


def longest(hops: Hops) -> tuple[list[int], list[Hop | None]]:
    """Return for every component how many relations follow at most, and the hop that begins so."""
    length = [0] * len(hops.components)
    begins: list[Hop | None] = [None] * len(hops.components)
    component, passing = hops.component, hops.first_passing
    for position, members in enumerate(hops.components):
        most, first = -1, (-1, -1)
        for vertex in members:
            by, counts = hops.by[vertex], vertex < passing
            for which, target in enumerate(hops.out[vertex]):
                other = component[target]
                if other != position:
                    held = length[other] + (counts and by[which] >= 0)
                    if held > most:
                        most, first = held, (vertex, which)
        if most >= 0:
            length[position], begins[position] = most, Hop(*first)
    return length, begins


def first_hops(hops: Hops, starts: Iterable[int]) -> list[Hop]:
    """Return the hops that begin a relation out of the components of `starts`, or containers there."""
    waiting = list(dict.fromkeys(hops.component[start] for start in starts))
    seen = set(waiting)
    first: list[Hop] = []
    for position in waiting:  # grows while it is walked
        for vertex in hops.components[position]:
            for which, target in enumerate(hops.out[vertex]):
                other = hops.component[target]
                if other == position:
                    continue
                if hops.by[vertex][which] >= 0:
                    first.append(Hop(vertex, which))
                elif other not in seen:
                    seen.add(other)
                    waiting.append(other)
    return first


def heaviest(
    hops: Hops, weight: Callable[[int], float], own: Callable[[int], float]
) -> tuple[list[float], list[Hop | None]]:
    """Return for every component what the heaviest way from there weighs, and the hop that begins so.

    `weight` is of a relation and `own` of an element that is entered, 0 or more.
    """
    component = hops.component
    most = [0.0] * len(hops.components)
    begins: list[Hop | None] = [None] * len(hops.components)
    for position, members in enumerate(hops.components):
        for vertex in members:
            by = hops.by[vertex]
            for which, target in enumerate(hops.out[vertex]):
                other = component[target]
                if other != position:
                    held = most[other]
                    if hops.is_step(vertex, by[which]):
                        held += weight(by[which])
                    if hops.enters[target] >= 0:
                        held += own(hops.enters[target])
                    if held > most[position]:
                        most[position], begins[position] = held, Hop(vertex, which)
    return most, begins


def spread(hops: Hops, starts: Iterable[int]) -> list[int]:
    """Return for every component a number whose bit `i` says that the `i`th start leads to it."""
    bits = [0] * len(hops.components)
    for place, start in enumerate(starts):
        bits[hops.component[start]] |= 1 << place
    component = hops.component
    for position in range(len(hops.components) - 1, -1, -1):
        held = bits[position]
        if held:
            for vertex in hops.components[position]:
                for target in hops.out[vertex]:
                    bits[component[target]] |= held
    return bits
