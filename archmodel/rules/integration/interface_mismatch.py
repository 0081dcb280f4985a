"""A relation that its target does not offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import certain, chain, inherited
from archmodel.elements.backend import Backend
from archmodel.elements.base import Element
from archmodel.elements.container_platform import Microservice
from archmodel.elements.transports import Transport
from archmodel.elements.verbs import Verb
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "InterfaceMismatch"]


class InterfaceMismatch(Rule[Graph]):
    """A relation travels over a transport that its target does not offer, or writes where it may only read.

    What a target offers is `offers`; a relation or a target that does not say is not judged. One of two
    transports may be the carrier of the other: HTTP of SOAP, S3 and gRPC, and TCP of any. To a target that
    is `read_only` nobody writes, keeps data, or brings data in step. A relation to a container may mean any
    member of it, so what one of them offers or lets others write is right. What is in a container that is
    `read_only` is so too, unless it says otherwise.

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
        edges = subject.edges(target=_is_particular)
        if not edges:
            return
        elements = subject.model.elements.values()
        taken, read_only = _taken(elements), certain(elements, _is_read_only)
        for edge in edges:
            offers, over, verb = edge.target.element.offers, edge.relation.over, edge.relation.verb
            if (
                offers
                and over is not None
                and not any(_fit(over, each) for each in taken[edge.target.element])
            ):
                known = ", ".join(each.value for each in offers)
                yield self.finding(
                    edge,
                    f"{edge.source} {verb.value} {edge.target} over {over.value}, and it offers {known}",
                    instead=f"let {edge.source} use {known}, or let {edge.target} offer {over.value}",
                )
            if verb in _WRITING and read_only.get(edge.target.element):
                yield self.finding(
                    edge,
                    f"{edge.source} {verb.value} {edge.target}, which may only be read",
                    instead=f"let {edge.source} write to where {edge.target} gets its data from",
                )


_WRITING = (Verb.WRITES, Verb.STORES_IN, Verb.SYNCHRONISES_WITH)


_CARRIED = {
    Transport.TCP: frozenset(Transport),
    Transport.HTTP: frozenset((Transport.GRPC, Transport.S3, Transport.SOAP)),
    Transport.HTTPS: frozenset((Transport.GRPC, Transport.S3, Transport.SOAP, Transport.WSS)),
}
"""What may be meant where the carrier alone is named."""


def _fit(one: Transport, other: Transport) -> bool:
    """Say whether two transports may be the same, one being the other or its carrier."""
    return one is other or other in _CARRIED.get(one, ()) or one in _CARRIED.get(other, ())


def _taken(elements: Iterable[Element]) -> dict[Element, set[Transport]]:
    """Return what each element or anything inside it offers."""
    taken: dict[Element, set[Transport]] = {}
    for element in elements:
        if element.offers:
            for each in chain(element):
                taken.setdefault(each, set()).update(element.offers)
    return taken


def _is_particular(element: Element) -> bool:
    return bool(element.offers or _is_read_only(element))


def _is_read_only(element: Element) -> bool | None:
    return inherited(element, lambda each: each.read_only)


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
