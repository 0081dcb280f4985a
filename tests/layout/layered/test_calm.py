"""A small edit of a scene leaves standing what it does not touch."""

from __future__ import annotations

from archmodel.geometry import Size
from archmodel.layout.layered import Layered
from archmodel.scene import Box, Direction, Scene, Wire
from tests.layout.scenes import RIGHT, group


def card(name: str, parent: str | None = None) -> Box:
    return Box(name, Size(120, 60), parent)


def wires(*pairs: str) -> tuple[Wire, ...]:
    ends = [pair.partition(" ") for pair in pairs]
    return tuple(Wire(f"{source} {target}", source, target) for source, _, target in ends)


def shop(*more: str, direction: Direction | None = None) -> Scene:
    boxes = [card("client"), group("stores", direction=direction), *(card(each, "stores") for each in "abc")]
    boxes += [card("client_2")]
    lines = ("client a", "client b", "client c", *more)
    return Scene("shop", "Shop", tuple(boxes), wires(*lines), RIGHT)


def in_a_column(scene: Scene, names: str) -> bool:
    boxes = Layered().place(scene).boxes
    return len({boxes[each].x for each in names}) == 1 < len({boxes[each].y for each in names})


def test_a_group_faces_the_lines_that_leave_it_to_a_side():
    assert in_a_column(shop(), "abc")


def test_a_group_keeps_facing_its_lines_when_one_more_comes_from_elsewhere():
    assert in_a_column(shop("client_2 a"), "abc")
    assert in_a_column(shop("a client_2"), "abc")


def test_a_direction_that_is_stated_goes_before_the_lines():
    assert not in_a_column(shop(direction=Direction.DOWN), "abc")


def test_a_cycle_is_entered_at_what_is_declared_first_whoever_else_joins_in():
    ring = wires("a b", "b c", "c a")
    alone = Scene("ring", "Ring", (*map(card, "abcd"),), ring, RIGHT)
    joined = alone._replace(wires=(*ring, *wires("d c")))
    for scene in (alone, joined):
        boxes = Layered().place(scene).boxes
        assert boxes["a"].x < boxes["b"].x < boxes["c"].x


def test_what_hangs_on_a_card_leaves_it_where_it_is():
    lines = ("a b", "b c", "x c")
    before = Scene("chain", "Chain", (*map(card, "abcxy"),), wires(*lines), RIGHT)
    after = before._replace(wires=wires(*lines, "x y"))
    for scene in (before, after):
        boxes = Layered().place(scene).boxes
        assert boxes["b"].x == boxes["x"].x


def test_a_card_stays_straight_with_most_of_its_lines_whatever_joins_in():
    lines = wires("a x", "b x", "c x")
    before = Scene("fan", "Fan", (*map(card, "abcx"),), (*lines, Wire("more", "b", "x")), RIGHT)
    after = before._replace(boxes=(*before.boxes, card("d")), wires=(*before.wires, *wires("d x")))
    for scene in (before, after):
        boxes = Layered().place(scene).boxes
        assert boxes["b"].y == boxes["x"].y


def test_a_longer_title_turns_nothing_round_that_its_lines_lead_to():
    members = [card(each, "portal") for each in "gabc"]
    boxes = [group("portal"), *members, *(card(each) for each in "xyz")]
    lines = wires("g a", "g b", "g c", "a x", "b y", "c z")
    before = Scene("portal", "Portal", tuple(boxes), lines, RIGHT)
    for name in "abc":
        taller = (box._replace(size=Size(120, 77)) if box.name == name else box for box in boxes)
        after = before._replace(boxes=tuple(taller))
        one, other = (Layered().place(each).boxes for each in (before, after))
        assert sorted("xyz", key=lambda each: one[each].y) == sorted("xyz", key=lambda each: other[each].y)
