"""What a service is part of, where several parts of one thing count as one."""

from __future__ import annotations

from collections.abc import Callable

from archmodel.graph import Graph, Node

__all__ = ["whole_of"]


def whole_of(graph: Graph, node: Node, is_whole: Callable[[Node], bool]) -> Node:
    """Return the outermost of those around `node` that `is_whole` takes, or else `node` itself."""
    found = node
    around = graph.parent(node)
    while around is not None:
        if is_whole(around):
            found = around
        around = graph.parent(around)
    return found
