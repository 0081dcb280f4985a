"""Nobody says whether a relation across a trust boundary is encrypted."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import Backend
from archmodel.elements.base import Relation
from archmodel.elements.container_platform import Microservice
from archmodel.elements.facts import Boundary
from archmodel.elements.transports import HTTPS
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.security._crossings import crossings
from archmodel.stated import is_encrypted

__all__ = ["Bad", "Good", "TransportNotStated"]


class TransportNotStated(Rule[Graph]):
    """A relation goes from one trust boundary into another, and does not say whether it is encrypted.

    Neither `tls` nor the transport (`over`) says so. What it passes (`via`) counts like its ends.
    An element without a boundary crosses none, and a container whose members lie in several is in none.

    Why it matters: what nobody has decided is decided by whoever builds it first.

    Instead: say `tls=True` or `tls=False`, or name a transport that implies it, such as HTTPS.

    References:
    - Threagile, risk rule “incomplete-model”; OWASP ASVS 4, V9.
    """

    code = "SEC002"
    severity = Severity.WARNING
    cwe = (319,)
    security_severity = 3.0

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every such relation."""
        for edge, crossed in crossings(subject, _is_silent):
            yield self.finding(
                edge,
                f"it is not stated whether {edge.source} {edge.relation.verb.value} {edge.target} "
                f"encrypted, {crossed}",
                instead=f"say tls=True or tls=False where {edge.source} names {edge.target}",
            )


def _is_silent(relation: Relation) -> bool:
    return is_encrypted(relation) is None


class Bad(Blueprint):
    """Encrypted or not?"""

    dmz = Boundary("DMZ", trust=1)
    inside = Boundary("Inside", trust=2)
    orders = Microservice("Orders", boundary=dmz)
    erp = Backend("ERP", boundary=inside)
    sends = orders.calls(erp)


class Good(Blueprint):
    """HTTPS says so."""

    dmz = Boundary("DMZ", trust=1)
    inside = Boundary("Inside", trust=2)
    orders = Microservice("Orders", boundary=dmz)
    erp = Backend("ERP", boundary=inside, ingress=True)
    sends = orders.calls(erp, over=HTTPS, authn="oauth2")
