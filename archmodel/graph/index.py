"""The model as integers: what every question is answered from, built once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from archmodel.elements.base import Element, Relation
from archmodel.graph.parts import Chosen, Edge, Node, Over
from archmodel.model import Model
from archmodel.names import Name
from archmodel.selection import Selection

__all__ = ["Index", "index_of"]

Answer = TypeVar("Answer")


@dataclass(frozen=True, eq=False)
class Index:
    """The model as integers: an element is its position among the sorted names, a relation too."""

    model: Model
    position: dict[Name, int]
    nodes: list[Node]
    parents: list[int]
    """The container of each node, or -1."""
    children: list[list[int]]
    downwards: list[int]
    """Every node after its container."""
    names: list[Name]
    """The identifiers of the relations."""
    relations: list[Relation]
    walks: list[tuple[int, ...]]
    """What each relation goes along: its source, what it passes, its target."""
    leaving: list[list[int]]
    """The relations that begin at each node."""
    passing: list[int]
    """The relations that pass something."""
    degrees: list[int]
    _answers: dict[object, Any] = field(default_factory=dict)

    def once(self, question: object, answer: Callable[[], Answer]) -> Answer:
        """Return the answer to a question, found at the first time of asking."""
        if question not in self._answers:
            self._answers[question] = answer()
        known: Answer = self._answers[question]
        return known

    def relation(self, name: Name) -> int:
        """Return the position of a relation."""
        return self._relations[name]

    def edge(self, relation: int, source: int, target: int) -> Edge:
        """Return a relation, or the stretch of it between two nodes."""
        walk = self.walks[relation]
        if source == walk[0] and target == walk[-1]:
            return self.edges[relation]
        whole = self.edges[relation]
        return Edge(whole.name, self.nodes[source], self.nodes[target], whole.relation)

    @cached_property
    def edges(self) -> list[Edge]:
        """Every relation as a whole."""
        nodes = self.nodes
        return [
            Edge(name, nodes[walk[0]], nodes[walk[-1]], relation)
            for name, walk, relation in zip(self.names, self.walks, self.relations, strict=True)
        ]

    @cached_property
    def _relations(self) -> dict[Name, int]:
        return {name: each for each, name in enumerate(self.names)}

    @cached_property
    def lineal(self) -> list[int]:
        """The relations between an element and what it lies inside."""
        return [each for each, walk in enumerate(self.walks) if self._is_lineal(walk[0], walk[-1])]

    def chosen(self, chosen: Chosen) -> bytearray:
        """Return for every node whether it is chosen; not what lies inside one that is."""
        return self.once(("chosen", chosen), lambda: self._chosen(chosen))

    def admitted(self, over: Over | None) -> bytearray:
        """Return for every relation whether a question goes along it."""
        return self.once(("admitted", over), lambda: self._admitted(over))

    def _is_lineal(self, one: int, other: int) -> bool:
        return one != other and (one in self.around(other) or other in self.around(one))

    def around(self, node: int) -> Iterator[int]:
        """Yield the containers of a node, the innermost first."""
        while (node := self.parents[node]) >= 0:
            yield node

    def _chosen(self, chosen: Chosen) -> bytearray:
        if isinstance(chosen, Selection):
            chosen = chosen.names(self.model)
        if isinstance(chosen, frozenset):
            among = bytearray(len(self.nodes))
            for name in chosen & self.position.keys():
                among[self.position[name]] = 1
            return among
        of_kind = {kind: issubclass(kind, chosen) for kind in dict.fromkeys(self._kinds)}
        return bytearray(map(of_kind.__getitem__, self._kinds))

    @cached_property
    def _kinds(self) -> list[type[Element]]:
        return [type(node.element) for node in self.nodes]

    def _admitted(self, over: Over | None) -> bytearray:
        if over is None:
            return bytearray(b"\1") * len(self.names)
        return bytearray(map(bool, map(over, self.relations)))


def index_of(model: Model) -> Index:
    """Return the model as integers, in O(V log V + E log E)."""
    position = {name: each for each, name in enumerate(sorted(model.elements))}
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
    relations = list(map(model.relations.__getitem__, names))
    walks: list[tuple[int, ...]] = []
    leaving: list[list[int]] = [[] for _ in position]
    degrees = [0] * len(position)
    for each, relation in enumerate(relations):
        walk = (where[relation.source], *map(where.__getitem__, relation.via), where[relation.target])
        walks.append(walk)
        leaving[walk[0]].append(each)
        for stop in {*walk}:
            degrees[stop] += 1
    passing = [each for each, walk in enumerate(walks) if len(walk) > 2]
    return Index(
        model,
        position,
        nodes,
        parents,
        children,
        downwards,
        names,
        relations,
        walks,
        leaving,
        passing,
        degrees,
    )
