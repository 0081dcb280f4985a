"""One sentence said twice."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.elements.storage import Database
from archmodel.graph import Edge, Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "DuplicateRelation", "Good"]


class DuplicateRelation(Rule[Graph]):
    """Two relations say the same: source, verb, target, label, transport and way.

    Capitals and space round a label make no difference.

    Why it matters: a reader looks for a difference that is not there, and what is said of one is
    forgotten on the other.

    Instead: delete one, or say in the labels what each is for.

    References:
    - Structurizr: a relationship with the same description is refused between the same elements.
    - pytm, `onDuplicates`: what to do with flows that are there twice.
    """

    code = "STR008"
    severity = Severity.WARNING

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation that says what an earlier one says."""
        seen: dict[object, Edge] = {}
        for edge in subject.parallel():
            said = edge.relation
            label = (said.label or "").strip().casefold()
            key = (edge.source.name, said.verb, edge.target.name, label, said.over, said.via)
            first = seen.setdefault(key, edge)
            if first is not edge:
                what = f"{edge.source} {said.verb.value} {edge.target}"
                yield self.finding(
                    edge,
                    f"it is said twice that {what}, as '{first.name}' and as '{edge.name}'",
                    instead=f"delete one, or say in the labels what {edge.source} wants each time",
                    related=(first,),
                )


class Bad(Blueprint):
    """Is it read twice?"""

    cart = Microservice("Cart")
    store = Database("Store")
    cart.reads(store, "prices")
    cart.reads(store, "Prices")


class Good(Blueprint):
    """It is read for two reasons."""

    cart = Microservice("Cart")
    store = Database("Store")
    cart.reads(store, "prices")
    cart.reads(store, "stock")
