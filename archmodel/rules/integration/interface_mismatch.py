"""A relation that its target does not offer."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import Microservice
from archmodel.elements.transports import Transport
from archmodel.elements.verbs import Verb
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "InterfaceMismatch"]


class InterfaceMismatch(Rule[Graph]):
    """A relation travels over a transport that its target does not offer, or writes where it may only read.

    What a target offers is `offers`; a relation or a target that does not say is not judged. To a target
    that is `read_only` nobody writes, keeps data, or brings data in step.

    Why it matters: the two were designed by different people, and will not work together.

    Instead: correct the transport, or let the target offer it.

    References:
    - CALM: an interface that a relationship names must be one of the node.
    - Threagile, risk rule “wrong-communication-link-content”.
    """

    code = "INT009"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation that its target does not take."""
        for edge in subject.edges():
            offers, over, verb = edge.target.element.offers, edge.relation.over, edge.relation.verb
            if offers and over is not None and over not in offers:
                known = ", ".join(each.value for each in offers)
                yield self.finding(
                    edge,
                    f"{edge.source} {verb.value} {edge.target} over {over.value}, and it offers {known}",
                    instead=f"let {edge.source} use {known}, or let {edge.target} offer {over.value}",
                )
            if edge.target.element.read_only and verb in _WRITING:
                yield self.finding(
                    edge,
                    f"{edge.source} {verb.value} {edge.target}, which may only be read",
                    instead=f"let {edge.source} write to where {edge.target} gets its data from",
                )


_WRITING = (Verb.WRITES, Verb.STORES_IN, Verb.SYNCHRONISES_WITH)


class Bad(Blueprint):
    """They do not speak one language."""

    cart = Microservice("Cart")
    erp = Backend("ERP", offers=(Transport.SOAP,))
    asks = cart.calls(erp, over=Transport.GRPC)


class Good(Blueprint):
    """The cart speaks as the backend does."""

    cart = Microservice("Cart")
    erp = Backend("ERP", offers=(Transport.SOAP,))
    asks = cart.calls(erp, over=Transport.SOAP)
