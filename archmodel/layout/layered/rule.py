"""A constraint on one axis of a sketch: two numbers are kept apart."""

from __future__ import annotations

from typing import final

__all__ = ["Rule"]


@final
class Rule:
    """The number `high` is at least `gap` pixels higher than the number `low`."""

    __slots__ = ("gap", "high", "low")

    def __init__(self, low: int, high: int, gap: float) -> None:
        self.low = low
        self.high = high
        self.gap = gap
