"""Read-only questions about a model: who is joined to whom, and who is reached past whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from archmodel.elements.base import Element, Relation
from archmodel.model import Model
from archmodel.names import Name

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["Edge", "Graph", "Kinds", "Node"]

Kinds: TypeAlias = type[Element] | tuple[type[Element], ...]
"""One class of elements or several; a subclass counts as its base."""


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


class _Index(NamedTuple):
    """The model as integers: the position of a name among the sorted names."""

    nodes: list[Node]
    parents: list[int]
    """The container of each node, or -1."""
    children: list[list[int]]
    downwards: list[int]
    """Every node after its container."""
    names: list[Name]
    """The identifiers of the relations."""
    walks: list[tuple[int, ...]]
    """What each relation goes along: its source, what it passes, its target."""
    leaving: list[list[int]]
    """The relations that begin at each node."""
    degrees: list[int]


@dataclass(frozen=True, eq=False)
class Graph:
    """A model to ask questions of. Nothing it answers depends on the order of declaration.

    The index behind the answers is built at the first question, once, in O(V log V + E log E).
    """

    model: Model

    def nodes(self, kind: Kinds = Element) -> tuple[Node, ...]:
        """Return the elements of a kind, sorted by identifier."""
        return tuple(node for node in self._index.nodes if isinstance(node.element, kind))

    def edges(self, source: Kinds = Element, target: Kinds = Element) -> tuple[Edge, ...]:
        """Return the relations between elements of two kinds, sorted by identifier."""
        index = self._index
        every = (self._edge(each, walk[0], walk[-1]) for each, walk in enumerate(index.walks))
        return tuple(edge for edge in every if edge.source.is_a(source) and edge.target.is_a(target))

    def children(self, node: Node) -> tuple[Node, ...]:
        """Return what lies directly inside `node`, sorted by identifier."""
        index = self._index
        return tuple(index.nodes[child] for child in index.children[self._position[node.name]])

    def parent(self, node: Node) -> Node | None:
        """Return what `node` lies directly inside."""
        return None if node.parent is None else self._index.nodes[self._position[node.parent]]

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
        return self._index.degrees[self._position[node.name]]

    def frontier(self, sources: Kinds, targets: Kinds, without: Kinds) -> tuple[Edge, ...]:
        """Return every edge by which `targets` are entered from `sources` when `without` is removed.

        This is Front(S, T | C): the edges that enter T∖C from something that S∖C reaches without
        entering T or C. Paths are never enumerated: one multi-source search, O(V + E). Five
        conventions say what an edge is and what counts as S, T and C:

        1. A relation from or to a container means some member of it. So each container is split in
           two: relations into it reach its members, and what its members reach leaves by its
           relations. Containment conducts in no other way. Where such a relation lets a target
           inside be reached, it is the edge, and the container is its target; where it comes from
           that very container, the first target inside by identifier is.
        2. What lies inside an element counts as that kind too, unless its own class is another of
           the three: a microservice inside integration microservices is one of them.
        3. What lies inside a source is a source, and a relation that stays inside it enters nothing,
           such as that of a telephone with its own database.
        4. A relation goes along what it passes (`via`), in order: past an element of C it is
           guarded, and reaches its target behind it; an element of S or T on its way counts as
           though it were an end. Two relations that pass the same thing are not joined by it.
        5. What is passed unguarded may hand on by relations of its own, but not by its container's.

        An edge is the whole relation, unless that passes a source or a target on its way: then it is
        the stretch from the last source to the target.
        """
        return tuple(self._edge(*each) for each in _Search(self._index, sources, targets, without).entries())

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

    def _edge(self, relation: int, source: int, target: int) -> Edge:
        index = self._index
        name = index.names[relation]
        return Edge(name, index.nodes[source], index.nodes[target], self.model.relations[name])

    @cached_property
    def _position(self) -> dict[Name, int]:
        return {name: each for each, name in enumerate(sorted(self.model.elements))}

    @cached_property
    def _index(self) -> _Index:
        model, position = self.model, self._position
        where = {element: position[name] for name, element in model.elements.items()}
        nodes: list[Node] = []
        parents: list[int] = []
        children: list[list[int]] = [[] for _ in position]
        for name, each in position.items():
            element = model.elements[name]
            parent = element.inside
            nodes.append(Node(name, element, None if parent is None else model.names[parent]))
            parents.append(-1 if parent is None else where[parent])
            if parent is not None:
                children[where[parent]].append(each)
        downwards = [each for each, parent in enumerate(parents) if parent < 0]
        for each in downwards:  # grows while it is walked
            downwards.extend(children[each])
        names = sorted(model.relations)
        walks: list[tuple[int, ...]] = []
        leaving: list[list[int]] = [[] for _ in position]
        degrees = [0] * len(position)
        for each, name in enumerate(names):
            relation = model.relations[name]
            walk = tuple(where[stop] for stop in (relation.source, *relation.via, relation.target))
            walks.append(walk)
            leaving[walk[0]].append(each)
            for stop in {*walk}:
                degrees[stop] += 1
        return _Index(nodes, parents, children, downwards, names, walks, leaving, degrees)


_SOURCE, _TARGET, _GUARD = 1, 2, 4
"""What an element is to a search."""
_INTO, _OUT_OF, _PAST = 0, 1, 2
"""How a search reached a node: a relation ends at it, it sends on, or a relation passes it."""


class _Search:
    """One search for a frontier; `Graph.frontier` says what it looks for."""

    def __init__(self, index: _Index, sources: Kinds, targets: Kinds, without: Kinds) -> None:
        self.index = index
        count = len(index.nodes)
        self.role = bytearray(count)
        self.territory = [-1] * count
        """The outermost source that each node is or lies inside, or -1."""
        self.first_inside = [-1] * count
        """The first of the targets that a relation into each node reaches inside it, or -1."""
        self.reached = (bytearray(count), bytearray(count), bytearray(count))
        self.waiting: list[tuple[int, int]] = []
        self.entered: set[tuple[int, int, int]] = set()
        self._cast(sources, targets, without)

    def entries(self) -> Iterator[tuple[int, int, int]]:
        """Yield (relation, source, target) of every edge of the frontier, sorted."""
        index = self.index
        for node, role in enumerate(self.role):
            if role & _SOURCE:
                self._reach(_OUT_OF, node)
        for relation, walk in enumerate(index.walks):
            if len(walk) > 2:  # what it passes may be a source, though its own source is not reached
                self._follow(relation, unguarded=False)
        while self.waiting:
            how, node = self.waiting.pop()
            if how == _INTO and index.children[node]:
                for child in index.children[node]:
                    self._reach(_INTO, child)
            elif how == _INTO:
                self._reach(_OUT_OF, node)
            else:
                for relation in index.leaving[node]:
                    self._follow(relation, unguarded=True)
                if how == _OUT_OF and index.parents[node] >= 0:
                    self._reach(_OUT_OF, index.parents[node])
        yield from sorted(self.entered)

    def _cast(self, sources: Kinds, targets: Kinds, without: Kinds) -> None:
        """Say of every node what it is to this search (conventions 1 to 3)."""
        index, role, territory, first_inside = self.index, self.role, self.territory, self.first_inside
        of_class: dict[type[Element], int] = {}
        for node in index.downwards:
            kind, parent = type(index.nodes[node].element), index.parents[node]
            own = of_class.get(kind)
            if own is None:
                own = _SOURCE * issubclass(kind, sources) | _TARGET * issubclass(kind, targets)
                own = of_class[kind] = _GUARD if issubclass(kind, without) else own
            role[node] = own
            if parent >= 0:
                role[node] = own or role[parent]
                territory[node] = territory[parent]
            if territory[node] < 0 and own & _SOURCE:
                territory[node] = node
            if territory[node] >= 0 and role[node] != _GUARD:
                role[node] |= _SOURCE
        for node in reversed(index.downwards):
            parent = index.parents[node]
            first = node if role[node] & _TARGET else -1 if role[node] == _GUARD else first_inside[node]
            if first >= 0 and parent >= 0 and territory[parent] < 0:
                known = first_inside[parent]
                first_inside[parent] = first if known < 0 else min(first, known)

    def _reach(self, how: int, node: int) -> None:
        """Go on from `node`, unless it guards or only is a target."""
        if self.role[node] not in (_GUARD, _TARGET) and not self.reached[how][node]:
            self.reached[how][node] = 1
            self.waiting.append((how, node))

    def _follow(self, relation: int, unguarded: bool) -> None:
        """Go along `relation`, and note where it enters a target unguarded (conventions 4 and 5)."""
        role, territory = self.role, self.territory
        walk = self.index.walks[relation]
        last = len(walk) - 1
        begin = before = walk[0]
        for stop in range(1, last + 1):
            node = walk[stop]
            if unguarded and role[node] != _GUARD:
                inside = self.first_inside[node] if stop == last else -1
                stays = territory[before] == territory[node] >= 0
                if role[node] & _TARGET and not stays:
                    self.entered.add((relation, begin, node))
                elif inside >= 0 and not stays:
                    self.entered.add((relation, begin, inside if begin == node else node))
                self._reach(_INTO if stop == last else _PAST, node)
            if role[node] & _SOURCE:
                begin, unguarded = node, True
            elif role[node]:
                unguarded = False
            before = node
