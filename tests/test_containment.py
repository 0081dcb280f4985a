"""A container speaks for its members, and stands for some of them."""

from __future__ import annotations

from archmodel.containment import certain, holders
from archmodel.elements import Group, Service
from archmodel.stated import is_public, region_of


def test_a_container_holds_what_its_members_say() -> None:
    outer = Group("Outer")
    inner, other = Group("Inner", inside=outer), Group("Other", inside=outer)
    one, two = Service("One", inside=inner, public=True), Service("Two", inside=inner, public=True)
    rest = Service("Rest", inside=other)
    assert holders((outer, inner, other, one, two, rest), is_public) == {one, two, inner, outer}
    assert holders((rest,), is_public) == set()


def test_what_is_said_of_a_member_makes_its_containers_unsure_unless_it_is_the_same() -> None:
    outer = Group("Outer", region="eu")
    inner, same = Group("Inner", inside=outer), Group("Same", inside=outer, region="eu")
    away, back = Group("Away", inside=inner, region="us"), Service("Back", inside=same)
    home = Service("Home", inside=away, region="eu")
    nowhere = Service("Nowhere")
    found = certain((outer, inner, same, away, back, home, nowhere), region_of)
    assert found == {same: "eu", back: "eu", home: "eu"}
