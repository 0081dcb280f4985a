"""Data that leaves the region it must stay in."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.facts import DataAsset
from archmodel.elements.storage import Database
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import region_of

__all__ = ["Bad", "Good", "ResidencyViolation"]


class ResidencyViolation(Rule[Graph]):
    """Data with a `residency` is stored or processed in another region, or sent to one.

    A region fits a residency that it is, or begins with: `eu-central-1` lies in `eu`. Where the region of an
    element that stores such data is not stated, it is a warning; where it is only sent, nothing is said.

    Why it matters: the law, or a contract, names the places where data may be.

    Instead: move it, leave out what must not leave, or correct the residency.

    References:
    - Regulation (EU) 2016/679 (GDPR), chapter V: transfers to third countries.
    """

    code = "DAT005"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every place where data must not be, or may not."""
        for node in subject.nodes():
            region = region_of(node.element)
            for asset in dict.fromkeys((*node.element.stores, *node.element.processes)):
                if _is_outside(asset, region):
                    yield self.finding(
                        node,
                        f"{node} has '{asset.title}' in {region}, and it must stay in {_listed(asset)}",
                        instead=f"move '{asset.title}' out of {node}, or {node} to {_listed(asset)}",
                    )
                elif asset.residency and region is None and asset in node.element.stores:
                    what = f"{node} keeps '{asset.title}', which must stay in {_listed(asset)}"
                    yield self.finding(
                        node,
                        f"{what}, and states no region",
                        instead=f"say in which region {node} is",
                        severity=Severity.WARNING,
                    )
        for edge in subject.edges():
            region = region_of(edge.target.element)
            for asset in dict.fromkeys(edge.relation.carries):
                if _is_outside(asset, region):
                    what = f"{edge.source} {edge.relation.verb.value} {edge.target}"
                    yield self.finding(
                        edge,
                        f"{what} with '{asset.title}' in {region}, and it must stay in {_listed(asset)}",
                        instead=f"leave '{asset.title}' out of what {edge.source} sends to {edge.target}",
                    )


def _is_outside(asset: DataAsset, region: str | None) -> bool:
    """Say whether data with a residency is in a region that none of it covers."""
    if not asset.residency or region is None:
        return False
    return not any(region == each or region.startswith(f"{each}-") for each in asset.residency)


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
