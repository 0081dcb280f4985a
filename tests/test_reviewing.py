"""Rules that are about nothing in a run of several models."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, MobileDevice, Service
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.policy import Policy
from archmodel.queries import Constraint, forbid, kind, paths, require, tagged
from archmodel.reviewing import review_all
from archmodel.rules.base import Finding, Missing, Rule, Severity
from archmodel.rules.meta.vacuous_rule import VacuousRule


class Guarded(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    orders = Service("Orders", tags=frozenset({"new"}))
    asks = phone.calls(gateway)
    routes = gateway.calls(orders)


class Open(Blueprint):
    phone = MobileDevice("Phone")
    stock = Service("Stock", tags=frozenset({"old"}))
    asks = phone.calls(stock)


class Batch(Blueprint):
    prices = Service("Prices", entry=True)


class Devices(Blueprint):
    phone = MobileDevice("Phone")


GUARDED = require(
    paths(kind(MobileDevice), kind(Service)).through(kind(ApiGateway)), code="ACME001", name="guarded"
)
APART = forbid(paths(tagged("new"), tagged("old")), code="ACME002", name="apart")
RENAMED = forbid(paths(tagged("nwe"), tagged("odl")), code="ACME003", name="renamed")


def told(
    *blueprints: type[Blueprint], rules: tuple[type[Constraint], ...] = (GUARDED, APART), **how: object
) -> list[tuple[str, str]]:
    judged = review_all(
        [read(each) for each in blueprints],
        [VacuousRule(), *(rule() for rule in rules)],
        today=None,
        **{"policy": Policy(), **how},  # type: ignore[arg-type]
    )
    return [
        (each.model, finding.message)
        for each in judged
        for finding in each.findings
        if finding.code == "META005"
    ]


GATEWAY = "nothing is ApiGateway, which paths must pass"


def test_a_rule_that_is_about_something_in_one_model_is_not_told() -> None:
    assert told(Open, Guarded, Batch) == []


def test_a_rule_that_is_about_nothing_in_all_is_told_once_with_the_first_that_misses_it() -> None:
    assert told(Batch, Open, Open, rules=(GUARDED,)) == [
        ("open", f"ACME001 guarded judged nothing in any of 3 models: {GATEWAY}")
    ]


def test_each_of_several_rules_is_told_with_the_first_selection_that_is_empty_everywhere() -> None:
    assert told(Open, Batch, rules=(GUARDED, APART, RENAMED)) == [
        ("open", f"ACME001 guarded judged nothing in any of 2 models: {GATEWAY}"),
        ("open", "ACME002 apart judged nothing in any of 2 models: nothing is what is tagged new"),
        ("open", "ACME003 renamed judged nothing in any of 2 models: nothing is what is tagged nwe"),
    ]


def test_one_model_is_told_as_by_itself() -> None:
    assert told(Open, rules=(GUARDED,)) == [("open", f"ACME001 guarded judged nothing: {GATEWAY}")]


def test_selections_that_choose_something_in_different_models_are_not_missed() -> None:
    assert told(Guarded, Open, rules=(APART,)) == []


def test_models_that_would_not_be_told_by_themselves_are_not_told_together() -> None:
    assert told(Devices, Batch, rules=(GUARDED,)) == []


def test_models_that_are_not_all_there_is_say_nothing_of_rules_about_nothing() -> None:
    assert told(Open, whole=False) == told(Open, Batch, whole=False) == []


def test_a_rule_that_crashes_in_one_model_may_be_about_something_there() -> None:
    class Crashing(Rule[Graph]):
        code = "ACME004"
        severity = Severity.ERROR

        def check(self, subject: Graph) -> Iterator[Finding]:
            if len(subject.nodes()) == 1:
                raise ValueError("alone")
            yield from ()

        def missing(self, subject: Graph) -> Iterator[Missing]:
            yield Missing("nothing is there")

    judged = review_all([read(Open), read(Batch)], [VacuousRule(), Crashing()], today=None, policy=Policy())
    assert [(each.findings, len(each.crashes)) for each in judged] == [((), 0), ((), 1)]


@pytest.mark.parametrize("models", [(Open,), (Open, Batch)], ids=len)
def test_it_is_as_bad_as_settings_say(models: tuple[type[Blueprint], ...]) -> None:
    policy = Policy(severities={"META005": Severity.INFO})
    judged = review_all([read(each) for each in models], [VacuousRule(), APART()], today=None, policy=policy)
    assert [each.severity for each in judged[0].findings] == [Severity.INFO]
