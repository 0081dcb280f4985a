"""A way in from the internet that takes all that comes."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.external import MobileDevice
from archmodel.elements.facts import Boundary
from archmodel.elements.transports import HTTPS
from archmodel.graph import Graph, Node
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import boundary_of, is_ingress, trust_of

__all__ = ["Bad", "Good", "UnthrottledPublicIngress"]


class UnthrottledPublicIngress(Rule[Graph]):
    """A gateway or another way in has a relation from a boundary with trust 0, and states no limit.

    A limit is a `rate_limit`, or a web application firewall before it (`waf=True`).

    Why it matters: one caller can use up what all others need.

    Instead: state how much each caller may ask.

    References:
    - CWE-770, allocation of resources without limits or throttling; CWE-400.
    - Threagile, risk rules “dos-risky-access-across-trust-boundary” and “missing-waf”.

    Off by default: limits are often said in the settings of the gateway alone.
    """

    code = "SEC012"
    severity = Severity.WARNING
    by_default = False
    cwe = (400, 770)
    security_severity = 4.5

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every way in without a limit."""
        callers: dict[str, Node] = {}
        for edge in subject.edges():
            if trust_of(boundary_of(edge.source.element)) == 0:
                callers.setdefault(edge.target.name, edge.source)
        for name, caller in sorted(callers.items()):
            node = subject.node(name)
            is_limited = node.element.rate_limit or node.element.waf
            if is_ingress(node.element) and not is_limited and trust_of(boundary_of(node.element)) != 0:
                yield self.finding(
                    node,
                    f"{node} takes all that {caller} sends from the internet",
                    instead=f"say in rate_limit how much each caller may ask of {node}",
                    related=(caller,),
                )


class Bad(Blueprint):
    """As many calls as a phone can make."""

    internet = Boundary("Internet", trust=0)
    inside = Boundary("Inside", trust=2)
    phone = MobileDevice("Phone", boundary=internet)
    gateway = ApiGateway("API gateway", boundary=inside)
    asks = phone.calls(gateway, over=HTTPS, authn="oidc")


class Good(Blueprint):
    """A hundred in a second."""

    internet = Boundary("Internet", trust=0)
    inside = Boundary("Inside", trust=2)
    phone = MobileDevice("Phone", boundary=internet)
    gateway = ApiGateway("API gateway", boundary=inside, rate_limit="100/s")
    asks = phone.calls(gateway, over=HTTPS, authn="oidc")
