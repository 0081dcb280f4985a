"""A process server keeps its data in something other than container-native storage."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import ContainerPlatform
from archmodel.elements.process import ProcessServer
from archmodel.elements.storage import ContainerNativeStorage, ContainerStorage, Database, Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "ProcessServerStoresElsewhere"]


class ProcessServerStoresElsewhere(Rule[Graph]):
    """A process server keeps its data in storage that is not native to containers.

    Container storage and container-native storage are, with what lies inside them, such as
    a database.

    Why it matters: a process that runs for weeks must survive the container it runs in, and move with
    it; other storage ties it to one machine or one site.

    Instead: let the process server store in `ContainerStorage`, and reach other data by way of
    `IntegrationDataMicroservices`.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, part 7 with figures 7.1 and 7.2: the process
      server uses container-native storage.

    Off by default: part 7 says it of its two examples. Elsewhere a process server rightly has a database.
    """

    code = "SER008"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation of a process server with other storage."""
        native = (ContainerStorage, ContainerNativeStorage)
        for edge in subject.edges(ProcessServer, Storage):
            if not (edge.target.is_a(native) or edge.target.lies_in(native)):
                yield self.finding(
                    edge,
                    f"{edge.source} keeps data in {edge.target}, which is no container-native storage",
                    instead=f"let {edge.source} store in container storage, not in {edge.target}",
                )


class Bad(Blueprint):
    """The processes live in a database of the platform."""

    platform = ContainerPlatform("Container platform")
    server = ProcessServer("Process server", inside=platform)
    database = Database("Process database", inside=platform)
    keeps = server.stores_in(database)


class Good(Blueprint):
    """The processes live where containers do."""

    platform = ContainerPlatform("Container platform")
    server = ProcessServer("Process server", inside=platform)
    storage = ContainerStorage("Container storage", inside=platform)
    keeps = server.stores_in(storage)
