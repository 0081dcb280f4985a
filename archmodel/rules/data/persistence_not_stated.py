"""Data that is kept nobody knows where."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import chain
from archmodel.elements.backend import Backend
from archmodel.elements.base import Element
from archmodel.elements.container_platform import (
    ContainerPlatform,
    IntegrationDataMicroservices,
    Microservice,
)
from archmodel.elements.facts import DataAsset
from archmodel.elements.messaging import Broker
from archmodel.elements.storage import Storage
from archmodel.graph import Graph, Node
from archmodel.rules._users import users
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import hosts_of, is_external, is_storing, kept_by

__all__ = ["Bad", "Good", "PersistenceNotStated"]


class PersistenceNotStated(Rule[Graph]):
    """An element that is no storage keeps data, and it is not stated on what; or what is stated cannot be.

    An element keeps data where it names it (`stores`, `record_of`); a broker does where any broker of the
    model states its `persistence`. What is not stated is a finding where anything in the model states it.
    What an element lies inside states it too, and so do `stores_in` and a strip of storage on its card; of
    backends and of what lies outside it is not ours to say. `external` needs a relation to a storage, or to
    integration data microservices, which make storage available. `container-native` needs a container
    platform around the element, where the model has one and no hosts are stated.

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
        if not any(node.element.persistence for node in nodes):
            return
        brokers_say = any(node.element.persistence for node in nodes if node.is_a(Broker))
        storing = users(subject, (Storage, IntegrationDataMicroservices))
        stored = {edge.source.element for edge in subject.edges(over=is_storing)}
        has_platform = bool(subject.nodes(ContainerPlatform))
        for node in nodes:
            element = node.element
            said = element.persistence
            keeps = kept_by(element) or (brokers_say and node.is_a(Broker))
            if keeps and not _is_settled(element, stored):
                yield self.finding(
                    node,
                    f"it is not stated on what {node} keeps its data",
                    instead=f"say persistence='container-native', 'volume', 'external' or 'memory' of {node}",
                )
            elif said == "external" and element not in storing and not element.storage:
                yield self.finding(
                    node,
                    f"{node} keeps its data outside, and no relation leads to a storage",
                    instead=f"say which storage {node} keeps its data in",
                )
            elif said == "container-native" and has_platform and not _may_run_on_platform(node):
                yield self.finding(
                    node,
                    f"{node} keeps its data on the container platform, and does not run on it",
                    instead=f"put {node} inside the platform, or correct its persistence",
                )


def _is_settled(element: Element, stored: set[Element]) -> bool:
    """Say whether it is known on what an element keeps its data, or not ours to say."""
    around = [*chain(element)]
    is_said = any(each.persistence or each.storage or each in stored for each in around)
    return is_said or is_external(element) or any(isinstance(each, Backend | Storage) for each in around)


def _may_run_on_platform(node: Node) -> bool:
    is_inside = node.is_a(ContainerPlatform) or node.lies_in(ContainerPlatform)
    return is_inside or bool(hosts_of(node.element))


class Bad(Blueprint):
    """Where are the drafts?"""

    drafts = DataAsset("Drafts", classification="internal")
    sync = Microservice("Sync", stores=(drafts,))
    mail = Microservice("Mail", stores=(drafts,), persistence="volume")


class Good(Blueprint):
    """On storage of the platform."""

    drafts = DataAsset("Drafts", classification="internal")
    platform = ContainerPlatform("Platform")
    sync = Microservice("Sync", inside=platform, stores=(drafts,), persistence="container-native")
