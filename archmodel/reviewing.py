"""Judging the models of one run together: what a rule is about may be in any of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from archmodel.graph import Graph
from archmodel.model import Model
from archmodel.policy import Policy
from archmodel.review import review
from archmodel.rules.base import Rule
from archmodel.rules.meta.base import Audit, Known, vacuous
from archmodel.rules.meta.vacuous_rule import VacuousRule
from archmodel.verdict import Review

__all__ = ["review_all"]


def review_all(
    models: Sequence[Model],
    rules: Sequence[Rule[Any]],
    *,
    today: date | None,
    baseline: Sequence[Known] = (),
    waive: bool = True,
    policy: Policy,
    whole: bool = True,
) -> list[Review]:
    """Return what rules find in each of some models, as `review` does.

    Where these are the `whole` of what there is, a rule that is about nothing in all of them is
    reported, once: with the first that would be told so by itself.
    """
    is_one = len(models) == 1
    reviews = [
        review(
            Graph(model),
            rules,
            today=today,
            baseline=baseline,
            waive=waive,
            policy=policy,
            whole=whole and is_one,
        )
        for model in models
    ]
    rule = next((each for each in rules if isinstance(each, VacuousRule)), None)
    if rule is None or is_one or not (whole and reviews):
        return reviews
    return [*_with_vacuous(reviews, rule, policy)]


def _with_vacuous(reviews: Sequence[Review], judge: VacuousRule, policy: Policy) -> Iterator[Review]:
    """Yield reviews, each with the rules it is the first to miss something for that none of them has."""
    nowhere = reduce(and_, ({(rule, each.what) for rule, each in judged.missing} for judged in reviews))
    told: set[type[Rule[Any]]] = set()
    for judged in reviews:
        left = vacuous(
            (rule, each) for rule, each in judged.missing if (rule, each.what) in nowhere and rule not in told
        )
        told.update(rule for rule, _ in left)
        audit = Audit((), frozenset(), (), None, vacuous=left, models=len(reviews))
        more = [replace(each, severity=policy.severity(each, judge)) for each in judge.check(audit)]
        findings = sorted((*judged.findings, *more), key=lambda finding: finding.order)
        yield replace(judged, findings=tuple(findings))
