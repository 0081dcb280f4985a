"""The corners of PRF005."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.performance.cost_budget_exceeded import CostBudgetExceeded


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*CostBudgetExceeded(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def costing(*costs: float | None, budget: float | None = 1000.0) -> type[Blueprint]:
    class Costing(Blueprint):
        outer = Group("Outer", monthly_budget=budget)
        inner = Group("Inner", inside=outer)
        for number, cost in enumerate(costs):
            Microservice(f"S{number}", inside=inner, monthly_cost=cost)

    return Costing


def test_what_a_group_holds_costs_no_more_than_its_budget() -> None:
    (finding,) = found(costing(700.0, 301.0, None))
    assert (finding.at, finding.severity) == (("outer",), Severity.INFO)
    assert finding.message == "'Outer' costs 1,001 a month, and 1,000 are its budget"
    assert finding.instead == "find what costs most in 'Outer', or ask for more"
    assert found(costing(700.0, 300.0)) == []
    assert found(costing(9000.0, budget=None)) == []


def test_an_element_has_its_own_cost_and_budget() -> None:
    class Own(Blueprint):
        a = Microservice("A", monthly_cost=2.0, monthly_budget=1.0)
        b = Microservice("B", monthly_cost=1.0, monthly_budget=1.0)
        c = Microservice("C", monthly_budget=0.0)

    assert blamed(Own) == ["a"]


def test_cents_are_told_and_do_not_come_from_rounding() -> None:
    (finding,) = found(costing(700.0, 300.4))
    assert finding.message == "'Outer' costs 1,000.4 a month, and 1,000 are its budget"
    assert found(costing(0.1, 0.2, budget=0.3)) == []
