"""A picture with more than anybody takes in."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.base import Group
from archmodel.elements.container_platform import Microservice
from archmodel.errors import ArchmodelError
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.documentation._pictures import pictures
from archmodel.views import LogicalView

__all__ = ["Bad", "Good", "ViewTooLarge"]


class ViewTooLarge(Rule[Graph]):
    """A view shows more than `elements` boxes, groups not counted, or more than `relations` lines.

    A poster that shows everything on purpose carries a waiver that says so.

    Why it matters: what nobody takes in at a glance is looked at by nobody.

    Instead: show a part with `shows=`, close groups with `collapse=`, or waive the rule for this view.

    References:
    - S. Brown, The C4 model: small pictures at several levels, each for its readers.
    """

    code = "DOC004"
    severity = Severity.WARNING
    elements: int = 25
    """The most boxes in a picture."""
    relations: int = 40
    """The most lines in a picture."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every view that shows too much."""
        for said, shown in pictures(subject):
            if isinstance(shown, ArchmodelError):
                continue
            counts = (
                (shown.cards, "elements", self.elements),
                (shown.lines, "relations", self.relations),
            )
            much = [(f"{count} {what}", str(most)) for count, what, most in counts if count > most]
            if much:
                shows, most = map(" and ".join, zip(*much, strict=True))
                yield self.finding(
                    said,
                    f"{said} shows {shows}; {most} are the most",
                    instead=f"show a part in {said}, or close groups with collapse=",
                )


class Bad(Blueprint):
    """Thirty services side by side."""

    for _number in range(30):
        Microservice(f"Service {_number}")
    whole = LogicalView()


class Good(Blueprint):
    """Thirty services, of which the picture shows the group."""

    services = Group("Services")
    for _number in range(30):
        Microservice(f"Service {_number}", inside=services)
    whole = LogicalView(collapse=(services,))
