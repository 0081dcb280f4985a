"""The corners of STR009."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import Boundary, Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.structure.containment_not_a_tree import ContainmentNotATree

OUTSIDE, INSIDE = Boundary("Outside"), Boundary("Inside")
VAULT = Boundary("Vault", inside=INSIDE)


def found(blueprint: type[Blueprint]) -> list[Finding]:
    return [*ContainmentNotATree().check(Graph(read(blueprint)))]


def test_a_member_in_another_boundary_than_its_container_is_blamed() -> None:
    class Crossed(Blueprint):
        shop = Group("Shop", boundary=INSIDE)
        inner = Group("Inner", inside=shop)
        cart = Microservice("Cart", inside=inner, boundary=OUTSIDE)

    (finding,) = found(Crossed)
    assert finding.at == ("cart", "inner")
    assert finding.message == "'Cart' lies in 'Outside', and 'Inner', which contains it, in 'Inside'"
    assert finding.instead == "move 'Cart' out of 'Inner', or correct the boundary of one of them"
    assert finding.severity is Severity.ERROR


def test_a_boundary_that_encloses_that_of_the_container_crosses_it() -> None:
    class Wider(Blueprint):
        safe = Group("Safe", boundary=VAULT)
        cart = Microservice("Cart", inside=safe, boundary=INSIDE)

    assert [each.at[0] for each in found(Wider)] == ["cart"]


def test_the_same_boundary_one_within_it_or_none_crosses_nothing() -> None:
    class Nested(Blueprint):
        shop = Group("Shop", boundary=INSIDE)
        same = Microservice("Same", inside=shop, boundary=INSIDE)
        within = Microservice("Within", inside=shop, boundary=VAULT)
        silent = Microservice("Silent", inside=shop)
        free = Group("Free")
        one = Microservice("One", inside=free, boundary=INSIDE)
        other = Microservice("Other", inside=free, boundary=OUTSIDE)
        alone = Microservice("Alone", boundary=OUTSIDE)

    assert found(Nested) == []
