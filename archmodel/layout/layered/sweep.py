"""A scan line over upright rectangles: which of them see each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter

__all__ = ["Span", "seen"]

Span = tuple[float, float, float, float, int]
"""Start and end along the scan line's way, place in the order across it, a tie breaker, a number."""


def seen(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return the pairs that are at some moment neighbours on the scan line, first one first.

    Spans that only touch do not meet (after Dwyer, Marriott, Stuckey 2006). A pair may be returned
    more than once; -1 stands for no neighbour.
    """
    found = []
    order = sorted([span for span in spans if span[0] < span[1]], key=itemgetter(2, 3, 4))
    events = [(start, True, place) for place, (start, _, _, _, _) in enumerate(order)]
    events += [(end, False, place) for place, (_, end, _, _, _) in enumerate(order)]
    events.sort()
    active: list[int] = []
    numbers = [number for *_, number in order]
    for _, opens, place in events:
        at = bisect_left(active, place)
        if not opens:
            del active[at]
        before = numbers[active[at - 1]] if at else -1
        after = numbers[active[at]] if at < len(active) else -1
        if opens:
            active.insert(at, place)
            found.append((before, numbers[place]))
            found.append((numbers[place], after))
        elif active:
            found.append((before, after))
    return found
