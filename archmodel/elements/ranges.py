"""Refuses numbers that cannot be, such as a share of 99.9."""

from __future__ import annotations

from math import inf

from archmodel.declared import Declared
from archmodel.errors import BlueprintError

__all__ = ["refuse_outside"]


def refuse_outside(declared: Declared, low: float, high: float, *names: str) -> None:
    """Refuse numbers in the fields called `names` that are not between `low` and `high`."""
    given = vars(declared)
    for name in names:
        value = given.get(name)
        if value is not None and not low <= value <= high:
            raise BlueprintError(
                f"'{name}' of this {type(declared).__name__} cannot be {value:g}",
                where=str(declared.place or ""),
                instead=f"write {low:g} or more"
                if high == inf
                else f"write a number from {low:g} to {high:g}",
            )
