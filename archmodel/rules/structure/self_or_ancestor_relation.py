"""An element that is related to itself, or to what contains it."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import chain
from archmodel.elements.base import Group
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "SelfOrAncestorRelation"]


class SelfOrAncestorRelation(Rule[Graph]):
    """A relation joins an element with itself, or with something it lies inside.

    Why it matters: nobody learns from it who depends on whom. A call of a service to itself is its
    own affair, and one to its group means some member that is not named.

    Instead: delete it, or name the member that is meant.

    References:
    - Structurizr: a relationship between a parent and its child is refused.

    Off by default: a group that works with its own members is drawn on purpose in some pictures, such
    as a platform that observes what it runs.
    """

    code = "STR007"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation that stays with one element."""
        for edge in subject.inner():
            source, target = edge.source.element, edge.target.element
            if source is target:
                yield self.finding(
                    edge,
                    f"{edge.source} {edge.relation.verb.value} itself",
                    instead=f"delete it, or name the part of {edge.source} that is meant",
                )
            else:
                inner, outer = edge.source, edge.target
                if source in chain(target):
                    inner, outer = outer, inner
                what = f"{edge.source} {edge.relation.verb.value} {edge.target}"
                yield self.finding(
                    edge,
                    f"{what}, and {inner} lies inside {outer}",
                    instead=f"name the member of {outer} that {inner} works with",
                )


class Bad(Blueprint):
    """Whom does it call?"""

    payments = Group("Payments")
    cards = Microservice("Cards", inside=payments)
    asks = cards.calls(payments)


class Good(Blueprint):
    """The member is named."""

    payments = Group("Payments")
    cards = Microservice("Cards", inside=payments)
    ledger = Microservice("Ledger", inside=payments)
    asks = cards.calls(ledger)
