"""An element of which nobody knows what it is built with."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway, Gateway
from archmodel.elements.container_platform import Microservice, Service
from archmodel.elements.storage import Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_external

__all__ = ["Bad", "Good", "MissingTechnology"]


class MissingTechnology(Rule[Graph]):
    """A service, storage or gateway without members has no technology, where others of its model have one.

    Why it matters: who operates it, and who hires people for it, must know.

    Instead: name what it is built with, such as `Quarkus`.

    References:
    - Structurizr, inspections “model.container.technology” and “model.component.technology”.

    Off by default: early on nobody knows, and the picture is useful all the same.
    """

    code = "DOC002"
    severity = Severity.INFO
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every such element without a technology."""
        nodes = [node for node in subject.nodes((Service, Storage, Gateway)) if not subject.children(node)]
        if not any(node.element.technology for node in nodes):
            return
        for node in nodes:
            if not node.element.technology and not is_external(node.element):
                yield self.finding(
                    node, f"{node} states no technology", instead=f"say what {node} is built with"
                )


class Bad(Blueprint):
    """What is the gateway built with?"""

    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders", technology="Quarkus")
    routes = gateway.calls(orders)


class Good(Blueprint):
    """Now we know."""

    gateway = ApiGateway("API gateway", technology="Kong")
    orders = Microservice("Orders", technology="Quarkus")
    routes = gateway.calls(orders)
