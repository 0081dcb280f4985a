"""Data of which nobody says how sensitive it is."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import chain
from archmodel.elements.base import Element
from archmodel.elements.facts import DataAsset
from archmodel.elements.storage import Database, Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Said, Severity
from archmodel.stated import SENSITIVITY, is_external, is_one, kept_by

__all__ = ["Bad", "DataClassNotStated", "Good"]


class DataClassNotStated(Rule[Graph]):
    """A data asset has no classification, or a storage does not say what data it keeps.

    Assets are judged where at least one of the model has a classification, and storages where at least one
    says what it keeps (`stores`, `record_of`). A storage that can be made again (`derived`), that stands for
    several, holds others, lies in one that says it or is somebody else's need not say so.

    Why it matters: what is not classified is handled like the rest, and the rest is not confidential.

    Instead: say `classification="confidential"` or another class, and `stores=(customers,)`.

    References:
    - OWASP ASVS 4, V8.1; Threagile, ratings of confidentiality, integrity and availability.
    """

    code = "DAT001"
    severity = Severity.WARNING

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every asset without a class, and every storage that keeps nothing stated."""
        assets = [
            Said(name, fact)
            for name, fact in sorted(subject.model.facts.items())
            if isinstance(fact, DataAsset)
        ]
        unclassified = [said for said in assets if _class(said) is None]
        stores = subject.nodes(Storage)
        for said in unclassified if len(unclassified) < len(assets) else ():
            yield self.finding(
                said,
                f"it is not stated how sensitive {said} is",
                instead=f"give {said} a classification: {', '.join(SENSITIVITY)}",
                related=[node for node in stores if said.declared in kept_by(node.element)],
            )
        if any(kept_by(node.element) for node in stores):
            for node in stores:
                is_place = subject.children(node) or not is_one(node.element)
                if not (is_place or _keeps(node.element) or is_external(node.element)):
                    yield self.finding(
                        node,
                        f"it is not stated what data {node} keeps",
                        instead=f"say in stores what {node} keeps, or derived=True where it is a copy",
                    )


def _class(said: Said) -> str | None:
    return getattr(said.declared, "classification", None)


def _keeps(element: Element) -> bool:
    """Say whether an element, or what it lies inside, says what it keeps, or that it is a copy."""
    return any(kept_by(each) or (isinstance(each, Storage) and each.derived) for each in chain(element))


class Bad(Blueprint):
    """How sensitive are the customers?"""

    news = DataAsset("News", classification="public")
    customers = DataAsset("Customers")
    store = Database("Store", stores=(news, customers))


class Good(Blueprint):
    """They are confidential, and the cache is a copy."""

    customers = DataAsset("Customers", classification="confidential")
    store = Database("Store", stores=(customers,))
    cache = Database("Cache", derived=True)
