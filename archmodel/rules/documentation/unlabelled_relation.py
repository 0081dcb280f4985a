"""A line that does not say what for."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import MobileDevice
from archmodel.elements.verbs import Verb
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "UnlabelledRelation"]


class UnlabelledRelation(Rule[Graph]):
    """A relation has no label, where others of its model have one.

    That one thing authenticates with another says what for.

    Why it matters: a line says that two have to do with each other, and not what changes when one goes.

    Instead: say in a few words what the source wants of the target.

    References:
    - Structurizr, inspection “model.relationship.description”.
    """

    code = "DOC003"
    severity = Severity.WARNING

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation without a label."""
        edges = subject.edges()
        if not any(edge.relation.label for edge in edges):
            return
        for edge in edges:
            says_all = edge.relation.verb is Verb.AUTHENTICATES_WITH
            if not (says_all or (edge.relation.label or "").strip()):
                yield self.finding(
                    edge,
                    f"it is not said what {edge.source} {edge.relation.verb.value} {edge.target} for",
                    instead=f"label it with what {edge.source} wants of {edge.target}",
                )


class Bad(Blueprint):
    """What does the gateway want?"""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders")
    asks = phone.calls(gateway, "orders")
    routes = gateway.calls(orders)


class Good(Blueprint):
    """Every line says what for."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders")
    asks = phone.calls(gateway, "orders")
    routes = gateway.calls(orders, "routes requests")
