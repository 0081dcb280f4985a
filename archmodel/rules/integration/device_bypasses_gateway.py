"""A client goes round the API gateway."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway, Gateway
from archmodel.elements.backend import Backend
from archmodel.elements.base import Element, Relation
from archmodel.elements.container_platform import FrontendMicroservices, Service
from archmodel.elements.external import Client, MobileDevice, Person
from archmodel.elements.messaging import Broker
from archmodel.elements.storage import Storage
from archmodel.elements.verbs import Verb
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_external

__all__ = ["Bad", "DeviceBypassesGateway", "Good"]


class DeviceBypassesGateway(Rule[Graph]):
    """A client reaches a service, broker, store or backend without passing an API gateway.

    Clients are devices and external applications; any gateway guards, a reverse proxy too. What a person
    works with shows itself to them, and is no interface that a gateway could guard: a clerk may use a CRM.
    The relation to blame is the one that enters what the gateway should guard. That is nothing that
    somebody else runs or that is `public`, and to sign in (`authenticates_with`) goes round no gateway.

    Why it matters: every such call needs its own authentication, throttling and versioning, and
    the backend can no longer change without the client.

    Instead: let the client call an `ApiGateway`, and the gateway call the service.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, parts 3, 4, 7 and 8: external applications
      reach the organisation through the API gateway. That they must not do so otherwise is inferred;
      the next source calls it a fault.
    - D. Taibi, V. Lenarduzzi, C. Pahl, Microservices anti-patterns: a taxonomy (arXiv 1908.04101),
      “no API gateway”.
    """

    code = "INT001"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation by which clients get past the gateways."""
        query = (_is_client, _is_guarded, Gateway, _is_no_sign_in)
        for edge in subject.frontier(*query):
            yield self.finding(
                edge,
                f"{edge.source} reaches {edge.target} without passing an API gateway",
                instead=f"let {edge.source} call the gateway, and the gateway call {edge.target}",
                path=subject.route(edge, *query),
            )


def _is_client(element: Element) -> bool:
    return isinstance(element, Client) and not isinstance(element, Person)


def _is_guarded(element: Element) -> bool:
    inner = isinstance(element, (Service, Broker, Storage, Backend))
    return inner and not element.public and not is_external(element)


def _is_no_sign_in(relation: Relation) -> bool:
    return relation.verb is not Verb.AUTHENTICATES_WITH


class Bad(Blueprint):
    """The phone calls the backend itself."""

    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)


class Good(Blueprint):
    """The phone calls the gateway, which routes to a service."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    frontend = FrontendMicroservices("Front-end microservices")
    asks = phone.calls(gateway)
    routes = gateway.calls(frontend)
