"""Refuses numbers that cannot be, such as a share of 99.9."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from archmodel.declared import Declared
from archmodel.errors import BlueprintError

__all__ = ["OF_ELEMENTS", "OF_RELATIONS", "refuse_outside"]

_AMOUNTS = ("processing_ms", "latency_slo_ms", "capacity", "monthly_cost", "monthly_budget")
OF_ELEMENTS: dict[str, tuple[float, float]] = {
    "slo": (0.0, 1.0),
    "availability": (0.0, 1.0),
    "tier": (1.0, inf),
    **dict.fromkeys(_AMOUNTS, (0.0, inf)),
}
"""The ranges of the numbers of elements, in the order in which they are told."""
_OF_RELATIONS = ("timeout_ms", "latency_ms", "rate", "per_request")
OF_RELATIONS: dict[str, tuple[float, float]] = dict.fromkeys(_OF_RELATIONS, (0.0, inf))
"""Those of relations."""


def refuse_outside(declared: Declared, ranges: Mapping[str, tuple[float, float]]) -> None:
    """Refuse numbers that are not in the range of their field, whose ends are in it."""
    given = vars(declared)
    for name in ranges:
        if name not in given or (value := given[name]) is None:
            continue
        low, high = ranges[name]
        if not low <= value <= high:
            raise BlueprintError(
                f"'{name}' of this {type(declared).__name__} cannot be {value:g}",
                where=str(declared.place or ""),
                instead=f"write {low:g} or more"
                if high == inf
                else f"write a number from {low:g} to {high:g}",
            )
