"""Which findings somebody has accepted, and by which waiver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from archmodel.elements.base import Element
from archmodel.model import Model
from archmodel.names import Name
from archmodel.rules.base import Finding, Rule
from archmodel.rules.meta.base import Use
from archmodel.stated import chain
from archmodel.waiver import Waiver

__all__ = ["accepted", "uses_of", "with_matches"]


def uses_of(
    model: Model, known: Iterable[type[Rule[Any]]], today: date | None, locked: frozenset[str]
) -> tuple[Use, ...]:
    """Return the waivers of a model, sorted by name; without a `today`, none has expired.

    `locked` holds codes and families that must not be waived.
    """
    by_word = {word: rule for rule in known for word in (rule.code, rule.name)}
    found: list[Use] = []
    for name, waiver in sorted(model.waivers.items()):
        rule = by_word.get(waiver.rule)
        found.append(
            Use(
                name,
                waiver,
                rule,
                frozenset(_subjects(model, waiver)),
                is_expired=bool(today and waiver.until and today > waiver.until),
                is_locked=rule is not None and not locked.isdisjoint((rule.code, rule.family)),
            )
        )
    return tuple(found)


def accepted(finding: Finding, uses: Iterable[Use]) -> Use | None:
    """Return the first waiver that accepts a finding, if one does."""
    return next((use for use in uses if use.counts and use.fits(finding)), None)


def with_matches(uses: Iterable[Use], findings: Iterable[tuple[Finding, Use | None]]) -> tuple[Use, ...]:
    """Return waivers with what they were needed for."""
    matched: dict[Name, set[Name]] = {}
    for finding, use in findings:
        if use is not None:
            matched.setdefault(use.name, set()).add(finding.at[0])
    return tuple(replace(use, matched=frozenset(matched.get(use.name, ()))) for use in uses)


def _subjects(model: Model, waiver: Waiver) -> Iterator[Name]:
    """Yield the identifiers of what a waiver is about, with those inside where it says so."""
    yield from (model.names[each] for each in waiver.on if each in model.names)
    groups = {each for each in waiver.on if isinstance(each, Element)} if waiver.members else set()
    if groups:
        yield from (name for name, each in model.elements.items() if not groups.isdisjoint(chain(each)))
        for name, relation in model.relations.items():
            if not groups.isdisjoint(chain(relation.source)):
                yield name
