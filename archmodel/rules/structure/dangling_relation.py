"""A view, a flow or a waiver names what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from archmodel.blueprint import Blueprint
from archmodel.declared import Declared
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.base import Element, Relation
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import MobileDevice
from archmodel.elements.flows import Flow
from archmodel.graph import Graph
from archmodel.names import did_you_mean
from archmodel.rules.base import Finding, Rule, Said, Severity
from archmodel.selection import Selection

__all__ = ["Bad", "DanglingRelation", "Good"]


class DanglingRelation(Rule[Graph]):
    """A view, a flow or a waiver names an element or a relation that the model does not hold.

    The ends of a relation are always there: a blueprint keeps what it refers to, and the readers of
    documents refuse a name that is none. What a view shows, what a flow goes along and what a waiver
    is about may be of another blueprint, or have been replaced in one that extends it.

    Why it matters: the picture cannot be drawn, the flow is not judged, the waiver accepts nothing.

    Instead: name what this blueprint holds, or add to it what is missing.

    References:
    - CALM, validation rules for references in relationships, flows and controls.
    - dependency-cruiser, “couldNotResolve”.
    """

    code = "STR001"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for everything that is named and not there."""
        model = subject.model
        held: dict[str, Declared] = {**model.facts, **model.views, **model.waivers}
        for name, declared in sorted(held.items()):
            said = Said(name, declared)
            for other in dict.fromkeys(_named(declared)):
                if other not in model.names:
                    title = _title(other)
                    names = {*model.elements, *model.relations}
                    near = did_you_mean(other.home_name, names) if other.home_name else ""
                    yield self.finding(
                        said,
                        f"{said} names {title}, which '{model.name}' does not hold",
                        instead=near or f"take {title} out of {said}, or add it to '{model.name}'",
                    )


def _named(declared: Declared) -> Iterator[Element | Relation]:
    """Yield the elements and relations that a declaration names, however deep."""
    waiting: list[object] = [getattr(declared, each.name) for each in fields(declared)]  # type: ignore[arg-type]
    for value in waiting:  # grows while it is walked
        if isinstance(value, Element | Relation):
            yield value
        elif isinstance(value, tuple):
            waiting.extend(value)
        elif isinstance(value, Selection):
            waiting.extend(value.parts)


def _title(named: Element | Relation) -> str:
    if isinstance(named, Element):
        return f"'{named.title}'"
    return f"that '{named.source.title}' {named.verb.value} '{named.target.title}'"


class _Other(Blueprint):
    """A blueprint whose parts are its own."""

    cart = Microservice("Cart")
    stock = Microservice("Stock")
    asks = cart.calls(stock)


class Bad(Blueprint):
    """The flow ends in another blueprint."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    opens = phone.calls(gateway)
    order = Flow("A customer orders", steps=(opens, _Other.asks))


class Good(Blueprint):
    """The flow stays where it is."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    cart = Microservice("Cart")
    opens = phone.calls(gateway)
    asks = gateway.calls(cart)
    order = Flow("A customer orders", steps=(opens, asks))
