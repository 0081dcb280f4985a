"""A call round the world that somebody waits for."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import certain
from archmodel.elements.container_platform import Microservice
from archmodel.elements.flows import Flow
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_entry, is_sync, region_of

__all__ = ["Bad", "CrossRegionSyncCall", "Good"]


class CrossRegionSyncCall(Rule[Graph]):
    """An element waits for another in a different region, on a flow with a budget or called by the outside.

    Both regions are stated, by the elements, what they lie inside or their hosts. A relation with a container
    may mean any member of it, so it is judged where all of them run in one region.

    Why it matters: light takes 40 ms from Frankfurt to New York, and no budget changes that.

    Instead: keep a copy in the region, or publish an event.

    References:
    - AWS and Azure well-architected frameworks, pillars of performance.

    Off by default: it needs regions to be stated.
    """

    code = "PRF004"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every such call."""
        urgent = {
            step for flow in subject.model.flows.values() if flow.budget_ms is not None for step in flow.steps
        }
        regions = certain(subject.model.elements.values(), region_of)
        for edge in subject.across(regions, is_sync):
            here, there = regions.get(edge.source.element), regions.get(edge.target.element)
            is_far = here and there and here != there
            if is_far and (edge.relation in urgent or is_entry(edge.source.element)):
                yield self.finding(
                    edge,
                    f"{edge.source} in {here} waits for {edge.target} in {there}",
                    instead=f"keep a copy of what {edge.target} answers in {here}, or publish an event",
                )


class Bad(Blueprint):
    """Prices from overseas."""

    cart = Microservice("Cart", region="eu-central-1")
    prices = Microservice("Prices", region="us-east-1")
    asks = cart.calls(prices)
    order = Flow("A customer looks", steps=(asks,), budget_ms=300.0)


class Good(Blueprint):
    """The prices are near."""

    cart = Microservice("Cart", region="eu-central-1")
    prices = Microservice("Prices", region="eu-central-1")
    asks = cart.calls(prices)
    order = Flow("A customer looks", steps=(asks,), budget_ms=300.0)
