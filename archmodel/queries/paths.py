"""Questions about the ways from some elements to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archmodel.elements.base import Relation
from archmodel.graph import Chosen, Edge, Graph, Over
from archmodel.queries.base import Constraint, Part, Query, refuse_no_selection
from archmodel.rules.base import Finding
from archmodel.selection import Selection

__all__ = ["Entries", "Paths", "paths"]


@dataclass(frozen=True)
class Paths:
    """The ways from some elements to others; every method returns narrower ones."""

    sources: Selection
    targets: Selection
    passed: Selection | None = None
    """What they must pass."""
    avoided: Selection | None = None
    """What they do not pass."""
    over: Over | None = None
    """Which relations they go along."""
    words: str = ""
    """What these relations are called."""
    direct: bool = False
    """Whether only those of one relation count."""

    def through(self, guards: Selection) -> Paths:
        """Return these ways as they must be: each passes one of `guards`."""
        refuse_no_selection("through", guards)
        return replace(self, passed=guards)

    def avoiding(self, guards: Selection) -> Paths:
        """Return those ways that pass none of `guards`."""
        refuse_no_selection("avoiding", guards)
        return replace(self, avoided=guards)

    def where(self, counts: Over, words: str) -> Paths:
        """Return those ways whose every relation `counts`; `words` say what such relations are.

        Where it is said twice, both must hold.
        """
        if self.over is None:
            return replace(self, over=counts, words=words)
        before = self.over

        def both(relation: Relation) -> bool:
            return before(relation) and counts(relation)

        return replace(self, over=both, words=f"{self.words} and {words}")

    def one_hop(self) -> Paths:
        """Return those ways that are one relation."""
        return replace(self, direct=True)

    def __str__(self) -> str:
        how = "a single relation" if self.direct else "a path"
        over = f" over what is {self.words}" if self.words else ""
        return f"{how} from {self.sources} to {self.targets}{over}"


def paths(sources: Selection, targets: Selection) -> Paths:
    """Return the ways from some elements to others. Raises `RuleError` for what is no selection."""
    refuse_no_selection("paths", sources, targets)
    return Paths(sources, targets)


@dataclass(frozen=True)
class Entries(Query):
    """There are no such paths, but for those that pass what guards them."""

    paths: Paths
    reserved: bool = False
    """Whether it is about the paths from all other elements, which the sources then guard."""

    @property
    def sentence(self) -> str:
        """What must hold."""
        paths = self.paths
        if self.reserved:
            over = f" over what is {paths.words}" if paths.words else ""
            directly = " directly" if paths.direct else ""
            return f"Nothing but {paths.sources} leads{directly} to {paths.targets}{over}"
        if paths.passed is not None:
            return f"There is {_negated(paths)} that does not pass {paths.passed}"
        around = "" if paths.avoided is None else f" that avoids {paths.avoided}"
        return f"There is {_negated(paths)}{around}"

    @property
    def way_out(self) -> str:
        """What to do where it does not hold."""
        guards = self._guards
        return "remove the relation that enters it" if guards is None else f"go by way of {guards}"

    @property
    def _guards(self) -> Selection | None:
        if self.reserved:
            return self.paths.sources
        return self.paths.avoided if self.paths.passed is None else self.paths.passed

    def parts(self) -> Iterable[Part]:
        """Return from where, to where, and past what."""
        yield from (Part(self.paths.sources, guards=self.reserved), Part(self.paths.targets))
        if self._guards is not None and not self.reserved:
            yield Part(self._guards, guards=True)

    def findings(self, rule: Constraint, graph: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation by which targets are entered unguarded."""
        paths, guards = self.paths, self._guards
        sources: Chosen = self._others(graph) if self.reserved else paths.sources
        query = (sources, paths.targets, () if guards is None else guards, paths.over)
        around = "" if guards is None else f" without passing {guards}"
        for edge in graph.frontier(*query):
            route = graph.route(edge, *query)
            if not paths.direct or len(route) == 1:
                yield rule.finding(
                    edge, rule.said(_way(route) + around), instead=self._mended(edge), path=route
                )

    def _mended(self, edge: Edge) -> str:
        """Say what to do about a relation."""
        if self._guards is None:
            return f"remove that {edge.source} {edge.relation.verb.value} {edge.target}"
        return f"let {edge.source} reach {edge.target} by way of {self._guards}"

    def _others(self, graph: Graph) -> frozenset[str]:
        """Return the elements without members that are neither reserved nor may lead there.

        A container would make sources of all it holds, and relations that stay inside enter nothing.
        """
        named = {node.name for node in graph.nodes(self.paths.sources | self.paths.targets)}
        others: set[str] = set()
        waiting = [node for node in graph.nodes() if node.parent is None]
        for node in waiting:  # grows while it is walked
            if node.name in named:
                continue
            members = graph.children(node)
            waiting.extend(members)
            if not members:
                others.add(node.name)
        return frozenset(others)


def _negated(paths: Paths) -> str:
    return "no" + str(paths).removeprefix("a")


def _way(route: tuple[Edge, ...]) -> str:
    """Say from where to where a way leads, and what it comes by last."""
    first, last = route[0], route[-1]
    by = "" if last.source is first.source else f" by way of {last.source}"
    return f"{first.source} reaches {last.target}{by}"
