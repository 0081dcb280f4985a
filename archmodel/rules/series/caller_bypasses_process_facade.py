"""A process server is reached past the process facade."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import Gateway
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import (
    Application,
    FrontendMicroservices,
    IntegrationDataMicroservices,
    IntegrationMicroservices,
    ProcessFacadeMicroservices,
    Service,
)
from archmodel.elements.external import Client
from archmodel.elements.process import ProcessServer
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "CallerBypassesProcessFacade", "Good"]


class CallerBypassesProcessFacade(Rule[Graph]):
    """A process server is reached without passing process facade microservices.

    Applications, integration and integration data microservices may reach it as well, and process
    servers each other. The relation to blame is the one that enters the process server; one to
    a group that holds others as well may mean those, and is not blamed.

    Why it matters: the interface of a process server is that of its product and of each version of
    each process. Whoever uses it directly changes with both.

    Instead: let the caller use `ProcessFacadeMicroservices`, and let these call the process server.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, parts 5 and 7: process facade microservices
      expose what the process server does.
    - The author's later detail cards of the same architecture (2019) let a process server exchange
      data with integration microservices, integration data microservices and applications.

    Off by default: the facade is a choice of the series. Elsewhere services rightly start processes
    themselves. That nobody else may is inferred: parts 5 and 7 say what the facade is for, and no
    figure of theirs draws another way in.
    """

    code = "SER007"
    severity = Severity.ERROR
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation by which a process server is entered past the facade."""
        without = (
            ProcessFacadeMicroservices,
            IntegrationMicroservices,
            IntegrationDataMicroservices,
            Application,
        )
        for edge in subject.frontier((Client, Gateway, Service, Backend), ProcessServer, without=without):
            if edge.source.is_a(ProcessServer) or edge.source.lies_in(without):
                continue
            if subject.is_wholly(edge.target, ProcessServer):
                yield self.finding(
                    edge,
                    f"{edge.source} reaches {edge.target} without passing process facade microservices",
                    instead=f"let {edge.source} call process facade microservices, "
                    f"and these call {edge.target}",
                )


class Bad(Blueprint):
    """The front end starts processes itself."""

    frontend = FrontendMicroservices("Front-end microservices")
    server = ProcessServer("Process server")
    starts = frontend.calls(server)


class Good(Blueprint):
    """The front end uses the facade, and this starts processes."""

    frontend = FrontendMicroservices("Front-end microservices")
    facade = ProcessFacadeMicroservices("Process facade microservices")
    server = ProcessServer("Process server")
    asks = frontend.calls(facade)
    exposes = facade.calls(server)
