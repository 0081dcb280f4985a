"""Data that leaves the region it must stay in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import certain, holders
from archmodel.elements.base import Relation
from archmodel.elements.facts import DataAsset
from archmodel.elements.storage import Database
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import kept_by, receivers, regions_of

__all__ = ["Bad", "Good", "ResidencyViolation"]


class ResidencyViolation(Rule[Graph]):
    """Data with a `residency` is stored or processed in another region, or sent to one.

    A region fits a residency that it is, or begins with: `eu-central-1` lies in `eu`. An element is in the
    region it states, or in all those of its hosts; a container whose members lie in others is in none. Who
    reads or subscribes receives what a relation carries, else the target does. Where the region of an
    element that keeps such data is not stated, and any other is, it is a warning.

    Why it matters: the law, or a contract, names the places where data may be.

    Instead: move it, leave out what must not leave, or correct the residency.

    References:
    - Regulation (EU) 2016/679 (GDPR), chapter V: transfers to third countries.
    """

    code = "DAT005"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every place where data must not be, or may not."""
        if not any(isinstance(fact, DataAsset) and fact.residency for fact in subject.model.facts.values()):
            return
        elements = subject.model.elements.values()
        regions, placed = certain(elements, regions_of), holders(elements, regions_of)
        for node in subject.nodes():
            element = node.element
            kept = kept_by(element)
            if outside := _outside((*kept, *element.processes), regions.get(element, ())):
                yield self.finding(
                    node,
                    f"{node} has {'; '.join(outside.values())}",
                    instead=f"move {', '.join(outside)} out of {node}, or {node} to another region",
                )
            bound = [f"'{each.title}', which must stay in {_listed(each)}" for each in kept if each.residency]
            if placed and bound and element not in placed:
                yield self.finding(
                    node,
                    f"{node} keeps {'; '.join(bound)}, and states no region",
                    instead=f"say in which region {node} is",
                    severity=Severity.WARNING,
                )
        for edge in subject.edges(over=_carries):
            for end in receivers(edge.relation):
                if outside := _outside(edge.relation.carries, regions.get(end, ())):
                    what = f"{edge.source} {edge.relation.verb.value} {edge.target}"
                    yield self.finding(
                        edge,
                        f"{what} with {'; '.join(outside.values())}",
                        instead=f"leave {', '.join(outside)} out of what passes "
                        f"between {edge.source} and {edge.target}",
                    )
                    break


def _carries(relation: Relation) -> bool:
    return bool(relation.carries)


def _outside(data: Iterable[DataAsset], regions: Iterable[str]) -> dict[str, str]:
    """Return the titles of data that is in a region none of its residency covers, each with the words."""
    found: dict[str, str] = {}
    for asset in data:
        if away := [each for each in regions if asset.residency and not _covers(asset, each)]:
            where = f"in {' and '.join(away)}, and it must stay in {_listed(asset)}"
            found[f"'{asset.title}'"] = f"'{asset.title}' {where}"
    return found


def _covers(asset: DataAsset, region: str) -> bool:
    return any(region == each or region.startswith(f"{each}-") for each in asset.residency)


def _listed(asset: DataAsset) -> str:
    return " or ".join(asset.residency)


class Bad(Blueprint):
    """European customers on an American disk."""

    customers = DataAsset("Customers", classification="confidential", residency=("eu",))
    store = Database("Store", stores=(customers,), region="us-east-1")


class Good(Blueprint):
    """They stay in Europe."""

    customers = DataAsset("Customers", classification="confidential", residency=("eu",))
    store = Database("Store", stores=(customers,), region="eu-central-1")
