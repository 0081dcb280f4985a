"""A picture that cannot be drawn, or is empty."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.errors import ArchmodelError
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.documentation._pictures import pictures
from archmodel.selection import tagged
from archmodel.views import LogicalView

__all__ = ["Bad", "BrokenView", "Good"]


class BrokenView(Rule[Graph]):
    """A view contradicts itself, names what it does not show, or shows nothing at all.

    What is wrong is what `archmodel render` says of it.

    Why it matters: the picture is missing on the day somebody needs it.

    Instead: correct what the message names.

    References:
    - Structurizr, inspections “views.view.empty” and “documentation.embeddedview”.
    """

    code = "DOC006"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every view that cannot be drawn or shows nothing."""
        for said, shown in pictures(subject):
            if isinstance(shown, ArchmodelError):
                yield self.finding(
                    said,
                    f"{said} cannot be drawn: {shown.what}",
                    instead=shown.instead or f"correct what {said} says",
                )
            elif not shown.cards and not shown.names:
                yield self.finding(said, f"{said} shows nothing", instead=f"correct 'shows' of {said}")


class Bad(Blueprint):
    """Nothing has that name."""

    orders = Microservice("Orders", tags=frozenset({"shop"}))
    reports = Microservice("Reports")
    asks = reports.calls(orders)
    part = LogicalView(shows=tagged("shp"))


class Good(Blueprint):
    """The shop is shown."""

    orders = Microservice("Orders", tags=frozenset({"shop"}))
    reports = Microservice("Reports")
    asks = reports.calls(orders)
    part = LogicalView(shows=tagged("shop"))
