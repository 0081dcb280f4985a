"""A gateway opens a backend or a store to the outside."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway, Gateway
from archmodel.elements.backend import Backend
from archmodel.elements.base import Element
from archmodel.elements.container_platform import FrontendMicroservices, IntegrationMicroservices, Service
from archmodel.elements.storage import Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "GatewayExposesBackend", "Good"]


class GatewayExposesBackend(Rule[Graph]):
    """A gateway reaches a backend or a store without passing a service.

    What only forwards, such as a balancer or a network, is no service: it is passed, and the
    relation that enters the backend is to blame. What is `public` may be opened to the outside.

    Why it matters: a gateway routes, and decides nothing. Without a service of the organisation's own
    between them, the interface of the backend is what the outside sees, with all its data and faults.

    Instead: let the gateway call a service, such as `FrontendMicroservices`, and give the way to the
    backend to the services behind it.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, part 4: a gateway gives access to front-end
      microservices, process facade microservices and other applications.
    - Threagile, risk rule “unguarded-direct-datastore-access”.
    """

    code = "INT003"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation by which a gateway gets past the services."""
        query = (Gateway, _is_inner, Service)
        for edge in subject.frontier(*query):
            yield self.finding(
                edge,
                f"{edge.source} reaches {edge.target} without passing a service",
                instead=f"let {edge.source} call a service, and the service call {edge.target}",
                path=subject.route(edge, *query),
            )


def _is_inner(element: Element) -> bool:
    return isinstance(element, Backend | Storage) and not element.public


class Bad(Blueprint):
    """The gateway calls the backend itself."""

    gateway = ApiGateway("API gateway")
    crm = Backend("CRM")
    opens = gateway.calls(crm)


class Good(Blueprint):
    """The gateway calls the front end, and services stand before the backend."""

    gateway = ApiGateway("API gateway")
    frontend = FrontendMicroservices("Front-end microservices")
    integration = IntegrationMicroservices("Integration microservices")
    crm = Backend("CRM")
    routes = gateway.calls(frontend)
    gathers = frontend.calls(integration)
    reads = integration.calls(crm)
