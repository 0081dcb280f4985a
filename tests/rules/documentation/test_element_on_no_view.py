"""The corners of DOC005."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.documentation.element_on_no_view import ElementOnNoView
from archmodel.selection import named, tagged
from archmodel.views import LogicalView


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*ElementOnNoView(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    group = Group("Group")
    a = Microservice("A", inside=group)
    b = Microservice("B")
    c = Microservice("C")


def test_what_no_view_shows_is_blamed() -> None:
    class Part(Shop):
        one = LogicalView(shows=named(Shop.b))
        broken = LogicalView(shows=tagged("x"))

    a, c, group = found(Part)
    assert (c.at, c.severity) == (("c",), Severity.INFO)
    assert c.message == "no view shows 'C'"
    assert c.instead == "add 'C' to a view, or draw one of its own"
    assert (a.at[0], group.at[0]) == ("a", "group")


def test_a_card_or_a_group_that_is_shown_stands_for_what_is_inside() -> None:
    class Closed(Shop):
        one = LogicalView(collapse=(Shop.group,), shows=named(Shop.group, Shop.b, Shop.c))
        two = LogicalView(shows=named(Shop.c))

    class All(Shop):
        one = LogicalView()

    assert found(Closed) == found(All) == []


def test_without_a_view_that_can_be_drawn_nobody_is_blamed() -> None:
    class Broken(Shop):
        broken = LogicalView(shows=tagged("x"))

    assert found(Shop) == found(Broken) == []
