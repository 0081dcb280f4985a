"""A scan line over upright rectangles: which of them see each other."""

from __future__ import annotations

from bisect import bisect_left
from typing import final

__all__ = ["Spans", "seen"]


@final
class Spans:
    """Upright rectangles, numbered from 0 as they come."""

    __slots__ = ("ends", "keys", "starts")

    def __init__(self) -> None:
        self.starts: list[float] = []
        self.ends: list[float] = []
        """Start and end of each along the scan line's way."""
        self.keys: list[float] = []
        """The place of each in the order across it; of several at one place the first given comes first."""

    def add(self, start: float, end: float, key: float) -> None:
        """Note one more."""
        self.starts.append(start)
        self.ends.append(end)
        self.keys.append(key)


def seen(spans: Spans) -> tuple[list[int], list[int]]:
    """Return the pairs that are at some moment neighbours on the scan line: the first ones, and the second.

    Spans that only touch do not meet (after Dwyer, Marriott, Stuckey 2006). A pair may be returned
    more than once; -1 stands for no neighbour.
    """
    starts, ends = spans.starts, spans.ends
    order = [number for number in range(len(starts)) if starts[number] < ends[number]]
    order.sort(key=spans.keys.__getitem__)
    count = len(order)
    moments = [ends[number] for number in order]
    moments += [starts[number] for number in order]
    numbers = [*order, -1]
    firsts: list[int] = []
    seconds: list[int] = []
    active = [-1, count]
    """The places of what is on the scan line, between two that have no number; it is closed before
    anything opens at the same moment."""
    for event in sorted(range(2 * count), key=moments.__getitem__):
        if event < count:
            at = bisect_left(active, event)
            del active[at]
            if len(active) > 2:
                firsts.append(numbers[active[at - 1]])
                seconds.append(numbers[active[at]])
            continue
        place = event - count
        at = bisect_left(active, place)
        number = numbers[place]
        firsts += (numbers[active[at - 1]], number)
        seconds += (number, numbers[active[at]])
        active.insert(at, place)
    return firsts, seconds
