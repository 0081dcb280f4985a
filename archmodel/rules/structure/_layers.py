"""Which relations go up, or past a closed layer, whatever the layers are chosen by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from archmodel.graph import Graph
from archmodel.names import Name
from archmodel.rules.base import Finding, Rule
from archmodel.stated import is_sync

__all__ = ["Layering"]


class Layering(NamedTuple):
    """Every element in its layer, 0 at the top, or in none."""

    level: Mapping[Name, int | None]
    titles: Sequence[str]
    """What each layer is called, from the top."""
    closed: frozenset[int]
    """Those that must not be gone past."""

    def breaches(self, rule: Rule[Any], graph: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation that goes the wrong way; events may go up."""
        for edge in graph.edges():
            upper, lower = self.level[edge.source.name], self.level[edge.target.name]
            if upper is None or lower is None:
                continue
            past = [number for number in range(upper + 1, lower) if number in self.closed]
            if lower < upper and is_sync(edge.relation):
                yield rule.finding(
                    edge,
                    f"{edge.source} {edge.relation.verb.value} {edge.target}, which is {upper - lower} "
                    f"layer{'s' if upper - lower > 1 else ''} above it",
                    instead=f"let {edge.target} call {edge.source}, or make an event of it",
                )
            elif past:
                between = self.titles[past[0]]
                yield rule.finding(
                    edge,
                    f"{edge.source} {edge.relation.verb.value} {edge.target} past {between}",
                    instead=f"let {edge.source} go through {between} to {edge.target}",
                )

    def outside(self, rule: Rule[Any], graph: Graph) -> Iterator[Finding]:
        """Yield a finding for every element without members that is in no layer."""
        for node in graph.nodes():
            if self.level[node.name] is None and not graph.children(node):
                yield rule.finding(
                    node,
                    f"{node} is in no layer",
                    instead=f"add {type(node.element).__name__}, the kind of {node}, to a layer",
                )
