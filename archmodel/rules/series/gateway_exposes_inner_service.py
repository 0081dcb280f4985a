"""A gateway opens a service that is not for clients."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway, Gateway
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import (
    Application,
    FrontendMicroservices,
    IntegrationMicroservices,
    MobileServices,
    ProcessFacadeMicroservices,
    Service,
    SsoServer,
)
from archmodel.elements.external import Client
from archmodel.elements.storage import Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "GatewayExposesInnerService", "Good"]

_FOR_CLIENTS = (FrontendMicroservices, ProcessFacadeMicroservices, Application, MobileServices, SsoServer)


class GatewayExposesInnerService(Rule[Graph]):
    """A gateway or reverse proxy reaches a service that is not for clients.

    For clients are front-end microservices, process facade microservices, applications and mobile
    services, with what lies inside them, and the SSO server, at which clients log in. What only
    forwards, such as a balancer, is passed. A relation to a group says of no member that it is the
    one, and is not blamed. Backends and stores are the matter of INT003.

    Why it matters: what a gateway exposes is a contract with the outside. Integration microservices,
    process servers and the like can only change freely while no client knows them.

    Instead: let the gateway call one of the groups that are for clients, and let that call the
    inner service.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, parts 3 and 4: the gateway and the reverse
      proxy give access to front-end microservices, process facade microservices and other
      applications. Part 8 adds mobile services.

    Off by default: these groups are those of the series. Elsewhere a gateway rightly routes to any
    microservice.
    """

    code = "SER003"
    severity = Severity.ERROR
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation by which a gateway enters an inner service."""
        without = (*_FOR_CLIENTS, Backend, Storage, Client)
        for edge in subject.frontier(Gateway, Service, without=without):
            if edge.target.is_a(Service) and not edge.target.lies_in(_FOR_CLIENTS):
                yield self.finding(
                    edge,
                    f"{edge.source} exposes {edge.target}, which is not for clients",
                    instead=f"let {edge.source} call front-end or process facade microservices, "
                    f"and these call {edge.target}",
                )


class Bad(Blueprint):
    """The gateway calls the integration itself."""

    gateway = ApiGateway("API gateway")
    integration = IntegrationMicroservices("Integration microservices")
    opens = gateway.calls(integration)


class Good(Blueprint):
    """The gateway calls the front end, and this the integration."""

    gateway = ApiGateway("API gateway")
    frontend = FrontendMicroservices("Front-end microservices")
    integration = IntegrationMicroservices("Integration microservices")
    routes = gateway.calls(frontend)
    gathers = frontend.calls(integration)
