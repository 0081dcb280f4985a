"""Data goes where it must not."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import inherited
from archmodel.elements.backend import ThirdPartyService
from archmodel.elements.base import Element, Relation
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import Client
from archmodel.elements.facts import Boundary, DataAsset
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.security._crossings import places
from archmodel.stated import SENSITIVITY, clearance_of, is_external, receivers

__all__ = ["Bad", "Good", "SensitiveDataLeaves"]


class SensitiveDataLeaves(Rule[Graph]):
    """A relation carries data to somebody outside, or into a boundary that is not cleared for it.

    To what lies outside goes no data that is confidential, restricted or about persons (`pii`); into a
    boundary that states its `clearance`, none above that. A relation with an `agreement`, such as a contract
    on processing, may. Who reads or subscribes receives the data; else the target does. People, devices and
    applications that use us receive what is their own, unless they say `external=True`; what somebody else
    gives is theirs to give away. What a relation passes on its way receives nothing. Where `infer_data` is
    set, a relation that does not say what it carries is taken to carry all that its giver processes and
    keeps, and the finding is a warning.

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
        place = places(subject)
        for edge in subject.edges(over=None if self.infer_data else _says):
            if edge.relation.agreement:
                continue
            ends = {edge.source.element: edge.source, edge.target.element: edge.target}
            for end in receivers(edge.relation):
                receiver = ends[end]
                giver = edge.source if receiver is edge.target else edge.target
                is_inferred = self.infer_data and not edge.relation.carries
                data = _held(giver.element) if is_inferred else edge.relation.carries
                leaves = _is_elsewhere(end) and not is_external(giver.element)
                whys = {f"'{each.title}'": _why_not(each, leaves, place.get(end)) for each in data}
                wrong = {title: why for title, why in whys.items() if why}
                if wrong:
                    said = "; ".join(f"{title}, {why}" for title, why in wrong.items())
                    yield self.finding(
                        edge,
                        f"{edge.source} {edge.relation.verb.value} {edge.target} with {said}",
                        instead=f"let {giver} send less, or name the agreement under which "
                        f"{', '.join(wrong)} may go to {receiver}",
                        severity=Severity.WARNING if is_inferred else None,
                    )
                    break


def _says(relation: Relation) -> bool:
    return bool(relation.carries)


def _held(element: Element) -> tuple[DataAsset, ...]:
    return (*element.processes, *element.stores, *element.record_of)


def _why_not(asset: DataAsset, leaves: bool, boundary: Boundary | None) -> str:
    """Say why data must not go where it does, if so."""
    level = SENSITIVITY.index(asset.classification) if asset.classification else 0
    if leaves and (asset.pii or level >= SENSITIVITY.index("confidential")):
        return f"which is {'about persons' if asset.pii else asset.classification}, and leaves"
    clearance = clearance_of(boundary)
    if boundary and clearance and level > SENSITIVITY.index(clearance):
        return f"which is {asset.classification}, and '{boundary.title}' is cleared for {clearance}"
    return ""


def _is_elsewhere(receiver: Element) -> bool:
    """Say whether an element is somebody else's, and none that gets what is its own."""
    is_stated = inherited(receiver, lambda each: each.external)
    return is_external(receiver) and bool(is_stated or not isinstance(receiver, Client))


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
