"""How a class of declarations is called: which values it takes by position, and which it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from inspect import Parameter, Signature
from typing import Any, NamedTuple

from archmodel.errors import BlueprintError
from archmodel.names import Name
from archmodel.source import author_line

__all__ = ["Called", "Form", "form_of"]


class Called:
    """How a class of declarations is called, for those who ask `inspect`."""

    def __get__(self, instance: object, kind: type[Any]) -> Signature:
        """Return the signature: one parameter a field."""
        held = fields(kind)
        positional = [each for each in held if not each.kw_only]
        return Signature(
            [
                Parameter(
                    each.name,
                    Parameter.KEYWORD_ONLY if each.kw_only else Parameter.POSITIONAL_OR_KEYWORD,
                    default=Parameter.empty if each.default is MISSING else each.default,
                    annotation=each.type,
                )
                for each in (*positional, *(each for each in held if each.kw_only))
            ]
        )


class Form(NamedTuple):
    """What a class of declarations is made with."""

    kind: type[Any]
    positional: tuple[Name, ...]
    """The fields that may be given without their names."""
    needed: frozenset[Name]
    """The fields without a default."""

    def named(self, args: tuple[object, ...], values: dict[Name, object]) -> dict[Name, object]:
        """Return all values by name. Raises `BlueprintError` where one is missing, or one too many."""
        first = dict(zip(self.positional, args, strict=False))
        if (
            len(first) < len(args)
            or first.keys() & values.keys()
            or self.needed - first.keys() - values.keys()
        ):
            raise self._misfit(first, values, is_long=len(first) < len(args))
        return first | values

    def _misfit(
        self, first: Mapping[Name, object], values: Mapping[Name, object], *, is_long: bool
    ) -> BlueprintError:
        """Return what to say of a call that gives too little or too much."""
        kind = self.kind.__name__
        free = [each.name for each in fields(self.kind) if each.name not in {*first, *values}]
        wanted = next((each for each in free if each in self.needed), (free or [""])[0])
        what = f"{kind} needs '{wanted}'"
        instead = f"write {wanted}=..." if wanted else "leave it out"
        if is_long:
            takes = f"its {' and '.join(self.positional)} alone" if self.positional else "nothing"
            what = f"{kind} takes {takes} without a name"
        elif twice := first.keys() & values.keys():
            what, instead = f"{kind} has two values for '{min(twice)}'", "leave one of them out"
        return BlueprintError(what, where=author_line(), instead=instead)


@cache
def form_of(kind: type[Any]) -> Form:
    """Return what a class is made with, found out once."""
    held = fields(kind)
    return Form(
        kind,
        tuple(each.name for each in held if not each.kw_only),
        frozenset(each.name for each in held if each.default is MISSING),
    )
