"""How a class of declarations is called: which values it takes by position, and which it needs."""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache
from inspect import Parameter, Signature, signature
from typing import Any, NamedTuple

from archmodel.names import Name

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
        """Return all values by name. Raises `TypeError` where one is missing, or given twice."""
        first = dict(zip(self.positional, args, strict=False))
        if (
            len(first) < len(args)
            or first.keys() & values.keys()
            or self.needed - first.keys() - values.keys()
        ):
            try:
                signature(self.kind).bind(*args, **values)
            except TypeError as error:  # raised here, for who asks where to pass over the standard library
                raise TypeError(str(error)) from None
        return first | values


@cache
def form_of(kind: type[Any]) -> Form:
    """Return what a class is made with, found out once."""
    held = fields(kind)
    return Form(
        kind,
        tuple(each.name for each in held if not each.kw_only),
        frozenset(each.name for each in held if each.default is MISSING),
    )
