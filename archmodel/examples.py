"""What a rule finds in the two blueprints beside it, as its page, its tests and `rules test` show it."""

from __future__ import annotations

import sys
from typing import Any, Literal

from archmodel.graph import Graph
from archmodel.model import read
from archmodel.review import Review, review, select_rules
from archmodel.rules.base import Rule
from archmodel.rules.meta.base import MetaRule

__all__ = ["tried"]


def tried(rule: type[Rule[Any]], example: Literal["Bad", "Good"]) -> Review:
    """Return what a rule has to say of an example beside it.

    A rule about the review itself needs other rules to have run, so the recommended ones run with it.
    Its options (`OPTIONS`), a baseline (`BASELINE`) and a day (`TODAY`) beside it belong to its examples.
    """
    beside = vars(sys.modules[rule.__module__])
    rules = [each for each in select_rules() if type(each) is not rule] if issubclass(rule, MetaRule) else []
    return review(
        Graph(read(beside[example])),
        [*rules, rule(**beside.get("OPTIONS", {}))],
        today=beside.get("TODAY"),
        baseline=beside.get("BASELINE", ()),
    )
