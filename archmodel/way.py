"""How one element leads to another: the shortest way, what every way passes, what is found on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from archmodel.errors import BlueprintError
from archmodel.graph import Edge, Graph, Node
from archmodel.names import did_you_mean
from archmodel.rules.base import Finding

__all__ = ["Way", "called", "way"]


class Way(NamedTuple):
    """The answer to why one element depends on another."""

    source: Node
    target: Node
    steps: tuple[Edge, ...]
    """A shortest way, as few relations as lead there; none where the target is not reached."""
    always: tuple[Node, ...]
    """What every way passes, in the order of this one."""
    findings: tuple[Finding, ...]
    """What rules found at the relations of this way, and at what it passes, its ends included."""


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
    """Return how `source` leads to `target`, and which of some findings lie on the way."""
    ends = frozenset({source.name}), frozenset({target.name})
    routes = (graph.route(edge, *ends) for edge in graph.frontier(*ends))
    steps = min(routes, key=lambda route: (len(route), [edge.name for edge in route]), default=())
    passed = _passed(graph, steps)
    between = [node for node in passed if node not in (source, target)]
    always = [node for node in between if not graph.frontier(*ends, frozenset({node.name}))]
    names = {edge.name for edge in steps} | {node.name for node in passed}
    on_it = (finding for finding in findings if finding.at[0] in names)
    return Way(source, target, steps, tuple(always), tuple(on_it) if steps else ())


def _passed(graph: Graph, steps: tuple[Edge, ...]) -> list[Node]:
    """Return the elements of a way in order: where relations begin and end, and what they pass."""
    names = graph.model.names
    passed: dict[Node, None] = {}
    for edge in steps:
        via = (graph.node(names[each]) for each in edge.relation.via)
        passed |= dict.fromkeys((edge.source, *via, edge.target))
    return [*passed]
