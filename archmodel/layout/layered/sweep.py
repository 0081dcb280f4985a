"""A scan line over upright rectangles: which of them see each other."""

from __future__ import annotations

from bisect import bisect_right
from math import inf
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


def seen(spans: Spans, *, parted: bool) -> tuple[list[int], list[int]]:
    """Return the pairs that see each other across the scan line: the first ones, and the second.

    Each looks down on what was added before it. Those that stop to see each other where something else
    begins between them are returned only as `parted`, for what keeps both from that keeps them apart;
    so is -1, for no neighbour. Spans that only touch do not meet (after Dwyer, Marriott, Stuckey
    2006). A pair may be returned more than once.
    """
    starts, ends = spans.starts, spans.ends
    order = [number for number in range(len(starts)) if starts[number] < ends[number]]
    order.sort(key=spans.keys.__getitem__)
    firsts: list[int] = []
    seconds: list[int] = []
    bounds, tops = [-inf, inf], [-1]
    """What is seen from above: each of `tops` between two of `bounds`."""
    for number in order:
        start, end = starts[number], ends[number]
        at = first = bisect_right(bounds, start) - 1
        while True:
            top, stop = tops[at], bounds[at + 1]
            if parted or (top >= 0 and (end <= stop or ends[top] <= stop)):
                firsts.append(top)
                seconds.append(number)
            if end <= stop:
                break
            at += 1
        if bounds[first] < start:
            first += 1
        at += 1
        bounds[first:at] = [start, end] if end < stop else [start]
        tops[first:at] = [number, top] if end < stop else [number]
    if parted:
        highest = [top for top in tops if top >= 0]
        firsts += highest
        seconds += [-1] * len(highest)
    return firsts, seconds
