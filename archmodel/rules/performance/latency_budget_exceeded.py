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
from archmodel.stated import is_sync, stops

__all__ = ["Bad", "Good", "LatencyBudgetExceeded"]


class LatencyBudgetExceeded(Rule[Graph]):
    """A flow takes longer than its budget, or what an element waits for longer than that promises to.

    A step takes the `latency_ms` of its relation and the `processing_ms` of what it passes and leads to; of
    steps `at_once` the longest counts. An element that promises to answer in `latency_slo_ms` takes its own
    `processing_ms`, and of all ways along what it surely waits for the longest: not what is used for fewer
    requests than come (`per_request` below 1), nor one of several members of a group. What is not stated
    counts as nothing, so that a finding is true whatever it is. Budgets add up; percentiles do not.

    Why it matters: a budget that is spent twice is missed on the first day.

    Instead: keep copies near, do things at once, publish events, or leave a step out.

    References:
    - B. Beyer and others, Site Reliability Engineering (2016), chapter 4, on objectives of latency.
    """

    code = "PRF001"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every flow and every element that takes too long."""
        edges = {edge.relation: edge for edge in subject.edges()} if subject.model.flows else {}
        for name, flow in sorted(subject.model.flows.items()):
            if flow.budget_ms is not None and (total := _total(flow)) > flow.budget_ms + _ROOM:
                said = Said(name, flow)
                silent = sum(step.latency_ms is None for step in flow.steps)
                more = f", {silent} of its steps not counted" if silent else ""
                yield self.finding(
                    said,
                    f"{said} takes {total:g} ms, and {flow.budget_ms:g} ms are its budget{more}",
                    instead=f"take a step out of {said}, do things at once, or publish an event",
                    path=[edges[step] for step in flow.steps if step in edges],
                )
        promising = [node for node in subject.nodes() if node.element.latency_slo_ms is not None]
        if not promising:
            return
        ways = subject.digraph(_is_waited_for).heaviest(_latency, _processing)
        for node in promising:
            weight, promised = ways.weight(node), node.element.latency_slo_ms or 0.0
            if weight > promised + _ROOM:
                yield self.finding(
                    node,
                    f"{node} promises to answer in {promised:g} ms, and takes {weight:g} ms "
                    "with what it waits for",
                    instead=f"shorten what {node} waits for, or promise less",
                    related=ways.way(node),
                )


_ROOM = 1e-6
"""How many milliseconds a sum may be off by rounding."""


def _is_waited_for(relation: Relation) -> bool:
    """Say whether the source waits for the target at every request."""
    return is_sync(relation) and (relation.per_request is None or relation.per_request >= 1)


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
        time = _latency(step) + fsum(map(_processing, stops(step)[1:]))
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
