"""Numbers among the options of commands."""

from __future__ import annotations

from math import isnan
from typing import Any

import click

__all__ = ["Range"]


class Range(click.FloatRange):
    """A number within bounds. Not a number is outside of all, though no comparison would say so."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number that a user wrote."""
        number: float = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number
