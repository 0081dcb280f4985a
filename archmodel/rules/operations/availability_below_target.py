"""A promise that cannot be kept."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, inf, log, prod

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import Backend
from archmodel.elements.base import Element, Group
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph, Node
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_hard, most_instances, slo_of

__all__ = ["AvailabilityBelowTarget", "Bad", "Good"]

ROOM = 1e-9
"""Products of many availabilities round, so that less than this is no difference."""


class AvailabilityBelowTarget(Rule[Graph]):
    """An element promises more (`slo`) than it and all it needs allow, even at best.

    At best means the product of the `availability` of the element and of everything that it surely
    leads to by relations without which it fails, each counted once; what states none is always there.
    Several instances help where it is stated that they fail one by one (`independent=True`). Of a
    group that says `any_of=True`, one member is enough, so it is only gone when all are; of another
    group it is open which member is needed, and none counts unless it is the only one. What a group
    promises, each member does; the group itself is not judged. What only waits for events, has
    a fallback or says `critical=False` is not needed.

    Why it matters: others build on the promise, and their own is broken with it.

    Instead: do without a dependency for a while (a cache, a fallback, an event), make it better, or
    promise what can be kept.

    References:
    - B. Treynor, M. Dahlin, V. Rau, B. Beyer, The calculus of service availability (ACM Queue 15, 2017).
    """

    code = "OPS003"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every promise that cannot be kept."""
        chances = {node.element: _chance(subject, node) for node in subject.nodes()}
        needed = subject.digraph(is_hard)
        promising = [
            (node, slo)
            for node in subject.nodes()
            if (slo := slo_of(node.element)) is not None and not subject.children(node)
        ]
        best = needed.totals([node for node, _ in promising], lambda each: _log(chances[each]))
        broken = [
            (node, slo, exp(total))
            for (node, slo), total in zip(promising, best, strict=True)
            if exp(total) < slo - ROOM
        ]
        nodes = [node for node, *_ in broken]
        counts = needed.totals(nodes, lambda _: 1.0)
        unknown = needed.totals(nodes, lambda each: float(each.availability is None))
        weak: dict[str, list[Node]] = {}
        for edge in subject.edges(over=is_hard):
            if chances[edge.target.element] < 1:
                weak.setdefault(edge.source.name, []).append(edge.target)
        for (node, slo, chance), count, silent in zip(broken, counts, unknown, strict=True):
            related = sorted(weak.get(node.name, ()), key=lambda each: chances[each.element])
            others = f"; {silent:.0f} of the {count:.0f} state no availability" if silent else ""
            yield self.finding(
                node,
                f"{node} promises {_share(slo)}, and it and what it needs allow "
                f"{_share(chance)} at best{others}",
                instead=f"let {node} do without {related[0] if related else 'what it needs'} for a while, "
                "make that better, or promise less",
                related=related,
            )


def _chance(graph: Graph, node: Node) -> float:
    """Return the share of time that an element is there by itself, at best."""
    members = graph.children(node)
    is_enough = isinstance(node.element, Group) and node.element.any_of and len(members) > 1
    gone = prod(1 - _alone(each.element) for each in members) if is_enough else 0.0
    return _alone(node.element) * (1 - gone)


def _alone(element: Element) -> float:
    """Return the share of time that one of the instances of an element is there, at best."""
    if element.availability is None:
        return 1.0
    if not element.independent:
        return element.availability
    count = most_instances(element)
    return 1.0 if count is None else 1 - (1 - element.availability) ** count


def _log(chance: float) -> float:
    return log(chance) if chance else -inf


def _share(chance: float) -> str:
    """Return a share as people say it.

    >>> _share(0.9995)
    '99.95 %'
    """
    return f"{100 * chance:.7g} %"


class Bad(Blueprint):
    """Four others, and no room for any of them."""

    cart = Microservice("Cart", slo=0.999)
    prices = Microservice("Prices", availability=0.9995)
    stock = Microservice("Stock", availability=0.9995)
    customers = Microservice("Customers", availability=0.9995)
    erp = Backend("ERP", availability=0.999)
    cart.calls(prices)
    cart.calls(stock)
    cart.calls(customers)
    stock.calls(erp)


class Good(Blueprint):
    """The stock has a copy for when the ERP is gone."""

    cart = Microservice("Cart", slo=0.998)
    prices = Microservice("Prices", availability=0.9995)
    stock = Microservice("Stock", availability=0.9995)
    customers = Microservice("Customers", availability=0.9995)
    erp = Backend("ERP", availability=0.999)
    cart.calls(prices)
    cart.calls(stock)
    cart.calls(customers)
    stock.calls(erp, resilience=("fallback",))
