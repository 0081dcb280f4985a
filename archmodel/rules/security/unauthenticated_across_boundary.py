"""Somebody comes into a more trusted boundary without saying who they are."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.base import Relation
from archmodel.elements.external import MobileDevice
from archmodel.elements.facts import Boundary
from archmodel.elements.transports import HTTPS
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.security._crossings import first_entries

__all__ = ["Bad", "Good", "UnauthenticatedAcrossBoundary"]


class UnauthenticatedAcrossBoundary(Rule[Graph]):
    """A relation leads into a boundary that is trusted more, and says `authn="none"`.

    A boundary is trusted more where its `trust` is greater; where one of the two is not stated, none is.
    What a relation passes on its way (`via`) is entered too, but networks, and where it first comes in
    counts. What is `public=True` is open to everybody on purpose, and a container may be where a member is.
    What is not stated is `SEC004`.

    Why it matters: a boundary that does not ask who comes in is a line on a drawing.

    Instead: authenticate at the crossing, and say how in `authn`; of what is open to all, say
    `public=True`.

    References:
    - CWE-306, missing authentication for critical function; OWASP ASVS 4, V1 and V2.
    - Threagile, risk rule “missing-authentication”.
    """

    code = "SEC003"
    severity = Severity.ERROR
    cwe = (306,)
    security_severity = 8.0

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every such relation."""
        for edge, _, entered, crossed in first_entries(subject, _is_anonymous):
            yield self.finding(
                edge,
                f"{edge.source} {edge.relation.verb.value} {edge.target}, {crossed}, "
                "without saying who it is",
                instead=f"say in authn how {edge.source} says who it is, or public=True of '{entered.title}'",
            )


def _is_anonymous(relation: Relation) -> bool:
    return relation.authn == "none"


class Bad(Blueprint):
    """Anybody may call the gateway."""

    internet = Boundary("Internet", trust=0)
    inside = Boundary("Inside", trust=2)
    phone = MobileDevice("Phone", boundary=internet)
    gateway = ApiGateway("API gateway", boundary=inside)
    asks = phone.calls(gateway, over=HTTPS, authn="none")


class Good(Blueprint):
    """Who calls the gateway has logged in."""

    internet = Boundary("Internet", trust=0)
    inside = Boundary("Inside", trust=2)
    phone = MobileDevice("Phone", boundary=internet)
    gateway = ApiGateway("API gateway", boundary=inside)
    asks = phone.calls(gateway, over=HTTPS, authn="oidc")
