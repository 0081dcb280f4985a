"""Questions about each of some elements: what is stated of it, and what it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from archmodel.elements.base import Element
from archmodel.errors import RuleError
from archmodel.graph import Graph, Node
from archmodel.names import did_you_mean
from archmodel.queries.base import Constraint, Part, Query, refuse_no_selection
from archmodel.rules.base import Finding
from archmodel.selection import Selection
from archmodel.source import author_line
from archmodel.stated import (
    boundary_of,
    is_external,
    owner_of,
    region_of,
    slo_of,
    telemetry_of,
    tier_of,
    zones_of,
)

__all__ = ["Each", "each"]

_INHERITED = {
    "boundary": boundary_of,
    "external": is_external,
    "owner": owner_of,
    "region": region_of,
    "slo": slo_of,
    "telemetry": telemetry_of,
    "tier": tier_of,
    "zones": zones_of,
}
"""What may be stated of the element itself or of what it lies inside."""
_UNSTATED: tuple[object, ...] = (None, (), frozenset(), "")


@dataclass(frozen=True)
class Each(Query):
    """What must hold of each of some elements."""

    chosen: Selection
    fields: tuple[tuple[str, object], ...] = ()
    """What must be stated, each with its value; the ellipsis stands for any."""
    targets: tuple[Selection, ...] = ()
    """What it must lead to: one of each."""

    def has(self, **values: object) -> Each:
        """Return the same with fields that must be stated: `has(owner=..., tier=1)`, `...` for any value.

        Raises `RuleError` for a field that no kind of element has.
        """
        known = {each.name for kind in _kinds(Element) for each in fields(kind)}
        for name in values:
            if name not in known:
                raise RuleError(
                    f"no kind of element has '{name}'",
                    where=author_line(),
                    instead=did_you_mean(name, known) or "write a field of the element, such as owner=...",
                )
        return replace(self, fields=(*self.fields, *values.items()))

    def reaches(self, targets: Selection) -> Each:
        """Return the same with elements one of which it must lead to."""
        refuse_no_selection("reaches", targets)
        return replace(self, targets=(*self.targets, targets))

    @property
    def sentence(self) -> str:
        """What must hold."""
        return f"Each {self.chosen} " + " and ".join(self._demands())

    @property
    def way_out(self) -> str:
        """What to do where it does not hold."""
        ways = [f"state {_field(*each)}" for each in self.fields]
        return " and ".join([*ways, *(f"let it reach {each}" for each in self.targets)])

    def parts(self) -> Iterable[Part]:
        """Return the elements, and what they must lead to."""
        yield Part(self.chosen)
        yield from (Part(target, guards=True) for target in self.targets)

    def findings(self, rule: Constraint, graph: Graph) -> Iterator[Finding]:
        """Yield a finding for every element and each thing that it lacks."""
        digraph = graph.digraph()
        lead = [(target, digraph.nearest(_with_members(graph, target))) for target in self.targets]
        for node in graph.nodes(self.chosen):
            lacking = [each for each in self.fields if not _is_stated(node.element, *each)]
            if lacking:
                stated = " and ".join(_field(*each) for each in lacking)
                yield rule.finding(
                    node, rule.said(f"{node} does not state {stated}"), instead=f"state {stated} of {node}"
                )
            for target, leading in lead:
                if node.name not in leading:
                    yield rule.finding(
                        node,
                        rule.said(f"{node} does not reach {target}"),
                        instead=f"let {node} call or read {target}",
                    )

    def _demands(self) -> Iterator[str]:
        if self.fields:
            yield "states " + " and ".join(_field(*each) for each in self.fields)
        yield from (f"reaches {target}" for target in self.targets)


def each(chosen: Selection) -> Each:
    """Return each of some elements, to say what must hold of it with `has` and `reaches`."""
    refuse_no_selection("each", chosen)
    return Each(chosen)


def _kinds(kind: type[Element]) -> Iterator[type[Element]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _kinds(each)


def _field(name: str, value: object) -> str:
    return f"'{name}'" if value is ... else f"'{name}' as {value!r}"


def _is_stated(element: Element, name: str, value: object) -> bool:
    read = _INHERITED.get(name)
    stated = read(element) if read else getattr(element, name, None)
    return stated not in _UNSTATED if value is ... else stated == value


def _with_members(graph: Graph, chosen: Selection) -> frozenset[str]:
    """Return the chosen elements and all they hold: to reach one of these is to reach them."""
    waiting: list[Node] = [*graph.nodes(chosen)]
    for node in waiting:  # grows while it is walked
        waiting.extend(graph.children(node))
    return frozenset(node.name for node in waiting)
