"""A client goes round the API gateway."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway, Gateway
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import FrontendMicroservices, Service
from archmodel.elements.external import Client, MobileDevice, Person
from archmodel.elements.messaging import Broker
from archmodel.elements.storage import Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "DeviceBypassesGateway", "Good"]


class DeviceBypassesGateway(Rule[Graph]):
    """A client reaches a service, broker, store or backend without passing an API gateway.

    Clients are devices and external applications; any gateway guards, a reverse proxy too. What a person
    works with shows itself to them, and is no interface that a gateway could guard: a clerk may use a CRM.
    The relation to blame is the one that enters what the gateway should guard.

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
        clients = frozenset(node.name for node in subject.nodes(Client) if not node.is_a(Person))
        query = (clients, (Service, Broker, Storage, Backend), Gateway)
        for edge in subject.frontier(*query):
            yield self.finding(
                edge,
                f"{edge.source} reaches {edge.target} without passing an API gateway",
                instead=f"let {edge.source} call the gateway, and the gateway call {edge.target}",
                path=subject.route(edge, *query),
            )


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
