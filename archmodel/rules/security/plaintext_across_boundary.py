"""A relation crosses a trust boundary and can be read on its way."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import Backend
from archmodel.elements.base import Relation
from archmodel.elements.container_platform import Microservice
from archmodel.elements.facts import Boundary
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.security._crossings import crossings
from archmodel.stated import is_encrypted

__all__ = ["Bad", "Good", "PlaintextAcrossBoundary"]


class PlaintextAcrossBoundary(Rule[Graph]):
    """A relation goes from one trust boundary into another, and is not encrypted.

    It says `tls=False`, or travels over a transport that is never encrypted and does not say otherwise.
    What it passes (`via`) counts like its ends: two services in one boundary that speak to each other by way
    of the internet leave it. An element without a boundary crosses none, and a container whose members lie
    in several is in none. What is not stated is `SEC002`.

    Why it matters: whoever is on the way reads what passes, and may change it.

    Instead: use TLS, or move both into one boundary.

    References:
    - CWE-319, cleartext transmission of sensitive information; OWASP ASVS 4, V9.
    - Threagile, risk rule “unencrypted-communication”.
    """

    code = "SEC001"
    severity = Severity.ERROR
    cwe = (319,)
    security_severity = 7.5

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every such relation."""
        for edge, crossed in crossings(subject, _is_plain):
            yield self.finding(
                edge,
                f"{edge.source} {edge.relation.verb.value} {edge.target} unencrypted, {crossed}",
                instead=f"encrypt the way from {edge.source} to {edge.target}, and say tls=True",
            )


def _is_plain(relation: Relation) -> bool:
    return is_encrypted(relation) is False


class Bad(Blueprint):
    """Orders travel in the clear."""

    dmz = Boundary("DMZ", trust=1)
    inside = Boundary("Inside", trust=2)
    orders = Microservice("Orders", boundary=dmz)
    erp = Backend("ERP", boundary=inside)
    sends = orders.calls(erp, tls=False)


class Good(Blueprint):
    """Orders travel encrypted."""

    dmz = Boundary("DMZ", trust=1)
    inside = Boundary("Inside", trust=2)
    orders = Microservice("Orders", boundary=dmz)
    erp = Backend("ERP", boundary=inside, ingress=True)
    sends = orders.calls(erp, tls=True, authn="oauth2")
