"""The corners of STR001."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import Flow, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.structure.dangling_relation import DanglingRelation
from archmodel.selection import kind, named, tagged
from archmodel.views import FlowView, LogicalView, SchematicView
from archmodel.waiver import Waiver


class Other(Blueprint):
    stocks = Microservice("Stocks")
    far = Microservice("Far away")
    asks = stocks.calls(far)


class Shop(Blueprint):
    cart = Microservice("Cart")
    stock = Microservice("Stock")
    asks = cart.calls(stock)


def found(blueprint: type[Blueprint]) -> list[Finding]:
    return [*DanglingRelation().check(Graph(read(blueprint)))]


def test_a_step_of_another_blueprint_is_blamed_on_the_flow() -> None:
    class Dangling(Shop):
        order = Flow("A customer orders", steps=(Shop.asks, Other.asks, Other.asks))

    (finding,) = found(Dangling)
    assert finding.at == ("order",)
    assert finding.titles == (("order", "A customer orders"),)
    assert finding.message == (
        "'A customer orders' names that 'Stocks' calls 'Far away', which 'dangling' does not hold"
    )
    assert finding.severity is Severity.ERROR
    assert finding.place == Dangling.order.place


def test_what_views_show_order_and_collapse_must_be_there() -> None:
    class Dangling(Shop):
        a = SchematicView(shows=kind(Microservice) & ~(named(Other.far) | tagged("x")))
        b = SchematicView(order=((Shop.cart, Other.far),))
        c = LogicalView(collapse=(Other.far,))
        d = FlowView("Flow", steps=(Other.asks,))

    assert [each.at for each in found(Dangling)] == [("a",), ("b",), ("c",), ("d",)]


def test_what_a_waiver_is_about_must_be_there() -> None:
    class Dangling(Shop):
        pilot = Waiver("INT001", on=(Shop.cart, Other.far), because="the pilot")

    (finding,) = found(Dangling)
    assert finding.message == "'pilot' names 'Far away', which 'dangling' does not hold"
    assert finding.instead == "take 'Far away' out of 'pilot', or add it to 'dangling'"


def test_the_way_out_is_the_nearest_name() -> None:
    class Dangling(Shop):
        view = LogicalView(collapse=(Other.stocks,))

    (finding,) = found(Dangling)
    assert finding.instead == "did you mean 'stock'?"
    assert finding.message == "'view' names 'Stocks', which 'dangling' does not hold"


def test_what_is_there_may_be_named() -> None:
    class Sound(Shop):
        order = Flow("A customer orders", steps=(Shop.asks,))
        view = SchematicView(shows=named(Shop.cart) | kind(Microservice), near=((Shop.cart, Shop.stock),))
        pilot = Waiver("INT001", on=(Shop.asks,), because="the pilot")

    assert found(Sound) == []


def test_what_no_blueprint_holds_is_like_no_name() -> None:
    nobody = Microservice("Nobody")

    class Dangling(Shop):
        view = LogicalView(collapse=(nobody,))

    (finding,) = found(Dangling)
    assert finding.instead == "take 'Nobody' out of 'view', or add it to 'dangling'"
