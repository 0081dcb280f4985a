"""A promise that nobody has made."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import holders
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import MobileDevice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_entry, is_external, matters_most, slo_of

__all__ = ["Bad", "Good", "NoSlo"]


class NoSlo(Rule[Graph]):
    """An element that requests come to from outside, or on which most depends, states no objective.

    That is what a person, device or external application has a relation to, and what says `tier=1`. An
    objective (`slo`) of what it lies inside counts, and for a container those of its members. What lies
    outside is not judged, and no model is that states none.

    Why it matters: without an objective every outage is too long, and no outage is long enough to act.

    Instead: say `slo=0.999`, or what is so.

    References:
    - B. Beyer and others, Site Reliability Engineering (2016), chapter 4, “Service level objectives”.

    Off by default: most blueprints state no objectives.
    """

    code = "OPS002"
    severity = Severity.INFO
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every such element without an objective."""
        promising = holders(subject.model.elements.values(), slo_of)
        if not promising:
            return
        judged = {edge.target.name for edge in subject.edges(is_entry)}
        judged.update(node.name for node in subject.nodes(matters_most) if not subject.children(node))
        for node in subject.nodes(frozenset(judged)):
            if node.element not in promising and not is_external(node.element):
                yield self.finding(
                    node,
                    f"{node} states no objective",
                    instead=f"say in slo which share of requests {node} promises to answer",
                )


class Bad(Blueprint):
    """How often does it answer?"""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders", slo=0.999)
    asks = phone.calls(gateway)
    routes = gateway.calls(orders)


class Good(Blueprint):
    """999 times in a thousand."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway", slo=0.999)
    asks = phone.calls(gateway)
