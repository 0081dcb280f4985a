"""A step of a budget that takes nobody knows how long."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import MobileDevice
from archmodel.elements.flows import Flow
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Said, Severity

__all__ = ["Bad", "Good", "LatencyNotStated"]


class LatencyNotStated(Rule[Graph]):
    """A flow has a budget, and a step of it states no latency; `PRF001` counts it as nothing.

    Why it matters: the budget is kept on paper alone.

    Instead: give the relation its share of the budget (`latency_ms`).

    References:
    - B. Beyer and others, Site Reliability Engineering (2016), chapter 4.

    Off by default: budgets are given out step by step.
    """

    code = "PRF002"
    severity = Severity.INFO
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every step without a latency, once."""
        model = subject.model
        wanted: dict[str, Said] = {}
        for name, flow in sorted(model.flows.items(), reverse=True):
            for step in flow.steps if flow.budget_ms is not None else ():
                if step.latency_ms is None and step in model.names:
                    wanted[model.names[step]] = Said(name, flow)
        for edge in subject.edges():
            if edge.name in wanted:
                said = wanted[edge.name]
                what = f"{edge.source} {edge.relation.verb.value} {edge.target}"
                yield self.finding(
                    edge,
                    f"{said} has a budget, and that {what} has no share",
                    instead=f"say in latency_ms how long {edge.source} may wait for {edge.target}",
                )


class Bad(Blueprint):
    """How long does the second step take?"""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders")
    asks = phone.calls(gateway, latency_ms=120.0)
    routes = gateway.calls(orders)
    order = Flow("A customer orders", steps=(asks, routes), budget_ms=300.0)


class Good(Blueprint):
    """Each step has its share."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders")
    asks = phone.calls(gateway, latency_ms=120.0)
    routes = gateway.calls(orders, latency_ms=100.0)
    order = Flow("A customer orders", steps=(asks, routes), budget_ms=300.0)
