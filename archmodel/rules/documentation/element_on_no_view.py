"""An element that no picture shows."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import chain
from archmodel.elements.container_platform import Microservice
from archmodel.errors import ArchmodelError
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.documentation._pictures import pictures
from archmodel.selection import named
from archmodel.views import LogicalView

__all__ = ["Bad", "ElementOnNoView", "Good"]


class ElementOnNoView(Rule[Graph]):
    """A model has views, and none of them shows an element, a card that stands for it, or what contains it.

    Why it matters: what is in no picture is not spoken of in any review.

    Instead: add it to a view, or draw one of its own.

    References:
    - Structurizr, inspection “model.element.noview”.

    Off by default: some elements are there for rules and flows alone.
    """

    code = "DOC005"
    severity = Severity.INFO
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element on no picture."""
        shown = [each for _, each in pictures(subject) if not isinstance(each, ArchmodelError)]
        names = frozenset().union(*(each.names for each in shown))
        for node in subject.nodes() if shown else ():
            around = (subject.model.names[each] for each in chain(node.element))
            if names.isdisjoint(around):
                yield self.finding(
                    node, f"no view shows {node}", instead=f"add {node} to a view, or draw one of its own"
                )


class Bad(Blueprint):
    """Nobody sees the reports."""

    orders = Microservice("Orders")
    reports = Microservice("Reports")
    asks = reports.calls(orders)
    part = LogicalView(shows=named(orders))


class Good(Blueprint):
    """Everything is in a picture."""

    orders = Microservice("Orders")
    reports = Microservice("Reports")
    asks = reports.calls(orders)
    whole = LogicalView()
