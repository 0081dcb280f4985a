"""An element that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.base import Group
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_external, owner_of

__all__ = ["Bad", "Good", "NoOwner"]


class NoOwner(Rule[Graph]):
    """An element of our own has no owner, and nothing it lies inside has one.

    What has members is not judged, they are; nor is what lies outside, such as clients, networks and
    third parties. Where a model names no owner at all, owners are not stated, and nobody is left out.

    Why it matters: when it fails at night, nobody is called; when it must change, nobody decides.

    Instead: name the team, on the element or on the group around it.

    References:
    - KubeLinter, check “required-label-owner”.
    """

    code = "OPS001"
    severity = Severity.WARNING

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that nobody answers for."""
        nodes = subject.nodes()
        if all(node.element.owner is None for node in nodes):
            return
        for node in nodes:
            is_ours = not (is_external(node.element) or subject.children(node))
            if is_ours and owner_of(node.element) is None:
                yield self.finding(
                    node,
                    f"nobody is named who answers for {node}",
                    instead=f"state the owner of {node}, or of the group around it",
                )


class Bad(Blueprint):
    """Whose are the prices?"""

    cart = Microservice("Cart", owner="Checkout")
    prices = Microservice("Prices")
    asks = cart.calls(prices)


class Good(Blueprint):
    """One team has both."""

    shop = Group("Shop", owner="Checkout")
    cart = Microservice("Cart", inside=shop)
    prices = Microservice("Prices", inside=shop)
    asks = cart.calls(prices)
