"""The corners of STR010."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import ContainerPlatform, Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Severity
from archmodel.rules.structure.empty_container import EmptyContainer


def test_the_innermost_group_without_members_is_blamed() -> None:
    class Empty(Blueprint):
        outer = Group("Outer")
        inner = Group("Inner", inside=outer)

    (finding,) = EmptyContainer().check(Graph(read(Empty)))
    assert (finding.at, finding.severity) == (("inner",), Severity.WARNING)
    assert finding.message == "'Inner' holds nothing"
    assert finding.instead == "say what lies inside 'Inner', or delete it"


def test_a_group_with_members_or_that_stands_for_them_is_not_empty() -> None:
    class Full(Blueprint):
        platform = ContainerPlatform("Platform")
        cart = Microservice("Cart", inside=platform)
        some = Group("Some", stands_for="CRM, back office")
        many = Group("Many", instances="1..n")

    assert [*EmptyContainer().check(Graph(read(Full)))] == []
