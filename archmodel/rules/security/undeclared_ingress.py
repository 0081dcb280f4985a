"""A way into a trusted boundary that nobody has looked at."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import holders
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.base import Element
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import WebApplication
from archmodel.elements.facts import Boundary
from archmodel.elements.transports import HTTPS
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.security._crossings import entries
from archmodel.stated import boundary_of, is_external, is_ingress, trust_of

__all__ = ["Bad", "Good", "UndeclaredIngress"]


class UndeclaredIngress(Rule[Graph]):
    """A relation leads into a boundary that is trusted more, and its target is no declared way in.

    Gateways are ways in, and so is what says `ingress=True`; a gateway that says `ingress=False` is none. A
    boundary is trusted more where its `trust` is greater; where one of the two is not stated, none is. What
    a relation passes (`via`) is entered too, but networks. What a gateway of our own calls has come in by
    it, so that one in a DMZ may call what lies further in; a container may mean the gateway inside it.

    Why it matters: a boundary is as good as its least guarded way in.

    Instead: let the relation go through a gateway, or review the way in and say `ingress=True`.

    References:
    - CWE-501, trust boundary violation.
    - Threagile, risk rules “missing-waf” and “unguarded-access-from-internet”.
    """

    code = "SEC006"
    severity = Severity.ERROR
    cwe = (501,)
    security_severity = 7.0

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every such relation."""
        ways_in = holders(subject.model.elements.values(), is_ingress)
        blamed = None
        for edge, source, entered, crossed in entries(subject):
            if edge is not blamed and not (entered in ways_in or _is_our_gateway(source)):
                blamed = edge
                passing = "" if entered is edge.target.element else f" by way of '{entered.title}'"
                yield self.finding(
                    edge,
                    f"{edge.source} {edge.relation.verb.value} {edge.target}{passing}, "
                    f"which is no way in, {crossed}",
                    instead=f"let {edge.source} call a gateway, "
                    f"or review '{entered.title}' and say ingress=True",
                )


def _is_our_gateway(element: Element) -> bool:
    """Say whether an element is a way in, of our own, into a place that is trusted at all."""
    return is_ingress(element) and not is_external(element) and bool(trust_of(boundary_of(element)))


class Bad(Blueprint):
    """The partner goes straight to the orders."""

    outside = Boundary("Partners", trust=1)
    inside = Boundary("Inside", trust=2)
    partner = WebApplication("Partner", boundary=outside)
    orders = Microservice("Orders", boundary=inside)
    asks = partner.notifies(orders, over=HTTPS, authn="client-certificate")


class Good(Blueprint):
    """The partner goes through the gateway for partners."""

    outside = Boundary("Partners", trust=1)
    inside = Boundary("Inside", trust=2)
    partner = WebApplication("Partner", boundary=outside)
    gateway = ApiGateway("Partner gateway", boundary=inside)
    orders = Microservice("Orders", boundary=inside)
    asks = partner.notifies(gateway, over=HTTPS, authn="client-certificate")
    routes = gateway.calls(orders)
