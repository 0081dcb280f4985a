"""The corners of DOC004."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.documentation.view_too_large import ViewTooLarge
from archmodel.selection import tagged
from archmodel.views import LogicalView, SchematicView


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*ViewTooLarge(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    group = Group("Group")
    a = Microservice("A", inside=group)
    b = Microservice("B", inside=group)
    c = Microservice("C")
    one = a.calls(b)
    two = b.calls(c)


class Seen(Shop):
    everything = SchematicView()
    tiles = LogicalView()
    closed = SchematicView(collapse=(Shop.group,))


def test_what_shows_more_than_the_most_is_blamed() -> None:
    (finding,) = found(Seen, elements=9, relations=1)
    assert (finding.at, finding.severity) == (("everything",), Severity.WARNING)
    assert finding.message == "'everything' shows 2 relations; 1 are the most"
    assert finding.instead == "show a part in 'everything', or close groups with collapse="


def test_boxes_count_without_groups_and_closed_ones_as_one() -> None:
    assert found(Seen, elements=3, relations=2) == []
    assert blamed(Seen, elements=2, relations=2) == ["everything", "tiles"]
    (first, *_) = found(Seen, elements=1, relations=1)
    assert first.message == "'closed' shows 2 elements; 1 are the most"
    both = found(Seen, elements=1, relations=0)[1]
    assert both.message == "'everything' shows 3 elements and 2 relations; 1 and 0 are the most"


def test_a_view_that_cannot_be_drawn_is_left_to_another_rule() -> None:
    class Broken(Shop):
        view = LogicalView(shows=tagged("x"))
        large = LogicalView()

    assert blamed(Broken, elements=0) == ["large"]


def test_twenty_five_elements_are_the_most() -> None:
    def many(count: int) -> type[Blueprint]:
        class Many(Blueprint):
            for number in range(count):
                Microservice(f"S{number}")
            view = LogicalView()

        return Many

    assert found(many(25)) == []
    assert blamed(many(26)) == ["view"]


def test_a_view_that_cannot_be_drawn_hides_no_other() -> None:
    class Broken(Shop):
        broken = LogicalView(shows=tagged("x"))
        large = LogicalView()

    assert blamed(Broken, elements=2) == ["large"]
