"""More requests than an element can answer."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from archmodel.blueprint import Blueprint
from archmodel.elements.base import Element, Relation
from archmodel.elements.container_platform import Microservice
from archmodel.elements.flows import Flow
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import stops

__all__ = ["Bad", "CapacityExceeded", "Good"]


class CapacityExceeded(Rule[Graph]):
    """The flows of a model bring an element more requests than it may take.

    It may take `utilisation` of its capacity. A flow begins `rate` times a second at the source of its
    first step. A step hands on what last came to its source, `per_request` times, or once where that is not
    stated, by way of what it passes. A relation that states its own `rate`, and is in no flow that has one,
    adds that. What is not stated adds nothing.

    Why it matters: near its capacity an element answers ever more slowly, long before it stops.

    Instead: ask for many at once, keep copies, or run more.

    References:
    - L. Kleinrock, Queueing Systems (1975): waiting grows without bound as utilisation nears 1.

    Off by default: it needs rates and capacities to be stated.
    """

    code = "PRF003"
    severity = Severity.WARNING
    by_default = False
    utilisation: float = 0.7
    """The share of its capacity that an element may use, 0 to 1."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that gets too many requests."""
        model = subject.model
        arriving: dict[Element, list[float]] = {}
        counted: set[Relation] = set()
        for _, flow in sorted(model.flows.items()):
            if flow.rate is None:
                continue
            here: dict[Element, float] = {stops(flow.steps[0])[0]: flow.rate}
            for step in flow.steps:
                begin, *onwards = stops(step)
                amount = here.get(begin, 0.0) * (1.0 if step.per_request is None else step.per_request)
                for element in onwards:
                    here[element] = amount
                    arriving.setdefault(element, []).append(amount)
                counted.add(step)
        for edge in subject.edges(over=_has_rate):
            if edge.relation not in counted:
                for element in stops(edge.relation)[1:]:
                    arriving.setdefault(element, []).append(edge.relation.rate or 0.0)
        for node in subject.nodes(_has_capacity):
            rate, capacity = fsum(arriving.get(node.element, ())), node.element.capacity
            if capacity is not None and rate > (most := capacity * self.utilisation) * (1 + 1e-9):
                yield self.finding(
                    node,
                    f"{rate:g} requests a second come to {node}; {most:g} are {self.utilisation:.0%} of "
                    "its capacity",
                    instead=f"ask {node} for many at once, keep copies of its answers, or run more of it",
                )


def _has_rate(relation: Relation) -> bool:
    return relation.rate is not None


def _has_capacity(element: Element) -> bool:
    return element.capacity is not None


class Bad(Blueprint):
    """A thousand of seven hundred."""

    cart = Microservice("Cart")
    prices = Microservice("Prices", capacity=1000.0)
    asks = cart.calls(prices, per_request=5.0)
    order = Flow("A customer looks", steps=(asks,), rate=200.0)


class Good(Blueprint):
    """Two hundred of seven hundred."""

    cart = Microservice("Cart")
    prices = Microservice("Prices", capacity=1000.0)
    asks = cart.calls(prices, "all prices at once")
    order = Flow("A customer looks", steps=(asks,), rate=200.0)
