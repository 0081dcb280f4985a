"""The corners of META005: rules about nothing."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, MobileDevice, Service
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.queries import Constraint, each, forbid, kind, layers, owned, paths, require, tagged
from archmodel.review import review
from archmodel.rules.base import Finding, Severity
from archmodel.rules.meta.vacuous_rule import VacuousRule
from archmodel.selection import Selection


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    orders = Service("Orders", tags=frozenset({"pci"}))
    asks = phone.calls(orders)


def told(*rules: type[Constraint]) -> list[Finding]:
    judged = review(Graph(read(Shop)), [VacuousRule(), *(rule() for rule in rules)])
    return [each for each in judged.findings if each.code == "META005"]


def passing(guards: Selection, **how: bool) -> type[Constraint]:
    query = paths(kind(MobileDevice), kind(Service)).through(guards)
    return require(query, code="ACME001", name="guarded", allow_empty=how.get("allow_empty", False))


def test_paths_that_must_pass_what_is_not_there_are_told_with_the_line_of_the_rule() -> None:
    (found,) = told(passing(kind(ApiGateway)))
    assert found.severity is Severity.ERROR
    assert found.message == ("ACME001 guarded judged nothing: nothing is ApiGateway, which paths must pass")
    assert found.place
    assert found.place.path == "tests/rules/meta/test_vacuous_rule.py"


def test_a_rule_that_may_be_empty_is_passed_over() -> None:
    assert told(passing(kind(ApiGateway), allow_empty=True)) == []


def test_a_model_need_not_have_every_kind_that_paths_begin_or_end_at() -> None:
    nothing = paths(kind(ApiGateway), kind(Service)).through(kind(ApiGateway))
    assert told(require(nothing, code="ACME001", name="guarded")) == []


@pytest.mark.parametrize("chosen", [tagged("pcy"), owned("payments"), kind(Service) & tagged("pcy")], ids=str)
def test_what_is_chosen_by_what_may_be_renamed_must_be_there(chosen: Selection) -> None:
    rules = [
        forbid(paths(chosen, kind(Service)), code="ACME001", name="a"),
        forbid(paths(kind(Service), chosen), code="ACME002", name="b"),
        require(each(chosen).has(slo=...), code="ACME003", name="c"),
        require(layers(kind(Service), chosen), code="ACME004", name="d"),
    ]
    assert [each.at[0] for each in told(*rules)] == ["ACME001", "ACME002", "ACME003", "ACME004"]


def test_an_optional_layer_may_be_empty() -> None:
    rule = require(layers(kind(Service), tagged("pcy"), optional=(tagged("pcy"),)), code="ACME004", name="d")
    assert told(rule) == []
