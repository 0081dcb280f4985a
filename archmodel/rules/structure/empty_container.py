"""A frame with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.base import Group
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "EmptyContainer", "Good"]


class EmptyContainer(Rule[Graph]):
    """A group holds nothing, or only groups that hold nothing.

    Of groups in one another, the innermost is blamed. One that says what it `stands_for`, or how many
    run, is a box that stands for its members.

    Why it matters: it is a leftover, or its members were forgotten.

    Instead: say what lies inside it, or delete it.

    References:
    - Structurizr, inspection “model.deploymentnode.empty”.
    - ArchUnit and import-linter: a layer without members is an error.

    Off by default: a group without members is how an overview shows what another picture has in full.
    """

    code = "STR010"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every group without members."""
        for node in subject.nodes(Group):
            element = node.element
            if not subject.children(node) and not element.stands_for and element.instances is None:
                yield self.finding(
                    node, f"{node} holds nothing", instead=f"say what lies inside {node}, or delete it"
                )


class Bad(Blueprint):
    """What are the mobile services?"""

    services = Group("Mobile services")


class Good(Blueprint):
    """One of them is named."""

    services = Group("Mobile services")
    push = Microservice("Push", inside=services)
