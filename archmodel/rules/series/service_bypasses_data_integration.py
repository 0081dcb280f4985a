"""Storage outside the platform is reached past the integration data microservices."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import (
    ContainerPlatform,
    FrontendMicroservices,
    IntegrationDataMicroservices,
    Service,
)
from archmodel.elements.storage import ContainerStorage, ObjectStorage, Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "ServiceBypassesDataIntegration"]


class ServiceBypassesDataIntegration(Rule[Graph]):
    """A service on the platform reaches storage outside it without integration data microservices.

    Storage on the platform, and container storage wherever it is drawn, is free: process servers and
    mobile services keep their own data there. A model without a platform has no outside.

    Why it matters: storage differs from site to site. Services that know one kind of it cannot move
    to another site, or share its data with services that came later.

    Instead: let the service call `IntegrationDataMicroservices`, and let these use the storage.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, part 6: integration data microservices make
      all storage available across the architecture. In parts 7 and 8 process servers and mobile
      services use container storage themselves.

    Off by default: it is a choice of the series. Elsewhere a service rightly owns a database outside its
    cluster. That storage on the platform is free is inferred from the figures of parts 7 and 8.
    """

    code = "SER010"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation from the platform that enters storage outside it."""
        if not subject.nodes(ContainerPlatform):
            return
        for edge in subject.frontier(Service, Storage, without=IntegrationDataMicroservices):
            source, target = edge.source, edge.target
            if source.lies_in(IntegrationDataMicroservices) or not source.lies_in(ContainerPlatform):
                continue
            if target.is_a(ContainerStorage) or target.lies_in(ContainerPlatform):
                continue
            if subject.is_wholly(target, Storage):
                yield self.finding(
                    edge,
                    f"{source} reaches {target} without passing integration data microservices",
                    instead=f"let {source} call integration data microservices, and these use {target}",
                )


class Bad(Blueprint):
    """The front end reads files from the storage itself."""

    platform = ContainerPlatform("Container platform")
    frontend = FrontendMicroservices("Front-end microservices", inside=platform)
    files = ObjectStorage("Object-based storage")
    loads = frontend.reads(files)


class Good(Blueprint):
    """The front end asks for what is in the files."""

    platform = ContainerPlatform("Container platform")
    frontend = FrontendMicroservices("Front-end microservices", inside=platform)
    data = IntegrationDataMicroservices("Integration data microservices", inside=platform)
    files = ObjectStorage("Object-based storage")
    asks = frontend.calls(data)
    loads = data.reads(files)
