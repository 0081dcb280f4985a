"""An element that no request comes to."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import chain, holders
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.base import Relation
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import MobileDevice
from archmodel.elements.storage import Database
from archmodel.elements.verbs import Verb
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_entry, is_external

__all__ = ["Bad", "Good", "UnreachableElement"]


class UnreachableElement(Rule[Graph]):
    """An element is related to others, and nothing that comes in leads to it.

    Work begins at people, devices and external applications, at what says `entry=True`, and at
    somebody else's systems that call ours. What subscribes is reached from what it subscribes to, or from
    anything inside that.
    An element of which any member is reached is reached, and so is one inside a reached element.
    Where nothing is a beginning, nobody is judged.

    Why it matters: it is a leftover, or the picture lacks what starts it, such as a job at night.

    Instead: say `entry=True` where work begins by itself, say what leads to it, or delete it.

    References:
    - dependency-cruiser, “reachable: false”.
    - Threagile, risk rule “unnecessary-technical-asset”.

    Off by default: most blueprints do not state what runs at night or by hand.
    """

    code = "STR005"
    severity = Severity.INFO
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that no request comes to."""
        entries = {node.name for node in subject.nodes(is_entry)}
        reached = {edge.target.name for edge in subject.edges(target=is_external)}
        entries |= {
            node.name
            for node in subject.nodes(is_external)
            if node.name not in reached and subject.degree(node)
        }
        if not entries:
            return
        found = {node.element for node in subject.reach(frozenset(entries), back=_is_heard)}
        around = holders(found, lambda _: True)
        for node in subject.busy(1):
            if node.element not in around and found.isdisjoint(chain(node.element)):
                yield self.finding(
                    node,
                    f"nothing that comes in leads to {node}",
                    instead=f"say what leads to {node}, or entry=True where its work begins by itself",
                )


def _is_heard(relation: Relation) -> bool:
    """Say whether what comes to the target goes on to the source."""
    return relation.verb is Verb.SUBSCRIBES_TO


class Bad(Blueprint):
    """What starts the reports?"""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders")
    reports = Microservice("Reports")
    store = Database("Store")
    asks = phone.calls(gateway)
    routes = gateway.calls(orders)
    keeps = orders.writes(store)
    sums = reports.reads(store)


class Good(Blueprint):
    """The reports are made at night."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders")
    reports = Microservice("Reports", entry=True)
    store = Database("Store")
    asks = phone.calls(gateway)
    routes = gateway.calls(orders)
    keeps = orders.writes(store)
    sums = reports.reads(store)
