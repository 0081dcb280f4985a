"""Questions about parts of an architecture that stand above one another, or apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archmodel.containment import chain
from archmodel.errors import RuleError
from archmodel.graph import Graph
from archmodel.names import Name
from archmodel.queries.base import Constraint, Part, Query, refuse_no_selection
from archmodel.rules.base import Finding
from archmodel.rules.structure._layers import Layering
from archmodel.selection import Selection
from archmodel.source import author_line

__all__ = ["Independent", "Layers", "independent", "layers"]


@dataclass(frozen=True)
class Layers(Query):
    """Elements use what is in their own layer or one below, and go past no closed one."""

    layers: tuple[Selection, ...]
    """From the top."""
    closed: tuple[Selection, ...]
    """Those that must not be gone past."""
    optional: tuple[Selection, ...]
    """Those that may be empty."""
    exhaustive: bool
    """Whether every element must be in one."""

    @property
    def sentence(self) -> str:
        """What must hold."""
        shut = f", and nothing goes past {_listed(self.closed)}" if self.closed else ""
        whole = ", and every element is in one" if self.exhaustive else ""
        return f"The layers from the top are {_listed(self.layers)}: calls go down{shut}{whole}"

    @property
    def way_out(self) -> str:
        """What to do where it does not hold."""
        return "turn the call round, make an event of it, or go through the layer between"

    def parts(self) -> Iterable[Part]:
        """Return the layers that must hold something."""
        return (Part(each) for each in self.layers if each not in self.optional)

    def findings(self, rule: Constraint, graph: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation that goes the wrong way, and every element without a layer."""
        names = [frozenset(node.name for node in graph.nodes(each)) for each in self.layers]
        of = {name: graph.model.elements[name] for name in graph.model.elements}
        level: dict[Name, int | None] = {}
        for name, element in of.items():
            around = (graph.model.names[each] for each in chain(element))
            level[name] = next(
                (at for each in around for at, layer in enumerate(names) if each in layer), None
            )
        closed = frozenset(at for at, each in enumerate(self.layers) if each in self.closed)
        layering = Layering(level, [str(each) for each in self.layers], closed)
        found = [*layering.breaches(rule, graph), *(layering.outside(rule, graph) if self.exhaustive else ())]
        yield from (replace(each, message=rule.said(each.message)) for each in found)


def layers(
    *given: Selection,
    closed: Iterable[Selection] = (),
    optional: Iterable[Selection] = (),
    exhaustive: bool = False,
) -> Layers:
    """Return layers, from the top, an element being in the first that chooses it or what it lies inside.

    Raises `RuleError` where there are fewer than two, or for a closed or optional one that is none.
    """
    closed, optional = tuple(closed), tuple(optional)
    refuse_no_selection("layers", *given, *closed, *optional)
    odd = [each for each in (*closed, *optional) if each not in given]
    if odd or len(given) < 2:
        raise RuleError(
            f"{odd[0]} is no layer" if odd else "layers are two or more",
            where=author_line(),
            instead="write layers(a, b, c, closed=(b,)), from the top",
        )
    return Layers(given, closed, optional, exhaustive)


@dataclass(frozen=True)
class Independent(Query):
    """None of some parts leads to another."""

    apart: tuple[Selection, ...]

    @property
    def sentence(self) -> str:
        """What must hold."""
        return f"None of {_listed(self.apart)} leads to another"

    @property
    def way_out(self) -> str:
        """What to do where it does not hold."""
        return "move what they share into a part of its own, or make an event of it"

    def parts(self) -> Iterable[Part]:
        """Return the parts."""
        return map(Part, self.apart)

    def findings(self, rule: Constraint, graph: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation by which one of them is entered from another."""
        for target in self.apart:
            first, *more = (each for each in self.apart if each != target)
            sources = Selection("or", (first, *more)) if more else first
            for edge in graph.frontier(sources, target):
                route = graph.route(edge, sources, target)
                yield rule.finding(
                    edge,
                    rule.said(f"{route[0].source} leads to {edge.target}, and they are to stand apart"),
                    instead=f"let {edge.source} do without {edge.target}, or tell it by an event",
                    path=route,
                )


def independent(*parts: Selection) -> Independent:
    """Return parts none of which leads to another. Raises `RuleError` where they are fewer than two."""
    refuse_no_selection("independent", *parts)
    if len({*parts}) < 2:
        raise RuleError(
            "parts that stand apart are two or more", where=author_line(), instead="write independent(a, b)"
        )
    return Independent(parts)


def _listed(parts: Iterable[Selection]) -> str:
    return ", ".join(map(str, parts))
