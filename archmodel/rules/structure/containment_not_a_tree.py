"""Groupings that cross."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.base import Element, Group
from archmodel.elements.container_platform import Microservice
from archmodel.elements.facts import Boundary
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import boundary_of, lies_within

__all__ = ["Bad", "ContainmentNotATree", "Good"]


class ContainmentNotATree(Rule[Graph]):
    """An element lies in a trust boundary that its container does not lie in.

    An element is inside one container by construction, and the readers of documents refuse circles;
    so containers alone are always a tree. What can still cross are containers and trust boundaries:
    a member states a boundary that is neither that of its container nor lies within that one. A
    container without a boundary may hold members of several.

    Why it matters: each of the two says what belongs together, and they contradict each other; every
    rule about boundaries judges by one of them and is wrong by the other.

    Instead: move the element to a container in its boundary, or correct the boundary of one of them.
    For a second grouping that means nothing to trust, use a tag.

    References:
    - Structurizr and CALM (“composed-of”): an element has one parent.
    - CWE-501, trust boundary violation.
    """

    code = "STR009"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every member that lies elsewhere than its container."""
        for node in subject.nodes(_has_boundary):
            holder = subject.parent(node)
            own = node.element.boundary
            around = boundary_of(holder.element) if holder else None
            if holder and own and around and not lies_within(own, around):
                yield self.finding(
                    node,
                    f"{node} lies in '{own.title}', and {holder}, which contains it, in '{around.title}'",
                    instead=f"move {node} out of {holder}, or correct the boundary of one of them",
                    anchors=(holder,),
                )


def _has_boundary(element: Element) -> bool:
    return element.boundary is not None


class Bad(Blueprint):
    """The shop is trusted, and one of its parts is not."""

    outside = Boundary("Outside", trust=0)
    inside = Boundary("Inside", trust=2)
    shop = Group("Shop", boundary=inside)
    cart = Microservice("Cart", inside=shop)
    tracker = Microservice("Tracker", inside=shop, boundary=outside)
    cart.calls(tracker)


class Good(Blueprint):
    """What is trusted less stands beside the shop; what is trusted more has a boundary of its own."""

    outside = Boundary("Outside")
    inside = Boundary("Inside")
    vault = Boundary("Vault", inside=inside)
    shop = Group("Shop", boundary=inside)
    cart = Microservice("Cart", inside=shop)
    cards = Microservice("Cards", inside=shop, boundary=vault)
    tracker = Microservice("Tracker", boundary=outside)
    cart.calls(tracker)
    cart.calls(cards)
