"""Who uses elements of a kind, as far as that can be told where containers lie between."""

from __future__ import annotations

from archmodel.containment import chain, holders
from archmodel.elements.base import Element
from archmodel.graph import Graph, Kinds

__all__ = ["users"]


def users(graph: Graph, kind: Kinds) -> set[Element]:
    """Return the elements that have a relation to one of a kind, or may have.

    A relation from what they lie inside may be theirs, so may one from a member; one to a container may
    mean the element of that kind inside it.
    """
    elements = graph.model.elements.values()
    wanted = holders((node.element for node in graph.nodes(kind)), lambda _: True)
    if not wanted:
        return set()
    asking = {
        edge.source.element
        for edge in graph.edges()
        if edge.target.element in wanted or edge.target.lies_in(kind)
    }
    return holders(asking, lambda _: True) | {each for each in elements if not asking.isdisjoint(chain(each))}
