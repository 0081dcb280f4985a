"""On the way to sensitive data it is forgotten who asked."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import holders
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.base import Element, Relation
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import Client, MobileDevice
from archmodel.elements.facts import DataAsset
from archmodel.elements.storage import Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import SENSITIVITY, classification_of, kept_by

__all__ = ["Bad", "Good", "IdentityNotPropagated"]


class IdentityNotPropagated(Rule[Graph]):
    """A request of a person or device reaches confidential data after its identity was dropped.

    The identity is lost where a relation says `authz` and it is neither `end-user` nor `token-exchange`, and
    kept where nothing is stated. A service asks its storage as itself, having seen who asked: a relation to a
    storage loses nothing. The relation that loses the identity is blamed once, whatever lies behind it; the
    nearest element that keeps confidential or restricted data and is reached without it is named.

    Why it matters: the element that answers acts for the service that asks, and gives it the data of
    everybody (confused deputy).

    Instead: pass the identity on, or exchange it for one of your own, and check there whose data it is.

    References:
    - CWE-441, unintended proxy or intermediary; CWE-284, improper access control.
    - Threagile, risk rule “missing-identity-propagation”.

    Off by default: it needs data and authorisation to be stated on the whole way.
    """

    code = "SEC010"
    severity = Severity.WARNING
    by_default = False
    cwe = (284, 441)
    security_severity = 6.0

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation that loses an identity that is needed behind it."""
        losing = subject.edges(over=_loses)
        if not losing:
            return
        kept = holders((node.element for node in subject.reach(Client, _keeps)), lambda _: True)
        sensitive = frozenset(node.name for node in subject.nodes() if _is_sensitive(node.element))
        nearest = subject.digraph().nearest(sensitive)
        names = subject.model.names
        for edge in losing:
            if edge.source.element in kept:
                stops = (edge.target.element, *edge.relation.via)
                behind = next((nearest[names[each]] for each in stops if names[each] in nearest), None)
                if behind is not None:
                    yield self.finding(
                        edge,
                        f"{edge.source} {edge.relation.verb.value} {edge.target} as itself, "
                        f"and no longer for who asked; behind it lies {behind}",
                        instead=f"let {edge.source} pass on who asked: authz='end-user' or 'token-exchange'",
                        related=(behind,),
                    )


def _keeps(relation: Relation) -> bool:
    """Say whether a request goes on for who asked, as far as is stated."""
    return relation.authz in (None, "end-user", "token-exchange") or isinstance(relation.target, Storage)


def _loses(relation: Relation) -> bool:
    return not _keeps(relation)


def _is_sensitive(element: Element) -> bool:
    return classification_of(kept_by(element)) in SENSITIVITY[2:]


class Bad(Blueprint):
    """The orders are given to the cart, whoever asks."""

    customers = DataAsset("Customers", classification="confidential")
    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders", stores=(customers,))
    asks = phone.calls(gateway, authz="end-user")
    routes = gateway.calls(orders, authz="service")


class Good(Blueprint):
    """The orders are given to whom they belong."""

    customers = DataAsset("Customers", classification="confidential")
    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders", stores=(customers,))
    asks = phone.calls(gateway, authz="end-user")
    routes = gateway.calls(orders, authz="end-user")
