"""An element that nothing is said about."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.base import Element
from archmodel.elements.container_platform import FrontendMicroservices
from archmodel.elements.deployment import Instance
from archmodel.elements.external import MobileDevice
from archmodel.graph import Graph, Node
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "OrphanElement"]


class OrphanElement(Rule[Graph]):
    """An element has no relation and holds no other element.

    A relation that passes the element (`via`) counts, and so does a relation of anything it lies
    inside: a relation to a group means some member of it, and no member can be ruled out. An instance
    says what it runs (`of`), which is what is related. What has the tag `standalone` is meant to stand
    alone. Where a model has no relation at all, as in a picture of what there is, relations are not
    stated, and nobody is left out of them.

    Why it matters: it is a leftover, or its relations were forgotten; in both cases the picture says
    something that is not so.

    Instead: relate the element to those that use it, tag it `standalone`, or delete it.

    References:
    - Structurizr, inspection “model.element.disconnected”.
    - CALM, validation rule “nodes must be referenced”.
    """

    code = "STR004"
    severity = Severity.WARNING

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that stands alone without saying so."""
        if not subject.model.relations:
            return
        for node in subject.nodes():
            if _is_related(subject, node) or _says_why(node.element) or subject.children(node):
                continue
            yield self.finding(
                node,
                f"{node} has no relations",
                instead=f"say what uses {node}, tag it 'standalone', or delete it",
            )


def _is_related(graph: Graph, node: Node) -> bool:
    """Say whether `node`, or anything it lies inside, takes part in a relation."""
    each: Node | None = node
    while each:
        if graph.degree(each):
            return True
        each = graph.parent(each)
    return False


def _says_why(element: Element) -> bool:
    """Say whether an element tells itself why it has no relation."""
    return "standalone" in element.tags or (isinstance(element, Instance) and element.of is not None)


class Bad(Blueprint):
    """The front end was forgotten."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    frontend = FrontendMicroservices("Front-end microservices")
    asks = phone.calls(gateway)


class Good(Blueprint):
    """Everything is related to something."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    frontend = FrontendMicroservices("Front-end microservices")
    asks = phone.calls(gateway)
    routes = gateway.calls(frontend)
