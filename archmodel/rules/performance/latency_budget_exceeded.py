"""More time is given away than there is."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.base import Element, Relation
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import MobileDevice
from archmodel.elements.flows import Flow, Steps
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Said, Severity
from archmodel.stated import is_entry, is_sync

__all__ = ["Bad", "Good", "LatencyBudgetExceeded"]


class LatencyBudgetExceeded(Rule[Graph]):
    """A flow takes longer than its budget, or the way to an element longer than that promises.

    A step takes the `latency_ms` of its relation and the `processing_ms` of its target; of steps `at_once`
    the longest counts. What is not stated counts as nothing, so that a finding is true whatever it is.
    Outside flows, the way to an element with a `latency_slo_ms` begins at people, devices, external
    applications and jobs, and goes along what is waited for. Budgets add up; percentiles do not.

    Why it matters: a budget that is spent twice is missed on the first day.

    Instead: keep copies near, do things at once, publish events, or leave a step out.

    References:
    - B. Beyer and others, Site Reliability Engineering (2016), chapter 4, on objectives of latency.
    """

    code = "PRF001"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every flow and every element that takes too long."""
        for name, flow in sorted(subject.model.flows.items()):
            if flow.budget_ms is not None and (total := _total(flow)) > flow.budget_ms:
                said = Said(name, flow)
                silent = sum(step.latency_ms is None for step in flow.steps)
                more = f", {silent} of its steps not counted" if silent else ""
                yield self.finding(
                    said,
                    f"{said} takes {total:g} ms, and {flow.budget_ms:g} ms are its budget{more}",
                    instead=f"take a step out of {said}, do things at once, or publish an event",
                )
        promising = [node for node in subject.nodes() if node.element.latency_slo_ms is not None]
        if not promising:
            return
        entries = frozenset(node.name for node in subject.nodes() if is_entry(node.element))
        ways = subject.digraph(is_sync).heaviest(entries, _latency, _processing)
        for node in promising:
            weight, promised = ways.weight(node), node.element.latency_slo_ms or 0.0
            if weight is not None and weight > promised:
                way = ways.way(node)
                yield self.finding(
                    node,
                    f"it takes {weight:g} ms to {node}, which promises {promised:g} ms",
                    instead=f"shorten the way to {node}, or promise less",
                    path=way,
                )


def _latency(relation: Relation) -> float:
    return relation.latency_ms or 0.0


def _processing(element: Element) -> float:
    return element.processing_ms or 0.0


def _total(flow: Steps) -> float:
    """Return how long the steps of a flow take, in milliseconds."""
    group = {step: number for number, steps in enumerate(flow.at_once) for step in steps}
    longest: dict[int, float] = {}
    alone = []
    for step in flow.steps:
        time = _latency(step) + _processing(step.target)
        if step in group:
            longest[group[step]] = max(time, longest.get(group[step], 0.0))
        else:
            alone.append(time)
    return fsum((*alone, *longest.values()))


class Bad(Blueprint):
    """340 ms of 300."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders")
    asks = phone.calls(gateway, latency_ms=120.0)
    routes = gateway.calls(orders, latency_ms=220.0)
    order = Flow("A customer orders", steps=(asks, routes), budget_ms=300.0)


class Good(Blueprint):
    """240 ms of 300."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders")
    asks = phone.calls(gateway, latency_ms=120.0)
    routes = gateway.calls(orders, latency_ms=120.0)
    order = Flow("A customer orders", steps=(asks, routes), budget_ms=300.0)
