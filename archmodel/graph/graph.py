"""The questions themselves; each is answered from the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress
from operator import eq, ne, or_
from typing import TYPE_CHECKING, TypeVar

from archmodel.elements.base import Element
from archmodel.graph.digraph import Digraph
from archmodel.graph.frontier import Frontier
from archmodel.graph.index import Index, both, index_of
from archmodel.graph.parts import Chosen, Edge, Kinds, Node, Over
from archmodel.model import Model
from archmodel.names import Name

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["Graph"]

Answer = TypeVar("Answer")


@dataclass(frozen=True, eq=False)
class Graph:
    """A model to ask questions of. Nothing it answers depends on the order of declaration.

    The index behind the answers is built at the first question, once, in O(V log V + E log E), and
    the answers to the longer questions are kept. Where elements are chosen, it is by kinds, by a
    `Selection`, by a frozen set of identifiers or by a function that says of one whether it counts;
    where relations are, it is by such a function, and `None` is all of them.
    """

    model: Model
    opened: frozenset[Name] = frozenset()
    """The relations that an accepted exception opens; see `opening`."""

    def opening(self, relations: Set[Name]) -> Graph:
        """Return the same graph, in which `frontier` goes on behind these relations.

        Exceptions do not conduct: one of these relations is in the frontier still, as every other
        is, and so is every edge by which a target is entered next from the target it leads to.
        """
        other = replace(self, opened=self.opened | relations)
        vars(other)["_index"] = self._index  # the model is the same, and so are the answers kept
        return other

    def once(self, answer: Callable[[Graph], Answer]) -> Answer:
        """Return what a function of a module says of the graph, found at the first time of asking."""
        return self._index.once(answer, lambda: answer(self))

    def nodes(self, kind: Chosen = Element) -> tuple[Node, ...]:
        """Return the chosen elements, sorted by identifier."""
        index = self._index
        return tuple(compress(index.nodes, index.chosen(kind)))

    def node(self, name: Name) -> Node:
        """Return the element under an identifier. Raises `KeyError` where there is none."""
        return self._index.nodes[self._index.position[name]]

    def edges(
        self, source: Chosen = Element, target: Chosen = Element, over: Over | None = None
    ) -> tuple[Edge, ...]:
        """Return the relations between chosen elements, sorted by identifier."""
        return self._index.once(("edges", source, target, over), lambda: self._edges(source, target, over))

    def touching(self, chosen: Chosen) -> tuple[Edge, ...]:
        """Return the relations that begin or end at a chosen element or pass one, sorted by identifier."""
        index = self._index
        among = index.chosen(chosen)
        found = bytearray(map(or_, index.leaves(chosen), index.enters(chosen)))
        for each in index.passing:
            found[each] = any(map(among.__getitem__, index.walks[each]))
        return tuple(compress(index.edges, found))

    def across(self, values: Mapping[Element, object], over: Over | None = None) -> tuple[Edge, ...]:
        """Return the relations whose ends differ in `values` or that pass something, sorted by identifier."""
        index = self._index
        held = list(map(values.get, index.elements))
        found = bytearray(map(ne, map(held.__getitem__, index.sources), map(held.__getitem__, index.targets)))
        for each in index.passing:
            found[each] = 1
        return tuple(compress(index.edges, both(found, index.admitted(over))))

    def parallel(self) -> tuple[Edge, ...]:
        """Return the relations beside which another goes the same way, sorted by identifier."""
        index = self._index
        counts = Counter(index.walks)
        return tuple(compress(index.edges, map((1).__lt__, map(counts.__getitem__, index.walks))))

    def inner(self) -> tuple[Edge, ...]:
        """Return the relations between an element and itself or what it lies inside, sorted by identifier."""
        index = self._index
        loops = compress(range(len(index.names)), map(eq, index.sources, index.targets))
        return tuple(map(index.edges.__getitem__, sorted((*loops, *index.lineal))))

    def children(self, node: Node) -> tuple[Node, ...]:
        """Return what lies directly inside `node`, sorted by identifier."""
        index = self._index
        held = index.children[index.position[node.name]]
        return tuple(map(index.nodes.__getitem__, held)) if held else ()

    def parent(self, node: Node) -> Node | None:
        """Return what `node` lies directly inside."""
        return None if node.parent is None else self.node(node.parent)

    def is_wholly(self, node: Node, kind: Kinds) -> bool:
        """Say whether `node`, or all that it holds, is of `kind` or lies inside one of it.

        A relation to such a container must mean one of the kind, whichever member it means.
        """
        waiting = [node]
        for each in waiting:  # grows while it is walked
            if not (each.is_a(kind) or each.lies_in(kind)):
                members = self.children(each)
                if not members:
                    return False
                waiting.extend(members)
        return True

    def degree(self, node: Node) -> int:
        """Return how many relations begin at `node`, end at it, or pass it on their way."""
        return self._index.degrees[self._index.position[node.name]]

    def busy(self, least: int) -> tuple[Node, ...]:
        """Return the elements that `degree` says at least so many relations of, sorted by identifier."""
        index = self._index
        return tuple(compress(index.nodes, map(least.__le__, index.degrees)))

    def frontier(
        self, sources: Chosen, targets: Chosen, without: Chosen = (), over: Over | None = None
    ) -> tuple[Edge, ...]:
        """Return every edge by which `targets` are entered from `sources` when `without` is removed.

        This is Front(S, T | C): the edges that enter T∖C from something that S∖C reaches without
        entering T or C. Paths are never enumerated: one multi-source search, O(V + E). Five
        conventions say what an edge is and what counts as S, T and C:

        1. A relation from or to a container means some member of it. So each container is split in
           two: relations into it reach its members, and what its members reach leaves by its
           relations. Containment conducts in no other way. Where such a relation lets a target
           inside be reached, it is the edge, and the container is its target; where it comes from
           that very container, the first target inside by identifier is.
        2. What lies inside an element counts as that kind too, unless it is itself another of the
           three: a microservice inside integration microservices is one of them.
        3. What lies inside a source is a source, and a relation that stays inside it enters nothing,
           such as that of a telephone with its own database.
        4. A relation goes along what it passes (`via`), in order: past an element of C it is
           guarded, and reaches its target behind it; an element of S or T on its way counts as
           though it were an end. Two relations that pass the same thing are not joined by it.
        5. What is passed unguarded may hand on by relations of its own, but not by its container's.

        An edge is the whole relation, unless that passes a source or a target on its way: then it is
        the stretch from the last source to the target.
        """
        index = self._index
        if not (any(index.chosen(sources)) and any(index.chosen(targets))):
            return ()
        return tuple(index.edge(*entry) for entry in self._frontier(sources, targets, without, over).found)

    def route(
        self, edge: Edge, sources: Chosen, targets: Chosen, without: Chosen = (), over: Over | None = None
    ) -> tuple[Edge, ...]:
        """Return a shortest way from a source to an edge of the frontier, and along it.

        The edges come in order, `edge` last, as few as lead there; each is a relation or the
        stretch of it that is gone along. What one leads to and the next begins at differ where
        containers lie between: then the one holds the other. Raises `KeyError` for an edge that is
        not in `frontier` for the same sources, targets and so on.
        """
        index = self._index
        position = index.position
        entry = index.relation(edge.name), position[edge.source.name], position[edge.target.name]
        way = self._frontier(sources, targets, without, over).route(entry)
        return tuple(index.edge(*stretch) for stretch in way)

    def reach(self, sources: Chosen, over: Over | None = None, back: Over | None = None) -> tuple[Node, ...]:
        """Return `sources`, what lies inside them, and what relations lead to from there.

        Containers are split as for `frontier`: one is reached where a relation ends at it or passes
        it, and so is what it holds, but not because one of its members is. Relations of `back` conduct
        from their target to their source as well, where the target or something inside it is reached.
        """
        return self.digraph(over).reach(sources, back)

    def components(self, over: Over | None = None) -> tuple[tuple[Node, ...], ...]:
        """Return the sets of elements that all reach one another, of more than one element each.

        Members are sorted by identifier, and the sets by their first. What a relation only passes is
        no member. A relation between an element and what it lies inside closes no circle: it means
        some other member.
        """
        nodes = self._index.nodes
        circles = self.digraph(over).circles.members
        return tuple(tuple(nodes[member] for member in members) for members in circles)

    def cut(self, component: tuple[Node, ...], over: Over | None = None) -> tuple[Edge, ...]:
        """Return a few relations without which no circle is left in one of `components`.

        The fewest are hard to find, so these are few and not always the fewest: P. Eades, X. Lin,
        W. F. Smyth, A fast and effective heuristic for the feedback arc set problem, 1993.
        """
        index = self._index
        circles = self.digraph(over).circles
        return tuple(index.edges[each] for each in circles.cut(index.position[component[0].name]))

    def digraph(self, over: Over | None = None) -> Digraph:
        """Return the relations as integers, for questions about numbers; the same one each time."""
        index = self._index
        return index.once(("digraph", over), lambda: Digraph(index, index.admitted(over)))

    def networkx(self) -> MultiDiGraph[Name]:
        """Return the elements and relations as a networkx graph, for questions of one's own.

        Nodes and edge keys are identifiers; the attributes are `element` and `inside` (the
        identifier of the container, or None), and `relation`.
        """
        from networkx import MultiDiGraph

        graph: MultiDiGraph[Name] = MultiDiGraph(name=self.model.name)
        for node in self.nodes():
            graph.add_node(node.name, element=node.element, inside=node.parent)
        for edge in self.edges():
            graph.add_edge(edge.source.name, edge.target.name, key=edge.name, relation=edge.relation)
        return graph

    def _edges(self, source: Chosen, target: Chosen, over: Over | None) -> tuple[Edge, ...]:
        index = self._index
        found = index.admitted(over)
        if source is not Element:
            found = both(found, index.leaves(source))
        if target is not Element:
            found = both(found, index.enters(target))
        return tuple(compress(index.edges, found))

    def _frontier(self, sources: Chosen, targets: Chosen, without: Chosen, over: Over | None) -> Frontier:
        index = self._index
        opened = frozenset(index.relation(name) for name in self.opened & self.model.relations.keys())
        return index.once(
            ("frontier", sources, targets, without, over, opened),
            lambda: Frontier(
                index,
                index.chosen(sources),
                index.chosen(targets),
                index.chosen(without),
                index.admitted(over),
                opened,
            ),
        )

    @cached_property
    def _index(self) -> Index:
        return index_of(self.model)
