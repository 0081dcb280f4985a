"""A broker that nobody feeds, or nobody hears."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import chain, holders
from archmodel.elements.base import Element
from archmodel.elements.container_platform import Microservice
from archmodel.elements.messaging import Broker
from archmodel.elements.verbs import Verb
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import receivers

__all__ = ["Bad", "Good", "HalfConnectedBroker"]


class HalfConnectedBroker(Rule[Graph]):
    """A broker, topic or queue has somebody who writes to it and nobody who takes from it, or the reverse.

    Who subscribes to it or reads it takes, and so does whom the broker notifies or writes to; who else
    has a relation to it writes. A call, data brought in step and a relation that passes it may do both.
    Topics inside a broker count for it, and what writes to or takes from something around it may mean it.
    A broker without any relation is `STR004`.

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
        brokers = subject.nodes(Broker)
        parts = [*brokers]
        for node in parts:  # grows while it is walked
            parts.extend(subject.children(node))
        near = holders((node.element for node in parts), lambda _: True)
        written: set[Element] = set()
        taken: set[Element] = set()
        either: set[Element] = set()
        for edge in subject.touching(frozenset(map(subject.model.names.__getitem__, near))):
            said = edge.relation
            ends = (said.source, said.target)
            either.update(said.via)
            if said.verb in _EITHER_WAY:
                either.update(ends)
            else:
                into = receivers(said)
                for each in ends:
                    (written if each in into else taken).add(each)
        written |= either
        taken |= either
        has_writer, has_taker = holders(written, lambda _: True), holders(taken, lambda _: True)
        for node in brokers:
            element, around = node.element, {*chain(node.element)}
            if element in has_writer and element not in has_taker and around.isdisjoint(taken):
                who = "takes from"
            elif element in has_taker and element not in has_writer and around.isdisjoint(written):
                who = "writes to"
            else:
                continue
            yield self.finding(
                node, f"nobody {who} {node}", instead=f"say who {who} {node}, or delete {node}"
            )


_EITHER_WAY = (Verb.CALLS, Verb.AUTHENTICATES_WITH, Verb.SYNCHRONISES_WITH)
"""What may write and take, as it does not say which."""


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
