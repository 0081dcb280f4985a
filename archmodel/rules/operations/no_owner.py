"""An element that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.base import Group
from archmodel.elements.container_platform import Balancer, Microservice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_external, owner_of

__all__ = ["Bad", "Good", "NoOwner"]


class NoOwner(Rule[Graph]):
    """An element of our own that holds no others has no owner, by itself or by what it lies inside.

    It is judged in a model that states any owner. Who answers for an element does for its instances
    (`of`). What lies outside is somebody else's; networks and balancers come with the platform.

    Why it matters: in the night of the outage somebody must be called.

    Instead: say `owner=`, on the element or on its group.

    References:
    - kube-linter, check “required-label-owner”.
    """

    code = "OPS001"
    severity = Severity.WARNING

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element without an owner."""
        nodes = subject.nodes()
        if not any(node.element.owner for node in nodes):
            return
        for node in nodes:
            element = node.element
            if owner_of(element) is not None:
                continue
            if not (is_external(element) or node.is_a(Balancer) or subject.children(node)):
                yield self.finding(
                    node, f"nobody answers for {node}", instead=f"say who owns {node}, or its group"
                )


class Bad(Blueprint):
    """Who answers for the stock?"""

    cart = Microservice("Cart", owner="Shop team")
    stock = Microservice("Stock")
    asks = cart.calls(stock)


class Good(Blueprint):
    """The shop team does, for all of the shop."""

    shop = Group("Shop", owner="Shop team")
    cart = Microservice("Cart", inside=shop)
    stock = Microservice("Stock", inside=shop)
    asks = cart.calls(stock)
