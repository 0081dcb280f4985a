"""A scan line over upright rectangles: which of them see each other."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

__all__ = ["Span", "seen"]

Span = tuple[float, float, float, float, int]
"""Start and end along the scan line's way, place in the order across it, a tie breaker, a number."""


def seen(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return the pairs that are at some moment neighbours on the scan line, first one first.

    Spans that only touch do not meet (after Dwyer, Marriott, Stuckey 2006). A pair may be returned
    more than once; -1 stands for no neighbour.
    """
    events: list[tuple[float, int, float, float, int]] = []
    for start, end, key, tie, number in spans:
        if start < end:
            events.append((start, 1, key, tie, number))
            events.append((end, 0, key, tie, number))
    events.sort()
    active: list[tuple[float, float, int]] = []
    found = []
    for _, opens, key, tie, number in events:
        entry = (key, tie, number)
        at = bisect_left(active, entry)
        if opens:
            found.append((active[at - 1][2] if at else -1, number))
            found.append((number, active[at][2] if at < len(active) else -1))
            insort(active, entry)
        else:
            del active[at]
            if active:
                found.append((active[at - 1][2] if at else -1, active[at][2] if at < len(active) else -1))
    return found
