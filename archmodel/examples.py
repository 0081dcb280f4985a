"""What a rule finds in its two blueprints, as its page, its tests and `rules test` show it."""

from __future__ import annotations

import sys
from typing import Any, Literal

from archmodel.errors import RuleError
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.review import Review, review, select_rules
from archmodel.rules.base import Rule, example_of
from archmodel.rules.meta.base import MetaRule

__all__ = ["disproof", "tried"]


def tried(rule: type[Rule[Any]], example: Literal["Bad", "Good"]) -> Review:
    """Return what a rule has to say of one of its examples. Raises `RuleError` where it has none.

    A rule about the review itself needs other rules to have run, so the recommended ones run with it,
    and those in `RULES`. Its options (`OPTIONS`), a baseline (`BASELINE`) and a day (`TODAY`) beside it
    belong to its examples too.
    """
    blueprint = example_of(rule, example)
    if blueprint is None:
        raise RuleError(
            f"{rule.code} {rule.name} has no blueprint '{example}'",
            instead="write one beside the rule, or hand it over as bad=… and good=…",
        )
    beside = vars(sys.modules[rule.__module__])
    others = [*select_rules(), *(each() for each in beside.get("RULES", ()))]
    rules = [each for each in others if type(each) is not rule] if issubclass(rule, MetaRule) else []
    return review(
        Graph(read(blueprint)),
        [*rules, rule(**beside.get("OPTIONS", {}))],
        today=beside.get("TODAY"),
        baseline=beside.get("BASELINE", ()),
    )


def disproof(rule: type[Rule[Any]]) -> str | None:
    """Return what its examples say against a rule, empty where they bear it out; None where it has none."""
    if example_of(rule, "Bad") is None and example_of(rule, "Good") is None:
        return None
    said: list[str] = []
    for example in ("Bad", "Good"):
        judged = tried(rule, example)
        found = [each for each in judged.findings if each.code == rule.code]
        said += [f"it crashed in its {example.lower()} example: {crash.what}" for crash in judged.crashes]
        if example == "Bad" and not found:
            said.append("it finds nothing in its bad example")
        if example == "Good" and found:
            said.append(f"it finds something in its good example: {found[0].message}")
    return "; ".join(said)
