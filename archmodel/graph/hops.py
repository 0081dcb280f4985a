"""The relations as hops between vertices: every container split in two, every passing apart."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from itertools import compress, count

from archmodel.graph.components import components
from archmodel.graph.index import Index

__all__ = ["Hops", "Reading"]


class Reading(Enum):
    """How the hops take what a model leaves open."""

    POSSIBLE = "possible"
    """A relation from or to a container may mean any member of it, and all of them in turn."""
    CERTAIN = "certain"
    """It leads to a member or comes from one only where there is no other."""
    JOINED = "joined"
    """As possible, and what passes an element can go on by everything that leaves or passes it."""


class Hops:
    """Vertices and the hops between them.

    The first vertices are the elements, as relations reach them. Further ones are what leaves a
    container, what an element sends by itself where others pass it, and every passing of an
    element by a relation, so that two relations past it are not joined.
    """

    out: list[list[int]]
    """Where the hops from each vertex lead."""
    by: list[list[int]]
    """The relation of each of these hops, or -1 for containment."""
    of: list[int]
    """The element of each vertex."""
    enters: list[int]
    """The element that is reached where a vertex is, or -1 where it was reached before."""

    def __init__(self, index: Index, admitted: bytearray, reading: Reading) -> None:
        nodes = range(len(index.nodes))
        self.out = [[] for _ in nodes]
        self.by = [[] for _ in nodes]
        self.enters = list(nodes)
        self.of = list(nodes)
        joined = reading is Reading.JOINED
        leaves = self._split_containers(index, reading is Reading.CERTAIN)
        sends = leaves if joined else self._split_passed(index, leaves, admitted)
        self.first_passing = len(self.out)
        out, by, passing = self.out, self.by, {*index.passing}
        ends = zip(count(), index.sources, index.targets, strict=False)
        for relation, source, target in compress(ends, admitted):
            before = sends[source]
            if relation in passing:
                for passed in index.walks[relation][1:-1]:
                    vertex = passed if joined else self._vertex(passed, passed)
                    self._hop(before, vertex, relation)
                    if not joined:
                        self._hop(vertex, sends[passed])
                    before = vertex
            out[before].append(target)
            by[before].append(relation)

    @cached_property
    def components(self) -> list[list[int]]:
        """The strongly connected components, each after those it leads to."""
        return components(self.out)

    @cached_property
    def component(self) -> list[int]:
        """The position of the component that each vertex is in."""
        held = [0] * len(self.out)
        for position, members in enumerate(self.components):
            for vertex in members:
                held[vertex] = position
        return held

    @cached_property
    def passings(self) -> dict[int, list[int]]:
        """The vertices at which relations pass an element."""
        held: dict[int, list[int]] = {}
        for vertex in range(self.first_passing, len(self.out)):
            held.setdefault(self.enters[vertex], []).append(vertex)
        return held

    def is_step(self, vertex: int, relation: int) -> bool:
        """Say whether a hop from a vertex begins to go along a relation."""
        return relation >= 0 and vertex < self.first_passing

    def _split_containers(self, index: Index, certain: bool) -> list[int]:
        """Return for each element the vertex that what leaves it comes from."""
        leaves = list(range(len(index.nodes)))
        for node, members in enumerate(index.children):
            if members:
                leaves[node] = self._vertex(node)
        for node, members in enumerate(index.children):
            if members and (not certain or len(members) == 1):
                self.out[node] += members
                self.by[node] += [-1] * len(members)
                for member in members:
                    self._hop(leaves[member], leaves[node])
        return leaves

    def _split_passed(self, index: Index, leaves: list[int], admitted: bytearray) -> list[int]:
        """Return for each element the vertex that its own relations begin at."""
        sends = list(leaves)
        passed = {stop for each in index.passing if admitted[each] for stop in index.walks[each][1:-1]}
        for node in sorted(passed):
            if index.parents[node] >= 0:
                sends[node] = self._vertex(node)
                self._hop(leaves[node], sends[node])
        return sends

    def _vertex(self, of: int, enters: int = -1) -> int:
        self.out.append([])
        self.by.append([])
        self.of.append(of)
        self.enters.append(enters)
        return len(self.out) - 1

    def _hop(self, source: int, target: int, relation: int = -1) -> None:
        self.out[source].append(target)
        self.by[source].append(relation)
