"""Data of which nobody knows where the truth is."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import chain
from archmodel.elements.base import Element
from archmodel.elements.facts import DataAsset, Fact
from archmodel.elements.storage import Database, Storage
from archmodel.graph import Graph, Node
from archmodel.rules.base import Finding, Rule, Said, Severity
from archmodel.stated import kept_by

__all__ = ["Bad", "Good", "SystemOfRecordUnclear"]


class SystemOfRecordUnclear(Rule[Graph]):
    """Two elements are the record of one asset, or one that is stored is nobody's.

    Two records are an error; a part of a record and the storage that another record uses are one with it.
    None is a warning, where the model states any record at all.

    Why it matters: where two say different things, nobody knows which is right.

    Instead: choose one (`record_of`), and let the others take copies from it.

    References:
    - D. Taibi, V. Lenarduzzi, C. Pahl, Microservices anti-patterns: a taxonomy (arXiv 1908.04101),
      “shared persistence”; the practice of master data management.

    Off by default: it needs data to be modelled everywhere it is kept.
    """

    code = "DAT004"
    severity = Severity.ERROR
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every asset with no record or several."""
        records: dict[Fact, list[Node]] = {}
        stored: dict[Fact, list[Node]] = {}
        for node in subject.nodes(kept_by):
            for asset in dict.fromkeys(node.element.record_of):
                records.setdefault(asset, []).append(node)
            for asset in dict.fromkeys(node.element.stores):
                stored.setdefault(asset, []).append(node)
        using: dict[Element, set[Element]] = {}
        for edge in subject.edges(target=Storage) if records else ():
            if not edge.source.is_a(Storage):
                using.setdefault(edge.target.element, set()).add(edge.source.element)
        for name, fact in sorted(subject.model.facts.items()):
            said, of = Said(name, fact), _wholes(records.get(fact, []), using)
            if len(of) > 1:
                yield self.finding(
                    said,
                    f"{', '.join(map(str, of))} are each the record of {said}",
                    instead=f"choose one record of {said}, and let the others take copies",
                    related=of,
                )
            elif records and not of and fact in stored:
                where = ", ".join(map(str, stored[fact]))
                yield self.finding(
                    said,
                    f"{said} is kept in {where}, and none of that is its record",
                    instead=f"say record_of of the one that is right about {said}",
                    severity=Severity.WARNING,
                    related=stored[fact],
                )


def _wholes(nodes: list[Node], using: dict[Element, set[Element]]) -> list[Node]:
    """Return those that are no part of another, nor a storage that another uses."""
    elements = {node.element for node in nodes}
    return [
        node
        for node in nodes
        if elements.isdisjoint([*chain(node.element)][1:])
        and elements.isdisjoint(using.get(node.element, ()))
    ]


class Bad(Blueprint):
    """Which of the two knows where the customer lives?"""

    customers = DataAsset("Customers", classification="confidential")
    crm = Database("CRM store", stores=(customers,), record_of=(customers,))
    erp = Database("ERP store", stores=(customers,), record_of=(customers,))


class Good(Blueprint):
    """The CRM knows; the other has a copy."""

    customers = DataAsset("Customers", classification="confidential")
    crm = Database("CRM store", stores=(customers,), record_of=(customers,))
    erp = Database("ERP store", stores=(customers,))
