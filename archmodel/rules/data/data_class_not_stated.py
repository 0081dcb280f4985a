"""Data of which nobody says how sensitive it is."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.base import Element
from archmodel.elements.facts import DataAsset
from archmodel.elements.storage import Database, Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Said, Severity
from archmodel.stated import SENSITIVITY, is_one

__all__ = ["Bad", "DataClassNotStated", "Good"]


class DataClassNotStated(Rule[Graph]):
    """A data asset has no classification, or a storage does not say what data it keeps.

    Storages are judged where at least one of the model says what it stores (`stores`); one that can be made
    again (`derived`), that stands for several or holds others need not say so.

    Why it matters: what is not classified is handled like the rest, and the rest is not confidential.

    Instead: say `classification="confidential"` or another class, and `stores=(customers,)`.

    References:
    - OWASP ASVS 4, V8.1; Threagile, ratings of confidentiality, integrity and availability.
    """

    code = "DAT001"
    severity = Severity.WARNING

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every asset without a class, and every storage that keeps nothing stated."""
        for name, fact in sorted(subject.model.facts.items()):
            if isinstance(fact, DataAsset) and fact.classification is None:
                said = Said(name, fact)
                yield self.finding(
                    said,
                    f"it is not stated how sensitive {said} is",
                    instead=f"give {said} a classification: {', '.join(SENSITIVITY)}",
                )
        stores = subject.nodes(Storage)
        if any(node.element.stores for node in stores):
            for node in stores:
                is_place = subject.children(node) or not is_one(node.element)
                if not (node.element.stores or is_place or _is_derived(node.element)):
                    yield self.finding(
                        node,
                        f"it is not stated what data {node} keeps",
                        instead=f"say in stores what {node} keeps, or derived=True where it is a copy",
                    )


def _is_derived(element: Element) -> bool:
    return isinstance(element, Storage) and bool(element.derived)


class Bad(Blueprint):
    """How sensitive are the customers?"""

    customers = DataAsset("Customers")
    store = Database("Store", stores=(customers,))


class Good(Blueprint):
    """They are confidential, and the cache is a copy."""

    customers = DataAsset("Customers", classification="confidential")
    store = Database("Store", stores=(customers,))
    cache = Database("Cache", derived=True)
