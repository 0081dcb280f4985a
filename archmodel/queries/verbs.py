"""The three verbs that make a rule of a query."""

from __future__ import annotations

from typing import Unpack

from archmodel.errors import RuleError
from archmodel.queries.base import Constraint, Options, Query, constraint
from archmodel.queries.cycles import Cycles
from archmodel.queries.elements import Each
from archmodel.queries.layers import Independent, Layers
from archmodel.queries.paths import Entries, Paths
from archmodel.source import author_line

__all__ = ["forbid", "only", "require"]


def require(
    query: Paths | Each | Layers | Independent, *, code: str, name: str, **options: Unpack[Options]
) -> type[Constraint]:
    """Return a rule that something holds: of paths, that all of them go `through` what is named.

    `because` is the reason, `severity` an error where not given, `bad` and `good` are blueprints
    for `archmodel rules test`; `allow_empty` lets a selection choose nothing without a word.
    Raises `RuleError` for a code or name that is none, and for a query that does not say enough.
    """
    return constraint(_required(query), code, name, options)


def forbid(query: Paths | Cycles, *, code: str, name: str, **options: Unpack[Options]) -> type[Constraint]:
    """Return a rule that there are no such paths or circles; the options are those of `require`."""
    return constraint(_forbidden(query), code, name, options)


def only(query: Paths, *, code: str, name: str, **options: Unpack[Options]) -> type[Constraint]:
    """Return a rule that nothing else leads to where these paths do; the options are those of `require`."""
    return constraint(_reserved(query), code, name, options)


def _required(query: object) -> Query:
    if isinstance(query, Paths):
        if query.passed is None or query.avoided is not None:
            raise _misused("required paths say what they pass", "write paths(a, b).through(c)")
        return Entries(query)
    if isinstance(query, Each) and not (query.fields or query.targets):
        raise _misused("'each' says nothing that must hold", "write each(a).has(owner=...) or .reaches(b)")
    if isinstance(query, Each | Layers | Independent):
        return query
    raise _misused(
        f"{type(query).__name__} cannot be required",
        "write paths(a, b).through(c), each(a).has(…) or layers(a, b)",
    )


def _forbidden(query: object) -> Query:
    if isinstance(query, Cycles):
        return query
    if not isinstance(query, Paths):
        raise _misused(f"{type(query).__name__} cannot be forbidden", "write paths(a, b) or cycles(a)")
    if query.passed is not None:
        raise _misused(
            "forbidden paths do not say what they pass", "write .avoiding(c), or require the paths instead"
        )
    return Entries(query)


def _reserved(query: object) -> Query:
    if not isinstance(query, Paths):
        raise _misused(f"'only' is about paths, and this is a {type(query).__name__}", "write paths(a, b)")
    if query.passed is not None or query.avoided is not None:
        raise _misused("'only' says by its paths who may lead there", "write only(paths(a, b), …)")
    return Entries(query, reserved=True)


def _misused(what: str, instead: str) -> RuleError:
    return RuleError(what, where=author_line(), instead=instead)
