"""Which findings somebody has accepted, and by which waiver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from archmodel.elements.base import Element
from archmodel.model import Model
from archmodel.names import Name
from archmodel.policy import Policy, covered
from archmodel.rules.base import Finding, Rule
from archmodel.rules.meta.base import Use
from archmodel.selection import named
from archmodel.waiver import Waiver

__all__ = ["accepted", "counted", "uses_of", "with_matches"]


def uses_of(
    model: Model, known: Iterable[type[Rule[Any]]], today: date | None, policy: Policy
) -> tuple[Use, ...]:
    """Return the waivers of a model, sorted by name, then those of a policy.

    Without a `today`, none has expired.
    """
    by_word = {word: rule for rule in known for word in (rule.code, rule.name)}

    def use(name: Name, waiver: Waiver, subjects: Iterable[Name]) -> Use:
        rule = by_word.get(waiver.rule)
        return Use(
            name,
            waiver,
            rule,
            frozenset(subjects),
            is_expired=bool(today and waiver.until and today > waiver.until),
            is_locked=rule is not None and policy.locks(rule.code),
        )

    own = [use(name, each, _subjects(model, each)) for name, each in sorted(model.waivers.items())]
    sets = [
        replace(use(f"{waiver.rule} of {where}", waiver, covered(model, where)), is_set=True, expect=expect)
        for waiver, where, expect in policy.waivers
    ]
    return (*own, *sets)


def counted(uses: tuple[Use, ...], findings: Iterable[Finding]) -> tuple[Use, ...]:
    """Return waivers with how many findings they are for; one that is for too many then counts no more."""
    by = Counter(use.name for finding in findings if (use := accepted(finding, uses)))
    return tuple(replace(use, found=by[use.name]) for use in uses)


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
    groups = tuple(each for each in waiver.on if isinstance(each, Element)) if waiver.members else ()
    if groups:
        yield from covered(model, named(*groups))
