"""Several services keep their data in one store."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice, Service
from archmodel.elements.storage import Database
from archmodel.elements.verbs import Verb
from archmodel.graph import Edge, Graph, Node
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.integration._wholes import whole_of
from archmodel.stated import is_one

__all__ = ["Bad", "Good", "SharedDatastore"]

_MOST = 5
"""How many services a message names."""


class SharedDatastore(Rule[Graph]):
    """Services that are not of one whole write to one store, or read what others write there.

    A store of containers, and any other that says it `stands_for` several or holds others, is a place
    for many stores and is not judged; nor is one that can be made again (`derived`). Services inside
    one service are one owner. A store that services only read is somebody else's. Where `ignore_readonly`
    is set, those that only read do not count.

    Why it matters: none of them can change the form of its data without the others, and nobody can
    say which of them put something wrong there.

    Instead: give each a store of its own, or let one own it and answer the others.

    References:
    - D. Taibi, V. Lenarduzzi, C. Pahl, Microservices anti-patterns: a taxonomy (arXiv 1908.04101),
      “shared persistence”.
    - A. Brogi, D. Neri, J. Soldani, O. Zimmermann, Design principles, architectural smells and
      refactorings for microservices (arXiv 1906.01553), “shared persistence”.
    """

    code = "INT004"
    severity = Severity.WARNING
    ignore_readonly: bool = False
    """Whether services that only read from a store may share it."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every store that several services keep their data in."""
        uses: dict[str, list[Edge]] = {}
        for edge in subject.edges(Service, Database):
            reads = edge.relation.verb is Verb.READS
            if not (reads and self.ignore_readonly):
                uses.setdefault(edge.target.name, []).append(edge)
        for store in subject.nodes(Database):
            if subject.children(store) or not is_one(store.element) or store.element.derived:  # type: ignore[attr-defined]
                continue
            edges = uses.get(store.name, [])
            owners = list(dict.fromkeys(whole_of(subject, edge.source, _is_service) for edge in edges))
            if len(owners) > 1 and any(edge.relation.verb is not Verb.READS for edge in edges):
                named = ", ".join(map(str, owners[:_MOST])) + (" and others" if len(owners) > _MOST else "")
                yield self.finding(
                    store,
                    f"{len(owners)} services share {store}: {named}",
                    instead=f"let one of them own {store} and answer the others, or split it",
                    related=edges,
                )


def _is_service(node: Node) -> bool:
    return node.is_a(Service)


class Bad(Blueprint):
    """Whose is the store?"""

    cart = Microservice("Cart")
    catalogue = Microservice("Catalogue")
    store = Database("Store")
    keeps = cart.writes(store)
    looks = catalogue.reads(store)


class Good(Blueprint):
    """The cart asks the catalogue."""

    cart = Microservice("Cart")
    catalogue = Microservice("Catalogue")
    carts = Database("Carts")
    articles = Database("Articles")
    keeps = cart.writes(carts)
    looks = catalogue.reads(articles)
    asks = cart.calls(catalogue)
