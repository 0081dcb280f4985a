"""There is one process server, and it cannot be two."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import ProcessFacadeMicroservices
from archmodel.elements.process import ProcessServer
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import runs_alone

__all__ = ["Bad", "Good", "SingleProcessServer"]


class SingleProcessServer(Rule[Graph]):
    """The one process server of a model runs once, and never more often.

    Only stated `instances` that end below two are blamed, such as `1` or `0..1`: `1..n` may be two.
    Several process servers may share the work, and are not blamed.

    Why it matters: while the one process server is down or is being updated, every automated process
    stands still.

    Instead: run two, and spread the requests between them: `instances="2"` or `instances="1..n"`.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, part 5 with figure 5.1: most of the deployments
      it looked at host two process servers, for availability and to balance load.

    Off by default: part 5 says most, not all. Elsewhere one is rightly enough where processes may wait.
    """

    code = "SER015"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for a process server that stands alone."""
        servers = subject.nodes(ProcessServer)
        if len(servers) != 1:
            return
        (server,) = servers
        if runs_alone(server.element):
            yield self.finding(
                server,
                f"{server} is the only process server, and never runs more than once",
                instead=f"run {server} twice: instances='2'",
            )


class Bad(Blueprint):
    """One process server does everything."""

    facade = ProcessFacadeMicroservices("Process facade microservices")
    server = ProcessServer("Process server", instances="1")
    exposes = facade.calls(server)


class Good(Blueprint):
    """Two process servers share the work."""

    facade = ProcessFacadeMicroservices("Process facade microservices")
    server = ProcessServer("Process server", instances="2")
    exposes = facade.calls(server)
