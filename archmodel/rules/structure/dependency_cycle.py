"""Elements that wait for one another in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.elements.messaging import Broker
from archmodel.graph import Graph
from archmodel.rules._chains import waits_for_one
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "DependencyCycle", "Good"]

_MOST = 6
"""How many members a message names."""


class DependencyCycle(Rule[Graph]):
    """Elements depend on one another in a circle.

    Each set of elements that all reach one another is one finding, blamed on the first of them by
    identifier. Relations that are waited for make it an error; where `edges` is `all`, events count
    too, and a circle that only they close is told as information. A relation with a group means some
    member of it. A box that stands for several, such as a group of microservices, closes no circle: it
    need not be the same one that is called and that calls.

    Why it matters: none of them can be built, deployed, understood or restarted without the others,
    and a fault in one goes round.

    Instead: publish an event in the place of one call, move what they share into an element of its
    own, or merge them. The message names relations that open all circles when they go.

    References:
    - D. Taibi, V. Lenarduzzi, C. Pahl, Microservices anti-patterns: a taxonomy (arXiv 1908.04101),
      “cyclic dependency”.
    - P. Eades, X. Lin, W. F. Smyth, A fast and effective heuristic for the feedback arc set problem
      (1993): how the relations to cut are found.
    """

    code = "STR003"
    severity = Severity.ERROR
    edges: Literal["sync", "all"] = "sync"
    """Which relations count: `sync`, those that are waited for, or `all`."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every circle."""
        waiting = subject.components(waits_for_one)
        for circle in waiting:
            cut = subject.cut(circle, waits_for_one)
            names = ", ".join(map(str, circle[:_MOST])) + (" and others" if len(circle) > _MOST else "")
            ways = " and ".join(f"{edge.source} {edge.relation.verb.value} {edge.target}" for edge in cut[:3])
            yield self.finding(
                circle[0],
                f"{names} wait for one another in a circle of {len(circle)}",
                instead=f"make an event of it that {ways}, or move what they share out of {circle[0]}",
                anchors=circle[1:],
                related=cut,
            )
        if self.edges == "all":
            known = {node for circle in waiting for node in circle}
            for circle in subject.components():
                if known.isdisjoint(circle):
                    yield self.finding(
                        circle[0],
                        f"{', '.join(map(str, circle[:_MOST]))} reach one another by events",
                        instead=f"see that what {circle[0]} sends on comes to an end",
                        severity=Severity.INFO,
                        anchors=circle[1:],
                    )


class Bad(Blueprint):
    """Neither can answer without the other."""

    cart = Microservice("Cart")
    catalogue = Microservice("Catalogue")
    asks = cart.calls(catalogue)
    tells = catalogue.calls(cart)


class Good(Blueprint):
    """The catalogue says what has changed, and does not wait."""

    cart = Microservice("Cart")
    catalogue = Microservice("Catalogue")
    changes = Broker("Changes")
    asks = cart.calls(catalogue)
    tells = catalogue.publishes_to(changes)
    hears = cart.subscribes_to(changes)
