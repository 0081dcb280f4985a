"""A scan line over upright rectangles: which of them see each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter

__all__ = ["Span", "seen"]

Span = tuple[float, float, float, int]
"""Start and end along the scan line's way, place in the order across it, a number; of several at one place
the first given comes first."""


def seen(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return the pairs that are at some moment neighbours on the scan line, first one first.

    Spans that only touch do not meet (after Dwyer, Marriott, Stuckey 2006). A pair may be returned
    more than once; -1 stands for no neighbour.
    """
    found = []
    order = sorted([span for span in spans if span[0] < span[1]], key=itemgetter(2))
    count = len(order)
    numbers = [number for _, _, _, number in order]
    numbers.append(-1)
    moments = [end for _, end, _, _ in order]
    moments += [start for start, _, _, _ in order]
    active = [-1, count]
    """The places of what is on the scan line, between two that have no number; it is closed before
    anything opens at the same moment."""
    for event in sorted(range(2 * count), key=moments.__getitem__):
        if event < count:
            at = bisect_left(active, event)
            del active[at]
            if len(active) > 2:
                found.append((numbers[active[at - 1]], numbers[active[at]]))
            continue
        place = event - count
        at = bisect_left(active, place)
        number = numbers[place]
        found.append((numbers[active[at - 1]], number))
        found.append((number, numbers[active[at]]))
        active.insert(at, place)
    return found
