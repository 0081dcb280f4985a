"""What hangs on what: which elements are reached through one alone."""

from __future__ import annotations

from collections.abc import Sequence

from archmodel.graph.dominators import dominators
from archmodel.graph.hops import Hops
from archmodel.graph.index import Index
from archmodel.graph.parts import Node

__all__ = ["Dominance"]


class Dominance:
    """What each element dominates: what entries reach through it alone.

    Only elements without members count, as a container is reached where they are.
    """

    def __init__(self, index: Index, hops: Hops, entries: Sequence[int]) -> None:
        self._index = index
        dominator = dominators(hops.out, entries)
        below: list[list[int]] = [[] for _ in dominator]
        for vertex, above in enumerate(dominator):
            if above >= 0:
                below[above].append(vertex)
        self._order: list[int] = []
        """Every vertex that is reached, each with what it dominates right behind it."""
        waiting = [len(hops.out)]
        while waiting:
            vertex = waiting.pop()
            self._order.append(vertex)
            waiting.extend(below[vertex])
        self._place = {vertex: place for place, vertex in enumerate(self._order)}
        self._size = [1] * len(dominator)
        for vertex in reversed(self._order[1:]):
            self._size[dominator[vertex]] += self._size[vertex]
        self._leaves = [0]
        """How many elements without members come before each place."""
        for vertex in self._order:
            self._leaves.append(self._leaves[-1] + self._is_leaf(vertex))

    def count(self, node: Node) -> int:
        """Return how many elements `node` dominates, itself not counted."""
        begin, end = self._stretch(node)
        return self._leaves[end] - self._leaves[begin]

    def dominated(self, node: Node) -> tuple[Node, ...]:
        """Return the elements that `node` dominates, without itself, sorted by identifier."""
        begin, end = self._stretch(node)
        held = sorted(vertex for vertex in self._order[begin:end] if self._is_leaf(vertex))
        return tuple(self._index.nodes[vertex] for vertex in held)

    def _stretch(self, node: Node) -> tuple[int, int]:
        """Return where in the order what `node` dominates begins and ends."""
        vertex = self._index.position[node.name]
        begin = self._place.get(vertex)
        return (0, 0) if begin is None else (begin + 1, begin + self._size[vertex])

    def _is_leaf(self, vertex: int) -> bool:
        return vertex < len(self._index.nodes) and not self._index.children[vertex]
