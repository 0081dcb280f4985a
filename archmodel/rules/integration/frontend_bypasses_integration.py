"""Front-end microservices go round the integration microservices."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import (
    FrontendMicroservices,
    IntegrationDataMicroservices,
    IntegrationMicroservices,
)
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "FrontendBypassesIntegration", "Good"]


class FrontendBypassesIntegration(Rule[Graph]):
    """Front-end microservices reach a backend without passing integration microservices.

    Integration data microservices serve as well. Other services on the way do not: they are passed,
    and the relation that enters the backend is to blame.

    Why it matters: each front end then speaks the protocol of each backend, so that a backend that
    changes or is replaced takes the front ends with it.

    Instead: let the front-end microservices call `IntegrationMicroservices`, and let these call the
    backend.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, parts 7 and 8: front-end microservices
      gather data from the backends by working through integration microservices. That they must not
      do so otherwise is inferred, as no figure of the series draws another way.
    - A. Brogi, D. Neri, J. Soldani, O. Zimmermann, Design principles, architectural smells and
      refactorings for microservices (arXiv 1906.01553), “endpoint-based service interaction”.
    """

    code = "INT002"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation by which front ends get past the integration."""
        integration = (IntegrationMicroservices, IntegrationDataMicroservices)
        query = (FrontendMicroservices, Backend, integration)
        for edge in subject.frontier(*query):
            yield self.finding(
                edge,
                f"{edge.source} reaches {edge.target} without passing integration microservices",
                instead=f"let {edge.source} call integration microservices, and these call {edge.target}",
                path=subject.route(edge, *query),
            )


class Bad(Blueprint):
    """The front end calls the backend itself."""

    frontend = FrontendMicroservices("Front-end microservices")
    crm = Backend("CRM")
    peeks = frontend.calls(crm)


class Good(Blueprint):
    """The front end gathers what the backend holds by way of the integration."""

    frontend = FrontendMicroservices("Front-end microservices")
    integration = IntegrationMicroservices("Integration microservices")
    crm = Backend("CRM")
    gathers = frontend.calls(integration)
    reads = integration.calls(crm)
