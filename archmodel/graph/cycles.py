"""Circles: which elements all reach one another, and a few relations to cut them at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from archmodel.graph.components import components
from archmodel.graph.hops import Hops, Reading
from archmodel.graph.index import Index

__all__ = ["Circles"]


class _Arc(NamedTuple):
    source: int
    target: int
    relation: int
    """Or -1 for containment, which cannot be cut."""


class Circles:
    """The components of more than one element, by the relations of a filter."""

    def __init__(self, index: Index, hops: Hops, admitted: bytearray) -> None:
        within = [each for each in index.lineal if admitted[each]]
        if within:  # these mean some other member, so they close no circle
            admitted = bytearray(admitted)
            for relation in within:
                admitted[relation] = 0
            hops = Hops(index, admitted, Reading.POSSIBLE)
        self._hops = hops
        of = hops.of
        self.members: list[list[int]] = []
        """The elements of each, sorted."""
        self._component: dict[int, int] = {}
        """The component of the hops that each member is in."""
        for position, vertices in enumerate(hops.components):
            if len(vertices) > 1:
                members = sorted({of[vertex] for vertex in vertices if vertex < hops.first_passing})
                if len(members) > 1:
                    self.members.append(members)
                    self._component |= dict.fromkeys(members, position)
        self.members.sort()

    def cut(self, member: int) -> list[int]:
        """Return a few relations without which the circles of a component open, sorted."""
        hops = self._hops
        position = self._component[member]
        arcs = [
            _Arc(vertex, target, relation)
            for vertex in hops.components[position]
            for target, relation in zip(hops.out[vertex], hops.by[vertex], strict=True)
            if hops.component[target] == position
        ]
        cut: set[int] = set()
        while circles := _in_circles([arc for arc in arcs if arc.relation not in cut]):
            for among in circles:
                place = {vertex: each for each, vertex in enumerate(_in_line(among))}
                back = {arc.relation for arc in among if place[arc.source] >= place[arc.target]} - {-1}
                cut |= back or {min(arc.relation for arc in among if arc.relation >= 0)}
        return sorted(cut)


def _in_circles(arcs: Sequence[_Arc]) -> list[list[_Arc]]:
    """Return the arcs that lie on circles, those of each component apart."""
    vertices = sorted({end for arc in arcs for end in (arc.source, arc.target)})
    place = {vertex: each for each, vertex in enumerate(vertices)}
    out: list[list[int]] = [[] for _ in vertices]
    for arc in arcs:
        out[place[arc.source]].append(place[arc.target])
    component = [0] * len(vertices)
    found = components(out)
    for position, members in enumerate(found):
        for member in members:
            component[member] = position
    held: dict[int, list[_Arc]] = {}
    for arc in arcs:
        position = component[place[arc.source]]
        if position == component[place[arc.target]] and len(found[position]) > 1:
            held.setdefault(position, []).append(arc)
    return [held[position] for position in sorted(held)]


def _in_line(arcs: Sequence[_Arc]) -> list[int]:
    """Return the vertices of arcs in a row in which few arcs lead back.

    P. Eades, X. Lin, W. F. Smyth, A fast and effective heuristic for the feedback arc set problem,
    1993: sinks to the end, sources to the front, and else what sends most beyond what it gets. A
    bucket for each difference of the two holds its vertices, so that all takes O(V + E).
    """
    beside: dict[int, list[tuple[int, int]]] = {}
    sent: dict[int, int] = {}
    got: dict[int, int] = {}
    for arc in arcs:
        beside.setdefault(arc.source, []).append((arc.target, 1))
        beside.setdefault(arc.target, []).append((arc.source, -1))
        sent[arc.source] = sent.get(arc.source, 0) + 1
        got[arc.target] = got.get(arc.target, 0) + 1
    buckets: dict[int, dict[int, None]] = {}
    ends: list[int] = []
    most = 0

    def put(vertex: int) -> None:
        nonlocal most
        if not sent.get(vertex) or not got.get(vertex):
            ends.append(vertex)
        else:
            difference = sent[vertex] - got[vertex]
            buckets.setdefault(difference, {})[vertex] = None
            most = max(most, difference)

    left = dict.fromkeys(sorted(beside))
    for vertex in left:
        put(vertex)
    front: list[int] = []
    back: list[int] = []
    while left:
        if ends:
            vertex = ends.pop()
        else:
            while not buckets.get(most):
                most -= 1
            vertex = next(iter(buckets[most]))
        if vertex not in left:
            continue
        del left[vertex]
        buckets.get(sent.get(vertex, 0) - got.get(vertex, 0), {}).pop(vertex, None)
        (front if sent.get(vertex) else back).append(vertex)
        for other, way in beside[vertex]:
            if other in left:
                buckets.get(sent.get(other, 0) - got.get(other, 0), {}).pop(other, None)
                if way > 0:
                    got[other] -= 1
                else:
                    sent[other] -= 1
                put(other)
    return front + back[::-1]
