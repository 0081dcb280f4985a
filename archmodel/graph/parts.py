"""What a graph is asked with, and what it answers in: kinds, filters, nodes and edges."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from archmodel.elements.base import Element, Relation
from archmodel.names import Name
from archmodel.selection import Selection

__all__ = ["Chosen", "Edge", "Kinds", "Node", "Of", "Over"]

Kinds: TypeAlias = type[Element] | tuple[type[Element], ...]
"""One class of elements or several; a subclass counts as its base."""

Of: TypeAlias = Callable[[Element], object]
"""Elements by what is so of each; kept by the function itself, as for `Over`."""

Chosen: TypeAlias = Kinds | Selection | frozenset[Name] | Of
"""Elements by kind, by a selection, by their identifiers or by a function; `()` is none of them."""

Over: TypeAlias = Callable[[Relation], bool]
"""Which relations a question goes along. Answers are kept by the function itself, so it is best one
of a module, such as `archmodel.stated.is_sync`, not a lambda made anew each time."""


class Node(NamedTuple):
    """An element under its identifier."""

    name: Name
    element: Element
    parent: Name | None
    """The identifier of the element that contains it."""

    def __str__(self) -> str:
        return f"'{self.element.title}'"

    def is_a(self, kind: Kinds) -> bool:
        """Say whether the element is an instance of `kind`, or of one of several."""
        return isinstance(self.element, kind)

    def lies_in(self, kind: Kinds) -> bool:
        """Say whether the element lies inside one of `kind`, however deep."""
        around = self.element.inside
        while around and not isinstance(around, kind):
            around = around.inside
        return around is not None


class Edge(NamedTuple):
    """A relation under its identifier, or the stretch of it that a frontier names."""

    name: Name
    source: Node
    target: Node
    relation: Relation
