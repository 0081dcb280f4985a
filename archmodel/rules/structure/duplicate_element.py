"""Two elements that nobody can tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.base import Group
from archmodel.elements.container_platform import Balancer, Microservice
from archmodel.elements.external import Network
from archmodel.graph import Graph, Node
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "DuplicateElement", "Good"]


class DuplicateElement(Rule[Graph]):
    """Two elements of one kind stand in one place and have one title.

    Capitals and space round a title make no difference. Balancers and networks lie on the way of
    relations, and are drawn as often as they are passed. Identifiers cannot be the same: a blueprint
    and the readers of documents refuse that themselves.

    Why it matters: one of them is a leftover, or a reader takes two things for one.

    Instead: delete one, or give both the names by which people tell them apart.

    References:
    - Structurizr: names are unique among the children of an element.
    - CALM, validation rule “unique ids must be unique”.
    """

    code = "STR002"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that is like an earlier one."""
        seen: dict[tuple[str | None, type, str], Node] = {}
        for node in subject.nodes():
            if node.is_a((Balancer, Network)):
                continue
            title = node.element.title.strip().casefold()
            first = seen.setdefault((node.parent, type(node.element), title), node)
            if first is not node:
                yield self.finding(
                    node,
                    f"{node} is there twice, as '{first.name}' and as '{node.name}'",
                    instead=f"delete one, or say in the titles what tells {node} from the other",
                    related=(first,),
                )


class Bad(Blueprint):
    """Which cart is it?"""

    cart = Microservice("Cart")
    other = Microservice("cart")
    asks = other.calls(cart)


class Good(Blueprint):
    """Two carts, each in its shop."""

    books = Group("Books")
    music = Group("Music")
    cart = Microservice("Cart", inside=books)
    other = Microservice("Cart", inside=music)
    asks = other.calls(cart)
