"""Reviews within tests: `assert_clean(Shop)` and `assert_proven(DevicesEnter)`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.examples import disproof
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.review import Review, review
from archmodel.reviewing import review_all
from archmodel.rules.base import Rule, Severity
from archmodel.settings import Settings, settings_for

__all__ = ["assert_clean", "assert_proven", "failing", "reviewed"]


def assert_clean(
    model: Model | type[Blueprint] | Sequence[Model | type[Blueprint]],
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    *,
    today: date | None = None,
) -> None:
    """Fail where `archmodel check` would: by the settings of the project in the current folder.

    One model is taken for one of many: a rule that is about nothing in it (META005) may be about
    another, and fails only several, which are all there are, in a list.
    `select` and `ignore` are the words of the command line; without `today`, no waiver expires.
    Raises `AssertionError` with the report, and `RuleError` or `SettingsError` for unknown words.
    """
    settings = settings_for(Path.cwd())
    rules = settings.rules(select, ignore)
    if isinstance(model, Sequence):
        if not model:
            raise AssertionError("there is no blueprint to review")
        reviews = review_all([_read(each) for each in model], rules, today=today, policy=settings.policy)
    else:
        reviews = [reviewed(model, settings, rules, today)]
    if said := "".join(failing(each, settings.fail_on) for each in reviews):
        raise AssertionError(said)


def assert_proven(rule: type[Rule[Any]]) -> None:
    """Fail where a rule finds nothing in its bad example, or something in its good one.

    Raises `AssertionError`, and `RuleError` where it has only one of them.
    """
    said = disproof(rule)
    if said is None:
        raise AssertionError(f"{rule.code} {rule.name} has no examples")
    if said:
        raise AssertionError(f"{rule.code} {rule.name}: {said}")


def reviewed(
    model: Model | type[Blueprint], settings: Settings, rules: Iterable[Rule[Any]], today: date | None
) -> Review:
    """Return what rules find in a model, one of many, by the policy of some settings."""
    return review(Graph(_read(model)), rules, today=today, policy=settings.policy, whole=False)


def _read(model: Model | type[Blueprint]) -> Model:
    return model if isinstance(model, Model) else read(model)


def failing(judged: Review, fail_on: Severity, code: str = "") -> str:
    """Return the report on what fails a review, or on that of one rule alone; empty where nothing does."""
    from archmodel.formats.review.text import Text

    findings = tuple(each for each in judged.findings if each.severity >= fail_on and code in ("", each.code))
    crashes = tuple(each for each in judged.crashes if code in ("", each.rule.code))
    return Text().write([replace(judged, findings=findings, crashes=crashes)]).decode()
