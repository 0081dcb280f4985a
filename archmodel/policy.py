"""What a project has settled about its reviews, beside which rules run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from archmodel.containment import chain
from archmodel.elements.base import Element
from archmodel.model import Model
from archmodel.names import Name
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.selection import Selection
from archmodel.waiver import Waiver

__all__ = ["Ignored", "Policy", "SetWaiver", "covered"]


class Ignored(NamedTuple):
    """Elements about which some rules say nothing."""

    where: Selection
    codes: frozenset[str]


class SetWaiver(NamedTuple):
    """A waiver of one rule for all elements that are chosen, and what they hold and call."""

    waiver: Waiver
    where: Selection
    expect: int | None
    """How many findings it accepts: where there are more it accepts none, and fewer are reported."""


class Policy(NamedTuple):
    """What is locked, how bad findings are, and what is accepted."""

    locked: frozenset[str] = frozenset()
    """Codes and families that no waiver, baseline or ignored selection is good for."""
    severities: Mapping[str, Severity] = {}
    """How bad what a rule finds is, by code, where the rule has its own severity in mind."""
    ignored: tuple[Ignored, ...] = ()
    waivers: tuple[SetWaiver, ...] = ()
    rules: tuple[type[Rule[Any]], ...] = ()
    """The rules that the project has written down."""

    def locks(self, code: str) -> bool:
        """Say whether the rule of a code is locked, by itself or with its family."""
        return not self.locked.isdisjoint((code, code[:-3]))

    def severity(self, finding: Finding, rule: Rule[Any]) -> Severity:
        """Return how bad a finding is."""
        own = finding.severity
        return self.severities.get(rule.code, own) if own == rule.severity else own

    def ignored_in(self, model: Model) -> dict[str, frozenset[Name]]:
        """Return what each rule says nothing about in a model, by its code."""
        found: dict[str, frozenset[Name]] = {}
        for where, codes in self.ignored:
            names = frozenset(covered(model, where))
            for code in codes:
                if not self.locks(code):
                    found[code] = found.get(code, frozenset()) | names
        return found


def covered(model: Model, where: Selection) -> Iterator[Name]:
    """Yield the identifiers of what is chosen, of what lies inside, and of what these call."""
    groups: set[Element] = {model.elements[name] for name in where.names(model)}
    yield from (name for name, each in model.elements.items() if not groups.isdisjoint(chain(each)))
    for name, relation in model.relations.items():
        if not groups.isdisjoint(chain(relation.source)):
            yield name
