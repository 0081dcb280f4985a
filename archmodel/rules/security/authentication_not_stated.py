"""Nobody says how those who come into a more trusted boundary say who they are."""

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

__all__ = ["AuthenticationNotStated", "Bad", "Good"]


class AuthenticationNotStated(Rule[Graph]):
    """A relation leads into a boundary that is trusted more, and does not say how its source says who it is.

    A boundary is trusted more where its `trust` is greater; where one of the two is not stated, none is.
    What a relation passes on its way (`via`) is entered too, but networks, and where it first comes in
    counts. What is `public=True` is open to everybody on purpose, and a container may be where a member is.

    Why it matters: a boundary that does not ask who comes in is a line on a drawing.

    Instead: authenticate at the crossing, and say how in `authn`; of what is open to all, say
    `public=True`.

    References:
    - CWE-306, missing authentication for critical function; OWASP ASVS 4, V1 and V2.
    - Threagile, risk rule “missing-authentication”.
    """

    code = "SEC004"
    severity = Severity.WARNING
    cwe = (306,)
    security_severity = 3.0

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every such relation."""
        for edge, _, entered, crossed in first_entries(subject, _is_silent):
            yield self.finding(
                edge,
                f"{edge.source} {edge.relation.verb.value} {edge.target}, {crossed}, "
                "and does not say how it shows who it is",
                instead=f"say in authn how {edge.source} says who it is, or public=True of '{entered.title}'",
            )


def _is_silent(relation: Relation) -> bool:
    return relation.authn is None


class Bad(Blueprint):
    """Has anybody logged in?"""

    internet = Boundary("Internet", trust=0)
    inside = Boundary("Inside", trust=2)
    phone = MobileDevice("Phone", boundary=internet)
    gateway = ApiGateway("API gateway", boundary=inside)
    asks = phone.calls(gateway, over=HTTPS)


class Good(Blueprint):
    """They have, by OpenID Connect."""

    internet = Boundary("Internet", trust=0)
    inside = Boundary("Inside", trust=2)
    phone = MobileDevice("Phone", boundary=internet)
    gateway = ApiGateway("API gateway", boundary=inside)
    asks = phone.calls(gateway, over=HTTPS, authn="oidc")
