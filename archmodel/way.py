"""How one element leads to another: the shortest way, what every way passes, and which rules have a say.

Those are the rules that find something on the way, and those that would if one relation led straight
there: the rules that what is passed between is for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from archmodel.containment import chain
from archmodel.declared import read_at
from archmodel.elements.base import Relation
from archmodel.elements.verbs import Verb
from archmodel.errors import BlueprintError
from archmodel.graph import Edge, Graph, Node
from archmodel.names import did_you_mean, unique
from archmodel.rules.base import Finding
from archmodel.stated import as_step

__all__ = ["Way", "called", "straight", "way"]


class Way(NamedTuple):
    """The answer to why one element depends on another."""

    source: Node
    target: Node
    steps: tuple[Edge, ...]
    """A shortest way, as few relations as lead there; none where the target is not reached.

    A subscription is gone the way of its events, from what is subscribed to; its edge is as it was declared.
    """
    always: tuple[Node, ...]
    """What every way passes, in the order of this one."""
    findings: tuple[Finding, ...]
    """What rules found at the relations of this way, and at what it passes, its ends included."""
    straight: tuple[Finding, ...] = ()
    """What rules would find besides if one relation led straight from the source to the target."""


def called(word: str, graph: Graph) -> Node:
    """Return the element under an identifier, or the only one with a title.

    Raises `BlueprintError` where there is none, or several have the title.
    """
    nodes = graph.nodes()
    found = [node for node in nodes if node.name == word] or [
        node for node in nodes if node.element.title == word
    ]
    if len(found) == 1:
        return found[0]
    words = [word for node in nodes for word in (node.name, node.element.title)]
    raise BlueprintError(
        f"{graph.model.name} has {len(found) or 'no'} element{'s' if found else ''} '{word}'",
        instead=("choose from " + ", ".join(node.name for node in found) if found else "")
        or did_you_mean(word, words)
        or "see 'archmodel export' for the identifiers",
    )


def way(graph: Graph, source: Node, target: Node, findings: Iterable[Finding] = ()) -> Way:
    """Return how `source` leads to `target`, and which of some findings lie on the way.

    Events are followed to those who subscribe; where nothing comes there so, subscribers lead to what
    they subscribe to, as they depend on it.
    """
    ends = frozenset({source.name}), frozenset({target.name})
    flow = _flow(graph)
    flow = flow if flow.frontier(*ends) else graph
    routes = (flow.route(edge, *ends) for edge in flow.frontier(*ends))
    steps = min(routes, key=lambda route: (len(route), [edge.name for edge in route]), default=())
    passed = _passed(flow, steps)
    between = [node for node in passed if node.name not in (source.name, target.name)]
    always = [node for node in between if not flow.frontier(*ends, frozenset({node.name}))]
    names = {edge.name for edge in steps} | {node.name for node in passed}
    on_it = (finding for finding in findings if finding.at[0] in names)
    declared = tuple(_declared(edge, graph) for edge in steps) if flow is not graph else steps
    return Way(source, target, declared, tuple(always), tuple(on_it) if steps else ())


def _flow(graph: Graph) -> Graph:
    """Return a graph in which subscriptions lead from what is subscribed to, as events do."""
    relations = {name: as_step(relation) for name, relation in graph.model.relations.items()}
    return Graph(replace(graph.model, relations=relations))


def _declared(edge: Edge, graph: Graph) -> Edge:
    """Return an edge of the flow as it was declared."""
    relation = graph.model.relations[edge.name]
    if relation.verb is Verb.SUBSCRIBES_TO:
        return Edge(edge.name, edge.target, edge.source, relation)
    return edge


def straight(graph: Graph, way: Way) -> Graph:
    """Return a graph in which one more relation leads straight there, like the last that led on.

    Where all are subscriptions to what sends the events, the target subscribes to the source.
    """
    model, last = graph.model, way.steps[-1].relation
    led = [edge.relation for edge in way.steps if edge.relation.verb is not Verb.SUBSCRIBES_TO]
    like = (led or [last])[-1]
    said = {name: value for name, value in vars(like).items() if not name.startswith("_")}
    source, target = way.source.element, way.target.element
    if not led and last.source in chain(target):
        source, target = target, source
    relation = read_at(Relation, said | {"source": source, "target": target, "via": ()}, like.place)
    name = unique(f"{way.source.name}->{way.target.name}", model.names.values())
    return Graph(replace(model, relations={**model.relations, name: relation}))


def _passed(graph: Graph, steps: tuple[Edge, ...]) -> list[Node]:
    """Return the elements of a way in order: where relations begin and end, and what they pass."""
    names = graph.model.names
    passed: dict[Node, None] = {}
    for edge in steps:
        via = (graph.node(names[each]) for each in edge.relation.via)
        passed |= dict.fromkeys((edge.source, *via, edge.target))
    return [*passed]
