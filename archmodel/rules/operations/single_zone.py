"""Everything in one place that fails as one."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import matters_most, run_by_others, zones_of

__all__ = ["Bad", "Good", "SingleZone"]


class SingleZone(Rule[Graph]):
    """An element on which most depends (`tier=1`) runs in one zone alone.

    Its zones are stated, or those of all its hosts. A container is judged by its members. What is managed or
    external is not ours to place.

    Why it matters: two instances in one zone go down together.

    Instead: spread them.

    References:
    - AWS and Azure well-architected frameworks, pillars of reliability.
    - kube-linter, check “no-anti-affinity”.

    Off by default: it needs tiers and zones to be stated.
    """

    code = "OPS010"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every such element in one zone."""
        for node in subject.nodes(matters_most):
            zones = zones_of(node.element)
            is_ours = not (run_by_others(node.element) or subject.children(node))
            if zones and len(zones) == 1 and is_ours:
                yield self.finding(
                    node,
                    f"{node} runs in zone '{zones[0]}' alone, and most depends on it",
                    instead=f"run {node} in a second zone as well",
                )


class Bad(Blueprint):
    """Both instances in zone a."""

    checkout = Microservice("Checkout", tier=1, instances="2", zones=("a",))


class Good(Blueprint):
    """One in each."""

    checkout = Microservice("Checkout", tier=1, instances="2", zones=("a", "b"))
