"""Data that is kept nobody knows where."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import ContainerPlatform, Microservice
from archmodel.elements.facts import DataAsset
from archmodel.elements.messaging import Broker
from archmodel.elements.storage import Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "PersistenceNotStated"]


class PersistenceNotStated(Rule[Graph]):
    """An element that is no storage keeps data, and it is not stated on what; or what is stated cannot be.

    An element keeps data where it names it (`stores`); a broker does where any broker of the model states its
    `persistence`. `external` needs a relation to a storage. `container-native` needs a container platform
    around the element, where the model has one.

    Why it matters: what is kept in memory or in a container without a volume is gone when it restarts.

    Instead: say `persistence="container-native"`, `"volume"`, `"external"` or `"memory"`, and name the
    storage.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, part 8: container-native storage for
      application data, mobile analytics and other needs for persistence.
    """

    code = "DAT002"
    severity = Severity.WARNING

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element whose data is kept nobody knows where."""
        nodes = [node for node in subject.nodes() if not node.is_a(Storage)]
        brokers_say = any(node.element.persistence for node in nodes if node.is_a(Broker))
        storing = {edge.source.name for edge in subject.edges(target=Storage)}
        has_platform = bool(subject.nodes(ContainerPlatform))
        for node in nodes:
            said = node.element.persistence
            keeps = node.element.stores or (brokers_say and node.is_a(Broker))
            if said is None and keeps:
                yield self.finding(
                    node,
                    f"it is not stated on what {node} keeps its data",
                    instead=f"say persistence='container-native', 'volume', 'external' or 'memory' of {node}",
                )
            elif said == "external" and node.name not in storing:
                yield self.finding(
                    node,
                    f"{node} keeps its data outside, and no relation leads to a storage",
                    instead=f"say which storage {node} keeps its data in",
                )
            elif said == "container-native" and has_platform and not node.lies_in(ContainerPlatform):
                yield self.finding(
                    node,
                    f"{node} keeps its data on the container platform, and does not run on it",
                    instead=f"put {node} inside the platform, or correct its persistence",
                )


class Bad(Blueprint):
    """Where are the drafts?"""

    drafts = DataAsset("Drafts", classification="internal")
    sync = Microservice("Sync", stores=(drafts,))


class Good(Blueprint):
    """On storage of the platform."""

    drafts = DataAsset("Drafts", classification="internal")
    platform = ContainerPlatform("Platform")
    sync = Microservice("Sync", inside=platform, stores=(drafts,), persistence="container-native")
