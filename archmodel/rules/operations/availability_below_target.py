"""A promise that those it depends on cannot keep."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, inf, log, prod

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import Backend
from archmodel.elements.base import Element, Group
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph, Node
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.operations._shares import share
from archmodel.stated import is_hard, most_instances

__all__ = ["AvailabilityBelowTarget", "Bad", "Good"]


class AvailabilityBelowTarget(Rule[Graph]):
    """What an element depends on is, at its best, less often there than the element promises to be.

    The best case is the product of the `availability` of the element and of all it needs, however far away,
    each counted once; what is not stated counts as always there, so that a finding is true whatever it is.
    It needs what it waits for, unless the relation has a fallback or says `critical=False`. Instances that
    are `independent` of one another fail together only: 1 - (1 - a)^n, of the most that run; without a limit
    or a stated number, one is always there. Of a group with `any_of`, one member is enough.

    Why it matters: a promise that cannot be kept is broken from the first day, whoever is on call.

    Instead: answer from a cache when one is missing, choose a better one, or promise less.

    References:
    - B. Treynor, M. Dahlin, V. Rau, B. Beyer, The calculus of service availability (ACM Queue 15, 2017).
    """

    code = "OPS003"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that promises more than those it needs allow."""
        if all(node.element.availability is None for node in subject.nodes()):
            return
        promising = [node for node in subject.nodes() if node.element.slo and not subject.children(node)]
        if not promising:
            return
        worths = {node.element: self._worth(subject, node) for node in subject.nodes()}
        sums = subject.digraph(is_hard).totals(promising, worths.__getitem__)
        for node, total in zip(promising, sums, strict=True):
            promised = node.element.slo or 1.0
            if total < log(promised) - _ROOM:
                best = f"with all it needs is there {share(exp(total))} at best"
                yield self.finding(
                    node,
                    f"{node} promises {share(promised)}, and {best}",
                    instead=f"let {node} do without one of those it needs, or promise less",
                )

    def _worth(self, graph: Graph, node: Node) -> float:
        """Return the logarithm of how often an element is there at best."""
        there, members = _alone(node.element), graph.children(node)
        # a member that is the only one is needed like any other element, and counts by itself
        if isinstance(node.element, Group) and node.element.any_of and len(members) > 1:
            there *= 1 - prod(1 - _alone(member.element) for member in members)
        return log(there) if there > 0 else -inf


_ROOM = 1e-9
"""How much a sum of logarithms may be off by rounding."""


def _alone(element: Element) -> float:
    """Return how often an element by itself is there at best."""
    if element.availability is None:
        return 1.0
    if not element.independent:
        return element.availability
    most = most_instances(element)
    return 1.0 if most is None else 1 - (1 - element.availability) ** most


class Bad(Blueprint):
    """99.9 % is promised on top of what is there 99.5 % of the time."""

    orders = Microservice("Orders", slo=0.999)
    erp = Backend("ERP", availability=0.995)
    asks = orders.calls(erp)


class Good(Blueprint):
    """Orders are taken when the ERP is away."""

    orders = Microservice("Orders", slo=0.999)
    erp = Backend("ERP", availability=0.995)
    asks = orders.calls(erp, resilience=("fallback",))
