"""A broker that nobody feeds, or nobody hears."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.elements.messaging import Broker
from archmodel.elements.verbs import Verb
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "HalfConnectedBroker"]


class HalfConnectedBroker(Rule[Graph]):
    """A broker, topic or queue has somebody who writes to it and nobody who takes from it, or the reverse.

    Who subscribes to it or reads it takes; who else has a relation to it writes. A relation from the
    broker, by which it notifies or calls somebody, takes as well. One that is synchronised does both. A
    broker without any relation is `STR004`; topics inside a broker count for it.

    Why it matters: what nobody takes is lost or piles up; what nobody writes is waited for in vain.

    Instead: say who is missing, as an external element if need be, or delete it.

    References:
    - dependency-cruiser, “orphan”, for the same on modules.

    Off by default: a blueprint often shows one side of a broker and leaves the other to its owner.
    """

    code = "INT010"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every broker that only one side is joined to."""
        written: set[str] = set()
        taken: set[str] = set()
        for edge in subject.edges():
            verb = edge.relation.verb
            if verb in (Verb.SUBSCRIBES_TO, Verb.READS, Verb.SYNCHRONISES_WITH):
                taken.add(edge.target.name)
            if verb not in (Verb.SUBSCRIBES_TO, Verb.READS):
                written.add(edge.target.name)
            taken.add(edge.source.name)
        for node in subject.nodes(Broker):
            family = {node.name, *(child.name for child in subject.children(node))}
            if node.parent is not None and subject.node(node.parent).is_a(Broker):
                family.add(node.parent)
            has_writer, has_taker = bool(family & written), bool(family & taken)
            if has_writer != has_taker:
                who = "takes from" if has_writer else "writes to"
                yield self.finding(
                    node, f"nobody {who} {node}", instead=f"say who {who} {node}, or delete {node}"
                )


class Bad(Blueprint):
    """Nobody hears of the orders."""

    cart = Microservice("Cart")
    orders = Broker("Orders placed")
    tells = cart.publishes_to(orders)


class Good(Blueprint):
    """The warehouse hears of the orders."""

    cart = Microservice("Cart")
    orders = Broker("Orders placed")
    warehouse = Microservice("Warehouse")
    tells = cart.publishes_to(orders)
    hears = warehouse.subscribes_to(orders)
