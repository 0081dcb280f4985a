"""The pictures of a model, as far as rules must know of them: views are carried, not interpreted here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from archmodel.errors import ArchmodelError
from archmodel.graph import Graph
from archmodel.rules.base import Said

__all__ = ["Shown", "pictures"]


class Shown(Protocol):
    """What a picture holds."""

    @property
    def names(self) -> frozenset[str]:
        """The elements that are drawn, or that a card stands for."""
        ...

    @property
    def cards(self) -> int:
        """How many boxes there are besides groups."""
        ...

    @property
    def lines(self) -> int:
        """How many lines there are."""
        ...


def pictures(graph: Graph) -> Iterator[tuple[Said, Shown | ArchmodelError]]:
    """Yield every view with what it shows, or with what speaks against it, sorted by name."""
    for name, declared in sorted(graph.model.views.items()):
        view: Any = declared
        if hasattr(view, "shown"):
            try:
                yield Said(name, declared), view.shown(graph)
            except ArchmodelError as error:
                yield Said(name, declared), error
