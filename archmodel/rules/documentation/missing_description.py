"""An element that nobody explains."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.external import MobileDevice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "MissingDescription"]


class MissingDescription(Rule[Graph]):
    """An element has no description, where others of its model have one.

    Kinds in `exempt` explain themselves, and so do balancers and networks.

    Why it matters: who is new reads the picture and asks the same question as the one before.

    Instead: say in a sentence what it is for.

    References:
    - Structurizr, inspections “model.softwaresystem.description” and those of other elements.

    Off by default: whether a title says enough is for its readers to tell.
    """

    code = "DOC001"
    severity = Severity.INFO
    by_default = False
    exempt: tuple[str, ...] = ()
    """Names of kinds that explain themselves; a subclass counts as its base."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element without a description."""
        nodes = subject.nodes()
        if not any(node.element.description for node in nodes):
            return
        for node in nodes:
            kinds = {kind.__name__ for kind in type(node.element).__mro__}
            if not (node.element.description or {"Balancer", "Network", *self.exempt} & kinds):
                yield self.finding(
                    node, f"{node} has no description", instead=f"say in a sentence what {node} is for"
                )


class Bad(Blueprint):
    """What is the gateway for?"""

    phone = MobileDevice("Phone", description="Orders things.")
    gateway = ApiGateway("API gateway")
    asks = phone.calls(gateway)


class Good(Blueprint):
    """Now we know."""

    phone = MobileDevice("Phone", description="Orders things.")
    gateway = ApiGateway("API gateway", description="Lets phones in.")
    asks = phone.calls(gateway)
