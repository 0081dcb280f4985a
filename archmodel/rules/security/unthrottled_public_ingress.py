"""A way in from the internet that takes all that comes."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import inherited
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.base import Element
from archmodel.elements.external import MobileDevice
from archmodel.elements.facts import Boundary
from archmodel.elements.transports import HTTPS
from archmodel.graph import Graph, Node
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.security._crossings import arrivals, places
from archmodel.stated import is_ingress, trust_of

__all__ = ["Bad", "Good", "UnthrottledPublicIngress"]


class UnthrottledPublicIngress(Rule[Graph]):
    """A gateway or another way in has a relation from a boundary with trust 0, and states no limit.

    A limit is a `rate_limit`, or a web application firewall before it (`waf=True`), said by it or what it
    lies inside. A relation that passes it (`via`) counts like one to it; what is behind another way in is
    not judged.

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
        place = places(subject)
        none = {boundary for boundary in {*place.values()} if trust_of(boundary) == 0}
        untrusted = {each: boundary for each, boundary in place.items() if boundary in none}
        callers: dict[Element, tuple[Node, Boundary]] = {}
        for edge in subject.touching(frozenset(subject.model.names[each] for each in untrusted)):
            for before, stop in arrivals(edge.relation):
                boundary = next((untrusted[each] for each in before if each in untrusted), None)
                if boundary is not None and stop not in callers:
                    callers[stop] = edge.source, boundary
        for node in subject.nodes(frozenset(subject.model.names[each] for each in callers)):
            if node.element not in untrusted and _is_open(node.element):
                caller, boundary = callers[node.element]
                yield self.finding(
                    node,
                    f"{node} takes all that {caller} sends from '{boundary.title}'",
                    instead=f"say in rate_limit how much each caller may ask of {node}",
                    related=(caller,),
                )


def _is_open(element: Element) -> bool:
    """Say whether an element is a way in, and states no limit."""
    is_limited = inherited(element, lambda each: each.rate_limit) or inherited(element, lambda each: each.waf)
    return is_ingress(element) and not is_limited


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
