"""Relations that cross a trust boundary, with what they pass on their way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from archmodel.containment import certain, holders
from archmodel.elements.base import Element, Relation
from archmodel.elements.external import Network
from archmodel.elements.facts import Boundary
from archmodel.graph import Edge, Graph, Over
from archmodel.stated import boundary_of, is_public, trust_of

__all__ = ["Entry", "arrivals", "crossings", "entries", "first_entries", "places"]


class Entry(NamedTuple):
    """A way into a place that is trusted more than the one it comes from."""

    edge: Edge
    source: Element
    """What it comes from, the least trusted since the last stop: the source, or something passed."""
    target: Element
    """What it enters: the target, or something passed."""
    crossed: str
    """The two boundaries, such as `from 'Internet' to 'DMZ'`."""


def places(graph: Graph) -> dict[Element, Boundary]:
    """Return the boundary of every element that surely lies in one."""
    return graph.once(_places)


def _places(graph: Graph) -> dict[Element, Boundary]:
    return certain(graph.model.elements.values(), boundary_of)


def crossings(graph: Graph, over: Over) -> Iterator[tuple[Edge, str]]:
    """Return every relation that counts between different boundaries, with words that name the first two.

    Its ends count, and so does what it passes on its way; what is in no boundary crosses none.
    """
    return (crossing for crossing in graph.once(_crossings) if over(crossing[0].relation))


def _crossings(graph: Graph) -> tuple[tuple[Edge, str], ...]:
    return tuple(_crossing(graph))


def _crossing(graph: Graph) -> Iterator[tuple[Edge, str]]:
    place = places(graph)
    for edge in graph.across(place):
        said = edge.relation
        stops = [place[each] for each in (said.source, *said.via, said.target) if each in place]
        for one, other in pairwise(stops):
            if one is not other:
                yield edge, _crossed(one, other)
                break


def entries(graph: Graph, over: Over | None = None) -> Iterator[Entry]:
    """Return every way into a boundary that is trusted more, in the order of relations and of their stops.

    What a relation passes is entered like its target, except for networks: nothing is asked there
    who comes, so that what is behind a network is entered from it. Where the trust of one of the two
    is not stated, nothing is known.
    """
    known = graph.once(_entries)
    return iter(known) if over is None else (entry for entry in known if over(entry.edge.relation))


def _entries(graph: Graph) -> tuple[Entry, ...]:
    return tuple(_entry(graph))


def _entry(graph: Graph) -> Iterator[Entry]:
    place = places(graph)
    trust = {boundary: level for boundary in place.values() if (level := trust_of(boundary)) is not None}
    known = {each: trust[boundary] for each, boundary in place.items() if boundary in trust}
    for edge in graph.across(known):
        for before, stop in arrivals(edge.relation):
            least = min((each for each in before if each in known), key=known.__getitem__, default=stop)
            if stop in known and known[least] < known[stop]:
                yield Entry(edge, least, stop, _crossed(place[least], place[stop]))


def arrivals(relation: Relation) -> Iterator[tuple[list[Element], Element]]:
    """Yield what a relation arrives at, what it passes but networks and its target, each after where it was.

    That is the last such stop, or the source, and the networks since then.
    """
    before = [relation.source]
    for stop in (*relation.via, relation.target):
        if not isinstance(stop, Network):
            yield before, stop
            before = []
        before.append(stop)


def first_entries(graph: Graph, over: Over) -> Iterator[Entry]:
    """Yield the first way in of every relation that counts and has one, unless it is open to all."""
    open_to_all = holders((node.element for node in graph.nodes(is_public)), lambda _: True)
    last = None
    for entry in entries(graph, over):
        if entry.edge is not last and entry.target not in open_to_all:
            yield entry
        last = entry.edge


def _crossed(one: Boundary, other: Boundary) -> str:
    return f"from '{one.title}' to '{other.title}'"
