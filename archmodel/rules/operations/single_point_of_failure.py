"""One instance that everything hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.base import Element
from archmodel.elements.container_platform import Balancer, Microservice
from archmodel.elements.external import MobileDevice, Network
from archmodel.graph import Graph, Node
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import (
    is_entry,
    is_external,
    is_hard,
    is_one,
    run_by_others,
    runs_alone,
    slo_of,
    zones_of,
)

__all__ = ["Bad", "Good", "SinglePointOfFailure"]


class SinglePointOfFailure(Rule[Graph]):
    """One instance runs of an element, and others are reached through it alone.

    At least `most` others are, or one that promises something (`slo`).
    Others hang on it where every way from people, devices, jobs and what else outside calls leads through it,
    by relations that are waited for and needed. One instance runs where `instances` says so; one that may
    grow (`1..n`) is none. Where it is not stated it is told as information, in a model that states instances
    at all; what has several hosts or zones of its own runs more than once. With `level="zone"` it is one
    zone that counts. What is managed or external is not ours to count, nor are boxes that stand for several,
    nor balancers and networks, which come with the platform.

    Why it matters: when it restarts, all of them are away.

    Instead: run two, or find a second way.

    References:
    - B. Beyer and others, Site Reliability Engineering (2016), chapter 20; kube-linter, check
      “minimum-three-replicas”.
    - T. Lengauer, R. E. Tarjan, A fast algorithm for finding dominators in a flowgraph (1979).
    """

    code = "OPS005"
    severity = Severity.WARNING
    most: int = 3
    """From how many on that hang on it."""
    level: Literal["instance", "zone"] = "instance"
    """What must not be alone."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that others hang on, most first."""
        nodes = subject.nodes()
        if not any(self._stated(node.element) for node in nodes):
            return
        calling = (edge.source for edge in subject.edges(is_external, over=is_hard))
        entries = frozenset(node.name for node in (*subject.nodes(is_entry), *calling))
        hanging = subject.digraph(is_hard).dominance(entries)
        judged = [node for node in nodes if node.name not in entries and self._is_judged(subject, node)]
        what, mended = ("zone", "in a second zone") if self.level == "zone" else ("instance", "twice")
        for node in sorted(judged, key=lambda node: (-hanging.count(node), node.name)):
            count, is_single = hanging.count(node), self._is_single(node.element)
            if count >= self.most or any(slo_of(each.element) for each in hanging.dominated(node)):
                others = f"{count} other{'s' if count != 1 else ''} can be reached through it alone"
                said = f"one {what} runs of {node}" if is_single else f"{node} states no {what}s"
                mend = f"run {node} {mended}" if is_single else f"state {what}s of {node}, or managed=True"
                yield self.finding(
                    node,
                    f"{said}, and {others}",
                    instead=f"{mend}, or find a second way to those behind it",
                    severity=None if is_single else Severity.INFO,
                )

    def _is_judged(self, graph: Graph, node: Node) -> bool:
        """Say whether an element is one thing of ours, and not known to run more than once."""
        if self._is_single(node.element) is False or node.is_a((Balancer, Network)) or graph.children(node):
            return False
        return is_one(node.element) and not run_by_others(node.element)

    def _stated(self, element: Element) -> bool:
        return bool(zones_of(element) if self.level == "zone" else element.instances)

    def _is_single(self, element: Element) -> bool | None:
        """Say whether only one runs, or None where that is not stated."""
        if self.level == "instance":
            return runs_alone(element)
        zones = zones_of(element)
        return None if zones is None else len(zones) == 1


class Bad(Blueprint):
    """When the gateway restarts, the shop is shut."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway", instances="1")
    orders = Microservice("Orders", instances="2")
    stock = Microservice("Stock", instances="2")
    prices = Microservice("Prices", instances="2")
    asks = phone.calls(gateway)
    gateway.calls(orders)
    gateway.calls(stock)
    gateway.calls(prices)


class Good(Blueprint):
    """One of two gateways is always there."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway", instances="2")
    orders = Microservice("Orders", instances="2")
    stock = Microservice("Stock", instances="2")
    prices = Microservice("Prices", instances="2")
    asks = phone.calls(gateway)
    gateway.calls(orders)
    gateway.calls(stock)
    gateway.calls(prices)
