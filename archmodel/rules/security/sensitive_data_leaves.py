"""Data goes where it must not."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import ThirdPartyService
from archmodel.elements.base import Element
from archmodel.elements.container_platform import Microservice
from archmodel.elements.facts import DataAsset
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import SENSITIVITY, boundary_of, is_external

__all__ = ["Bad", "Good", "SensitiveDataLeaves"]


class SensitiveDataLeaves(Rule[Graph]):
    """A relation carries data to somebody outside, or into a boundary that is not cleared for it.

    To what lies outside goes no data that is confidential, restricted or about persons (`pii`); into a
    boundary that states its `clearance`, none above that. A relation with an `agreement`, such as a contract
    on processing, may. Where `infer_data` is set, a relation that does not say what it carries is taken to
    carry all that its source processes and stores, and the finding is a warning.

    Why it matters: what has left cannot be called back, and the law asks under which contract it went.

    Instead: send less, or without names, or write down the agreement.

    References:
    - CWE-359, exposure of private personal information; CWE-200, exposure of sensitive information.
    - Regulation (EU) 2016/679 (GDPR), articles 28 and 44.
    """

    code = "SEC007"
    severity = Severity.ERROR
    cwe = (200, 359)
    security_severity = 7.0
    infer_data: bool = False
    """Whether a relation that does not say what it carries is taken to carry all its source has."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation that carries too much."""
        for edge in subject.edges():
            data, source, target = edge.relation.carries, edge.source.element, edge.target.element
            is_inferred = self.infer_data and not data
            if is_inferred:
                data = (*source.processes, *source.stores)
            if edge.relation.agreement or is_external(source):
                continue
            for asset in dict.fromkeys(data):
                if why := _why_not(asset, target):
                    yield self.finding(
                        edge,
                        f"{edge.source} {edge.relation.verb.value} {edge.target} with '{asset.title}', {why}",
                        instead=f"let {edge.source} send less, or name the agreement under which "
                        f"'{asset.title}' may go to {edge.target}",
                        severity=Severity.WARNING if is_inferred else None,
                    )


def _why_not(asset: DataAsset, target: Element) -> str:
    """Say why data must not go to an element, if so."""
    level = SENSITIVITY.index(asset.classification) if asset.classification else 0
    if is_external(target) and (asset.pii or level >= SENSITIVITY.index("confidential")):
        return f"which is {'about persons' if asset.pii else asset.classification}, and leaves"
    boundary = boundary_of(target)
    if boundary and boundary.clearance and level > SENSITIVITY.index(boundary.clearance):
        return f"which is {asset.classification}, and '{boundary.title}' is cleared for {boundary.clearance}"
    return ""


class Bad(Blueprint):
    """A service for statistics learns who the customers are."""

    customers = DataAsset("Customers", classification="confidential", pii=True)
    cart = Microservice("Cart")
    statistics = ThirdPartyService("Statistics")
    tells = cart.notifies(statistics, carries=(customers,))


class Good(Blueprint):
    """It learns what was bought, and not by whom."""

    events = DataAsset("Events without names", classification="internal", pii=False)
    cart = Microservice("Cart")
    statistics = ThirdPartyService("Statistics")
    tells = cart.notifies(statistics, carries=(events,))
