"""The corners of STR007."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.structure.self_or_ancestor_relation import SelfOrAncestorRelation


class Shop(Blueprint):
    outer = Group("Outer")
    inner = Group("Inner", inside=outer)
    cart = Microservice("Cart", inside=inner)
    stock = Microservice("Stock", inside=inner)
    asks = cart.calls(stock)


def found(blueprint: type[Blueprint]) -> list[Finding]:
    return [*SelfOrAncestorRelation().check(Graph(read(blueprint)))]


def test_siblings_may_work_together() -> None:
    assert found(Shop) == []


def test_a_call_to_itself_is_blamed() -> None:
    class Again(Shop):
        again = Shop.cart.calls(Shop.cart)

    (finding,) = found(Again)
    assert (finding.at, finding.severity) == (("again", "cart"), Severity.WARNING)
    assert finding.message == "'Cart' calls itself"
    assert finding.instead == "delete it, or name the part of 'Cart' that is meant"


def test_a_relation_with_what_contains_it_is_blamed_either_way() -> None:
    class Up(Shop):
        up = Shop.cart.calls(Shop.outer)
        down = Shop.outer.calls(Shop.cart)

    down, up = found(Up)
    assert up.message == "'Cart' calls 'Outer', and 'Cart' lies inside 'Outer'"
    assert down.message == "'Outer' calls 'Cart', and 'Cart' lies inside 'Outer'"
    assert up.instead == down.instead == "name the member of 'Outer' that 'Cart' works with"
    assert (up.at, down.at) == (("up", "cart", "outer"), ("down", "outer", "cart"))
