"""An element lies inside the container platform and belongs outside, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway, Gateway
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import (
    ContainerPlatform,
    FrontendMicroservices,
    MicroserviceGroup,
    SsoServer,
)
from archmodel.elements.process import ProcessServer
from archmodel.elements.storage import ContainerStorage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "WrongSideOfPlatform"]


class WrongSideOfPlatform(Rule[Graph]):
    """An element lies on the other side of the border of the container platform than it belongs.

    Gateways and backends belong outside. Microservice groups, process servers, SSO servers and
    container storage belong inside, if the model has a platform; what lies inside a backend, or
    is a part of a gateway, is free. Applications and single microservices may lie anywhere.

    Why it matters: what is inside is deployed, scaled and secured by the platform, and moves with
    it from cloud to cloud; what is outside is not. A box on the wrong side promises the wrong thing.

    Instead: say `inside=platform` of what the platform runs, and of nothing else.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, figures 7.1, 7.2 and 8.1, and the author's
      later schematics of the same architecture (2019).

    Off by default: no text of the series states it, its figures draw it so. Elsewhere a gateway, or a system
    that others call a backend, rightly runs in the platform too.
    """

    code = "SER017"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element on the wrong side, or nothing where there is no platform."""
        if not subject.nodes(ContainerPlatform):
            return
        for node in subject.nodes((Gateway, Backend)):
            if node.lies_in(ContainerPlatform):
                yield self.finding(
                    node,
                    f"{node} lies inside a container platform",
                    instead=f"leave 'inside' out where {node} is declared, or name a group outside",
                )
        for node in subject.nodes((MicroserviceGroup, ProcessServer, SsoServer, ContainerStorage)):
            if not node.lies_in((ContainerPlatform, Gateway, Backend)):
                yield self.finding(
                    node,
                    f"{node} lies outside the container platform",
                    instead=f"declare {node} with 'inside' of the platform",
                )


class Bad(Blueprint):
    """The platform runs its own gateway."""

    platform = ContainerPlatform("Container platform")
    gateway = ApiGateway("API gateway", inside=platform)
    frontend = FrontendMicroservices("Front-end microservices", inside=platform)
    routes = gateway.calls(frontend)


class Good(Blueprint):
    """The gateway stands before the platform."""

    gateway = ApiGateway("API gateway")
    platform = ContainerPlatform("Container platform")
    frontend = FrontendMicroservices("Front-end microservices", inside=platform)
    routes = gateway.calls(frontend)
