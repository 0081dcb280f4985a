"""The corners of STR002."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import Balancer, Group, Internet, Microservice, Service
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.structure.duplicate_element import DuplicateElement


def found(blueprint: type[Blueprint]) -> list[Finding]:
    return [*DuplicateElement().check(Graph(read(blueprint)))]


def test_the_second_is_blamed_and_the_first_is_named() -> None:
    class Twice(Blueprint):
        b = Microservice("Cart")
        a = Microservice(" cart ")
        c = Microservice("CART")

    one, other = found(Twice)
    assert (one.at, other.at) == (("b",), ("c",))
    assert one.message == "'Cart' is there twice, as 'a' and as 'b'"
    assert one.instead == "delete one, or say in the titles what tells 'Cart' from the other"
    assert [each.name for each in one.related] == ["a"]
    assert one.severity is Severity.ERROR


def test_another_kind_title_or_place_makes_another_element() -> None:
    class Apart(Blueprint):
        group = Group("Group")
        a = Microservice("Cart")
        b = Service("Cart")
        c = Microservice("Carts")
        d = Microservice("Cart", inside=group)

    assert found(Apart) == []


def test_what_lies_on_the_way_may_be_there_several_times() -> None:
    class Passed(Blueprint):
        a = Balancer("Balancer")
        b = Balancer("Balancer")
        c = Internet("Internet")
        d = Internet("Internet")

    assert found(Passed) == []


def test_what_lies_on_the_way_hides_no_other() -> None:
    class Mixed(Blueprint):
        a = Balancer("Balancer")
        b = Microservice("Cart")
        c = Microservice("Cart")

    assert [each.at for each in found(Mixed)] == [("c",)]
