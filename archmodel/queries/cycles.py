"""Questions about circles: of elements, or of what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from archmodel.containment import chain
from archmodel.elements.base import Element
from archmodel.graph import Edge, Graph, Over
from archmodel.graph.components import components
from archmodel.queries.base import Constraint, Part, Query, refuse_no_selection
from archmodel.rules.base import Finding
from archmodel.selection import Selection

__all__ = ["Cycles", "cycles"]

_MOST = 6
"""How many members a message names."""


@dataclass(frozen=True)
class Cycles(Query):
    """Some elements do not reach one another in a circle of relations between them."""

    chosen: Selection
    over: Over | None = None
    """Which relations count."""
    words: str = ""
    """What these relations are called."""
    of: Callable[[Element], str | None] | None = None
    """What elements are taken together by, such as the team that answers for them."""

    def by(self, of: Callable[[Element], str | None]) -> Cycles:
        """Return the circles of what elements have in common: `cycles(a).by(owner_of)` for teams."""
        return replace(self, of=of)

    def where(self, counts: Over, words: str) -> Cycles:
        """Return the circles of those relations that count; `words` say what such relations are."""
        return replace(self, over=counts, words=words)

    @property
    def sentence(self) -> str:
        """What must hold."""
        over = f" over what is {self.words}" if self.words else ""
        together = f", taken together by {_word(self.of)}," if self.of else ""
        return f"{self.chosen}{together} do not reach one another in a circle{over}"

    @property
    def way_out(self) -> str:
        """What to do where it does not hold."""
        return "turn one of the relations round, or move what they share out of the circle"

    def parts(self) -> Iterable[Part]:
        """Return the elements."""
        return (Part(self.chosen),)

    def findings(self, rule: Constraint, graph: Graph) -> Iterator[Finding]:
        """Yield a finding for every set that all reach one another."""
        chosen = frozenset(node.element for node in graph.nodes(self.chosen))
        counts = self._within(chosen)
        return self._common(rule, graph, counts) if self.of else _circles(rule, graph, counts)

    def _within(self, chosen: frozenset[Element]) -> Over:
        """Return what says of a relation whether it counts, and stays among the chosen."""
        return lambda relation: (
            (self.over is None or self.over(relation))
            and not chosen.isdisjoint(chain(relation.source))
            and not chosen.isdisjoint(chain(relation.target))
        )

    def _common(self, rule: Constraint, graph: Graph, counts: Over) -> Iterator[Finding]:
        of = self.of or _nothing
        between: dict[tuple[str, str], list[Edge]] = {}
        for edge in graph.edges(over=counts):
            one, other = of(edge.source.element), of(edge.target.element)
            if one is not None and other is not None and one != other:
                between.setdefault((one, other), []).append(edge)
        names = sorted({name for pair in between for name in pair})
        at = {name: position for position, name in enumerate(names)}
        out: list[list[int]] = [[] for _ in names]
        for one, other in sorted(between):
            out[at[one]].append(at[other])
        for circle in sorted(found for found in components(out) if len(found) > 1):
            members = [names[each] for each in circle]
            edges = sorted(
                (edge for pair, found in between.items() if {*pair} <= {*members} for edge in found),
                key=lambda edge: edge.name,
            )
            first = edges[0]
            yield rule.finding(
                first,
                rule.said(
                    f"{_listed(members)} reach one another in a circle, as {first.source} "
                    f"{first.relation.verb.value} {first.target} and back"
                ),
                instead=f"turn round that {first.source} {first.relation.verb.value} {first.target}, "
                "or another relation of the circle",
                related=edges[1:],
            )


def cycles(chosen: Selection) -> Cycles:
    """Return the circles of relations among some elements."""
    refuse_no_selection("cycles", chosen)
    return Cycles(chosen)


def _circles(rule: Constraint, graph: Graph, counts: Over) -> Iterator[Finding]:
    for circle in graph.components(counts):
        cut = graph.cut(circle, counts)
        ways = " and ".join(f"{edge.source} {edge.relation.verb.value} {edge.target}" for edge in cut[:3])
        yield rule.finding(
            circle[0],
            rule.said(f"{_listed([str(node) for node in circle])} reach one another in a circle"),
            instead=f"turn round that {ways}, or move what they share out of {circle[0]}",
            anchors=circle[1:],
            related=cut,
        )


def _listed(members: list[str]) -> str:
    return ", ".join(members[:_MOST]) + (" and others" if len(members) > _MOST else "")


def _word(of: Callable[[Element], str | None]) -> str:
    """Return what a function reads, by its name: the owner for `owner_of`."""
    return getattr(of, "__name__", "what they share").removesuffix("_of").replace("_", " ")


def _nothing(element: Element) -> str | None:
    return None
