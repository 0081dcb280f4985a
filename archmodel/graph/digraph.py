"""Questions about numbers: how far, how much, how many, and what hangs on what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import compress
from math import fsum
from typing import NamedTuple

from archmodel.elements.base import Element, Relation
from archmodel.graph.bridges import cut_vertices
from archmodel.graph.cycles import Circles
from archmodel.graph.dominance import Dominance
from archmodel.graph.hops import Hops, Reading
from archmodel.graph.index import Index
from archmodel.graph.parts import Chosen, Edge, Node, Over
from archmodel.graph.paths import Hop, first_hops, heaviest, longest, spread
from archmodel.names import Name

__all__ = ["CutVertex", "Digraph", "Heaviest"]

_AT_A_TIME = 1024
"""Starts whose reach is found in one go, a bit each."""


class CutVertex(NamedTuple):
    """An element without which what is joined falls apart."""

    node: Node
    sides: tuple[int, ...]
    """How many elements without members are in each part then, the most first."""


class Digraph:
    """The relations that a question goes along, as integers; `Graph.digraph` makes one.

    Containers are split in two, as for `Graph.frontier`: relations into one reach its members, and
    what its members reach leaves by its relations. Nothing depends on the order of declaration, and
    every answer takes O(V + E) or nearly that, without recursion. Elements that all reach one another
    are taken as one where a circle would have no answer.
    """

    def __init__(self, index: Index, admitted: bytearray) -> None:
        self._index, self._admitted = index, admitted

    @cached_property
    def hops(self) -> Hops:
        """The hops, where a relation to a container may mean any of its members."""
        return Hops(self._index, self._admitted, Reading.POSSIBLE)

    def reach(self, sources: Chosen, back: Over | None = None) -> tuple[Node, ...]:
        """Return what is reached; `Graph.reach` says what that is."""
        index, out, enters = self._index, self.hops.out, self.hops.enters
        backwards: dict[int, list[int]] = {}
        ends = zip(index.sources, index.targets, strict=True)
        for source, target in compress(ends, index.admitted(back) if back else ()):
            backwards.setdefault(target, []).append(source)
        waiting = self._positions(sources)
        seen = bytearray(len(out))
        for start in waiting:
            seen[start] = 1
        for vertex in waiting:  # grows while it is walked
            targets = out[vertex]
            end = enters[vertex] if backwards else -1
            while end >= 0:
                targets = [*targets, *backwards.pop(end)] if end in backwards else targets
                end = index.parents[end]
            for target in targets:
                if not seen[target]:
                    seen[target] = 1
                    waiting.append(target)
        return tuple(index.nodes[each] for each in sorted({enters[each] for each in waiting} - {-1}))

    def nearest(self, targets: Chosen) -> dict[Name, Node]:
        """Return the nearest of `targets` for every element from which one is reached; for them, themselves.

        It is the one with the fewest hops, in and out of containers counted too; of several, the first.
        """
        index, hops = self._index, self.hops
        before: list[list[int]] = [[] for _ in hops.out]
        for vertex, leads in enumerate(hops.out):
            for target in leads:
                before[target].append(vertex)
        found = {
            vertex: target
            for target in self._positions(targets)
            for vertex in (target, *hops.passings.get(target, ()))
        }
        waiting = list(found)
        for vertex in waiting:  # grows while it is walked
            for each in before[vertex]:
                if each not in found:
                    found[each] = found[vertex]
                    waiting.append(each)
        nodes = index.nodes
        return {node.name: nodes[found[each]] for each, node in enumerate(nodes) if each in found}

    def chains(self, starts: Chosen, longer_than: int) -> tuple[tuple[Edge, ...], ...]:
        """Return the longest chain for each relation that leaves `starts`, where it is longer than that.

        The length is the number of relations. What leaves a container with a start inside leaves the
        start too. Where a chain leads through elements that all reach one another, it goes on from
        any of them: there an edge does not begin where the last one ended.
        """
        hops = self.hops
        length, begins = self._longest
        found: list[tuple[Edge, ...]] = []
        for hop in first_hops(hops, self._positions(starts)):
            way = [hop]
            position = hops.component[hops.out[hop.vertex][hop.which]]
            if length[position] + 1 > longer_than:
                while onwards := begins[position]:
                    way.append(onwards)
                    position = hops.component[hops.out[onwards.vertex][onwards.which]]
                found.append(edges(self._index, hops, way))
        return tuple(sorted(found, key=lambda chain: [(each.name, each.target.name) for each in chain]))

    def heaviest(self, weight: Callable[[Relation], float], own: Callable[[Element], float]) -> Heaviest:
        """Return the heaviest way from each element to whatever it surely leads to.

        `weight` is what a relation weighs, and `own` what an element does that a way goes through,
        its two ends counted; both are 0 or more. A relation to or from a container only counts for
        a member that is the only one.
        """
        index, hops = self._index, self._certain
        most, begins = heaviest(
            hops,
            lambda relation: weight(index.edges[relation].relation),
            lambda node: own(index.nodes[node].element),
        )
        return Heaviest(index, hops, own, most, begins)

    def totals(self, starts: Sequence[Node], worth: Callable[[Element], float]) -> tuple[float, ...]:
        """Return for each start the sum of `worth` over it and all it leads to, each counted once.

        It surely leads there: a relation to or from a container only counts for a member that is
        the only one. O((V + E) · starts / 64), with the starts as the bits of integers.
        """
        index, hops = self._index, self._certain
        worths = [(node, amount) for node, each in enumerate(index.nodes) if (amount := worth(each.element))]
        held: list[list[float]] = [[] for _ in starts]
        for begin in range(0, len(starts), _AT_A_TIME):
            some = starts[begin : begin + _AT_A_TIME]
            bits = spread(hops, [index.position[start.name] for start in some])
            by_bits: dict[int, list[float]] = {}
            for node, amount in worths:
                seen = bits[hops.component[node]]
                for vertex in hops.passings.get(node, ()):
                    seen |= bits[hops.component[vertex]]
                if seen:
                    by_bits.setdefault(seen, []).append(amount)
            for seen, amounts in by_bits.items():
                amount = fsum(amounts)
                while seen:
                    lowest = seen & -seen
                    held[begin + lowest.bit_length() - 1].append(amount)
                    seen ^= lowest
        return tuple(fsum(amounts) for amounts in held)

    def dominance(self, entries: Chosen) -> Dominance:
        """Return what each element dominates: what `entries` reach through it alone."""
        return Dominance(self._index, self._joined, self._positions(entries))

    def cut_vertices(self) -> tuple[CutVertex, ...]:
        """Return the elements without which what is joined falls apart, sorted by identifier.

        The direction of relations does not matter here. A container is joined to its members.
        """
        index, hops = self._index, self._joined
        count = len(index.nodes)
        beside: list[list[int]] = [[] for _ in range(count)]
        for vertex, targets in enumerate(hops.out):
            for target in targets:
                one, other = hops.of[vertex], hops.of[target]
                if one != other:
                    beside[one].append(other)
                    beside[other].append(one)
        leaves = [not members for members in index.children]
        cut = cut_vertices(beside, leaves)
        return tuple(CutVertex(index.nodes[node], tuple(sides)) for node, sides in cut.items())

    @cached_property
    def circles(self) -> Circles:
        """The elements that all reach one another; `Graph.components` says what they are."""
        return Circles(self._index, self.hops, self._admitted)

    @cached_property
    def _certain(self) -> Hops:
        return Hops(self._index, self._admitted, Reading.CERTAIN)

    @cached_property
    def _joined(self) -> Hops:
        return Hops(self._index, self._admitted, Reading.JOINED)

    @cached_property
    def _longest(self) -> tuple[list[int], list[Hop | None]]:
        return longest(self.hops)

    def _positions(self, chosen: Chosen) -> list[int]:
        return [node for node, wanted in enumerate(self._index.chosen(chosen)) if wanted]


class Heaviest:
    """The heaviest way from each element; what goes round in a circle weighs nothing there."""

    def __init__(
        self,
        index: Index,
        hops: Hops,
        own: Callable[[Element], float],
        most: list[float],
        begins: list[Hop | None],
    ) -> None:
        self._index, self._hops, self._own, self._most, self._begins = index, hops, own, most, begins

    def weight(self, node: Node) -> float:
        """Return what the heaviest way from `node` weighs, with what it weighs itself."""
        return self._own(node.element) + self._most[self._position(node)]

    def way(self, node: Node) -> tuple[Edge, ...]:
        """Return the heaviest way from `node`, in order; empty where all it leads to weighs nothing."""
        way: list[Hop] = []
        position = self._position(node)
        while hop := self._begins[position]:
            way.append(hop)
            position = self._hops.component[self._hops.out[hop.vertex][hop.which]]
        return edges(self._index, self._hops, way)

    def _position(self, node: Node) -> int:
        return self._hops.component[self._index.position[node.name]]


def edges(index: Index, hops: Hops, way: Iterable[Hop]) -> tuple[Edge, ...]:
    """Return the stretches of relations that a way goes along."""
    stretches: list[tuple[int, int, int]] = []
    for vertex, which in way:
        relation, target = hops.by[vertex][which], hops.enters[hops.out[vertex][which]]
        if hops.is_step(vertex, relation):
            stretches.append((relation, index.walks[relation][0], target))
        elif relation >= 0:  # it goes on past what it passed
            begun = stretches.pop() if stretches and stretches[-1][0] == relation else None
            stretches.append((relation, begun[1] if begun else hops.enters[vertex], target))
    return tuple(index.edge(*stretch) for stretch in stretches)
