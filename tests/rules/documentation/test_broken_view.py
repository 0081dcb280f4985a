"""The corners of DOC006."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.documentation.broken_view import BrokenView
from archmodel.selection import kind, tagged
from archmodel.views import LogicalView


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*BrokenView(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    a = Microservice("A")
    b = Microservice("B")


def test_a_view_that_cannot_be_drawn_says_why() -> None:
    class Broken(Shop):
        part = LogicalView(title="Part", shows=tagged("x"))

    (finding,) = found(Broken)
    assert (finding.at, finding.severity) == (("part",), Severity.ERROR)
    assert finding.message == "'Part' cannot be drawn: 'shows' names the tag 'x', which no element has"
    assert finding.instead == "give an element the tag"
    assert finding.place == Broken.part.place


def test_an_empty_view_is_blamed() -> None:
    class Empty(Shop):
        nothing = LogicalView(shows=kind(Group))

    (finding,) = found(Empty)
    assert finding.message == "'nothing' shows nothing"
    assert finding.instead == "correct 'shows' of 'nothing'"


def test_a_view_of_something_is_sound_and_so_is_one_of_groups() -> None:
    class Sound(Shop):
        group = Group("Group")
        all = LogicalView()
        groups = LogicalView(shows=kind(Group))

    assert found(Sound) == []
