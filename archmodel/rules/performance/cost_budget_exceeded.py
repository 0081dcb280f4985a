"""More money is spent than there is."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from archmodel.blueprint import Blueprint
from archmodel.containment import chain
from archmodel.elements.base import Element, Group
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "CostBudgetExceeded", "Good"]


class CostBudgetExceeded(Rule[Graph]):
    """What an element and all it holds cost a month adds up to more than its monthly budget.

    What does not state its cost costs nothing here, so that a finding is true whatever it is.

    Why it matters: the bill comes whether or not somebody has added it up.

    Instead: find what costs most, or ask for more.

    References:
    - FinOps Foundation, FinOps framework, “budgeting”.

    Off by default: it needs costs to be stated.
    """

    code = "PRF005"
    severity = Severity.INFO
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that costs too much."""
        costs: dict[Element, list[float]] = {}
        for node in subject.nodes():
            if node.element.monthly_cost is not None:
                for around in chain(node.element):
                    costs.setdefault(around, []).append(node.element.monthly_cost)
        for node in subject.nodes():
            budget, cost = node.element.monthly_budget, fsum(costs.get(node.element, ()))
            if budget is not None and cost > budget * (1 + 1e-9):
                yield self.finding(
                    node,
                    f"{node} costs {cost:,.10g} a month, and {budget:,.10g} are its budget",
                    instead=f"find what costs most in {node}, or ask for more",
                )


class Bad(Blueprint):
    """1,200 of 1,000."""

    shop = Group("Shop", monthly_budget=1000.0)
    cart = Microservice("Cart", inside=shop, monthly_cost=700.0)
    stock = Microservice("Stock", inside=shop, monthly_cost=500.0)
    asks = cart.calls(stock)


class Good(Blueprint):
    """900 of 1,000."""

    shop = Group("Shop", monthly_budget=1000.0)
    cart = Microservice("Cart", inside=shop, monthly_cost=700.0)
    stock = Microservice("Stock", inside=shop, monthly_cost=200.0)
    asks = cart.calls(stock)
