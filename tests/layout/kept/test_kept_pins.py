"""What is pinned stands exactly there, or the reason is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archmodel.errors import LayoutError
from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import Placement, kept_of
from archmodel.layout.kept import Kept, KeptBox
from archmodel.layout.layered import Layered
from archmodel.scene import Box, Panel, Scene, Shape, Wire, Wishes
from tests.layout.edits import moved
from tests.layout.kept.scenes import FEW, ROW, card, placed_or_refused, scene
from tests.layout.rules import hold
from tests.layout.scenes import RIGHT, group, label, landscapes


def test_what_a_pin_pushes_aside_has_no_label_on_it():
    g = group("g")._replace(padding=24, size=Size(90, 90), panels=(Panel(42.0),))
    inner = (Box("n1", Size(196, 96), "g"), Box("n3", Size(196, 56), "g"), Box("n4", Size(196, 56), "g"))
    wires = (
        Wire("e2", "n2", "n5", label=label(125, 53)),
        Wire("e3", "n2", "n5"),
        Wire("e6", "n1", "n5"),
        Wire("e7", "n2", "n2", label=label(125, 53)),
    )
    boxes = (g, *inner, *(Box(name, Size(196, 56)) for name in ("n0", "n2", "n5", "n7")))
    order = Wishes(order=(("g", "n2", "n0", "n7"),))
    start = scene(*boxes, wires=wires)._replace(direction=RIGHT, wishes=order)
    hold(Layered().place(start, Kept(pins={"g": Point(-40, 30)})))


def test_a_pinned_box_stands_at_its_place_and_the_others_beside_it():
    before = Layered().place(ROW)
    now = Layered().place(ROW, Kept(pins={"b": Point(200, 300)}))
    hold(now)
    assert (now.boxes["b"].x - now.origin.x, now.boxes["b"].y - now.origin.y) == (200, 300)
    assert moved(before, now) == ["b"]


def test_a_pin_on_another_box_pushes_that_out_of_the_way():
    before = Layered().place(ROW)
    at = before.boxes["a"]
    now = Layered().place(ROW, Kept(pins={"c": Point(at.x + 10, at.y + 10)}))
    hold(now)
    assert (now.boxes["c"].x - now.origin.x, now.boxes["c"].y - now.origin.y) == (at.x + 10, at.y + 10)
    assert "a" in moved(before, now)


@given(landscapes(), st.data())
@FEW
def test_pins_are_heeded_exactly_or_refused_with_their_names(any_scene: Scene, data: st.DataObject):
    placed = Layered().place(any_scene)
    names = [box.name for box in any_scene.boxes if box.shape.value != "bar"]
    pins = {}
    for name in data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)):
        off = data.draw(st.tuples(st.integers(-300, 300), st.integers(-200, 200)))
        pins[name] = Point(placed.boxes[name].x + off[0], placed.boxes[name].y + off[1])
    now = placed_or_refused(any_scene, Kept(pins=pins))
    if isinstance(now, str):
        assert any(f"'{name}'" in now for name in pins)
        assert "instead:" in now
        return
    hold(now)
    for name, (x, y) in pins.items():
        assert abs(now.boxes[name].x - now.origin.x - x) < 0.01
        assert abs(now.boxes[name].y - now.origin.y - y) < 0.01


@pytest.mark.parametrize(
    ("pins", "said"),
    [
        ({"a": Point(0, 0), "b": Point(50, 10)}, "the pins of 'a' and 'b' put them on each other"),
        (
            {"a": Point(0, 0), "b": Point(130, 0)},
            "the pins of 'a' and 'b' leave less than 24 pixels between them",
        ),
        ({"d": Point(0, 0)}, "'d' is pinned and not in the picture"),
        (
            {"g": Point(0, 0), "m": Point(5, 5)},
            "the pin of 'm' puts it out of its group 'g', which is pinned too",
        ),
        ({"bar": Point(0, 0)}, "'bar' is pinned, and is a bar across its whole group"),
    ],
)
def test_a_pin_that_cannot_be_heeded_is_one_sentence(pins, said):
    bar = Box("bar", Size(0, 20), "g", Shape.BAR)
    start = scene(card("a"), card("b"), group("g"), bar, card("m", "g"))
    with pytest.raises(LayoutError, match=said) as caught:
        Layered().place(start, Kept(pins=pins))
    assert caught.value.instead


def pins_of(placement: Placement) -> dict[str, Point]:
    """Return the pins of everything that may be pinned, where it stands."""
    bars = {box.name for box in placement.scene.boxes if box.shape is Shape.BAR}
    return {
        name: Point(box.rect.x, box.rect.y)
        for name, box in kept_of(placement).boxes.items()
        if name not in bars
    }


@given(landscapes())
@FEW
def test_what_is_pinned_where_it_stands_is_heeded_and_nothing_moves(any_scene: Scene):
    before = Layered().place(any_scene)
    assert Layered().place(any_scene, Kept(pins=pins_of(before))) == before


def test_what_stood_nearer_than_pins_may_be_can_be_pinned_there_and_no_nearer():
    pair = scene(card("a"), card("b"))
    boxes = {"a": KeptBox(Rect(0, 0, 120, 60)), "b": KeptBox(Rect(136, 0, 120, 60))}
    pins = {"a": Point(0, 0), "b": Point(136, 0)}
    now = Layered().place(pair, Kept(boxes, pins=pins))
    assert {name: Point(rect.x, rect.y) for name, rect in now.boxes.items()} == pins
    with pytest.raises(LayoutError, match="leave less than 16 pixels between them"):
        Layered().place(pair, Kept(boxes, pins=pins | {"b": Point(130, 0)}))


def test_a_pinned_group_stays_at_its_corner_whatever_is_pinned_inside():
    start = scene(group("g"), card("a", "g"), card("b", "g"), wires=(Wire("ab", "a", "b"),))
    pins = {"g": Point(0, 0), "b": Point(20, 70)}
    now = Layered().place(start, Kept(pins=pins))
    hold(now)
    assert {name: (now.boxes[name].x, now.boxes[name].y) for name in pins} == pins
    assert now.origin == Point(0, 0)


def test_a_pinned_group_whose_title_needs_more_room_stays_at_its_corner():
    start = scene(group("g"), card("a", "g"), card("b"))
    before = kept_of(Layered().place(start))
    higher = start.boxes[0]._replace(panels=(Panel(60.0),))
    at = before.boxes["g"].rect
    now = Layered().place(
        start._replace(boxes=(higher, *start.boxes[1:])), before._replace(pins={"g": Point(at.x, at.y)})
    )
    hold(now)
    assert (now.boxes["g"].x - now.origin.x, now.boxes["g"].y - now.origin.y) == (at.x, at.y)


def test_a_pin_out_of_a_group_further_out_does_not_call_that_its_own():
    boxes = (group("g"), group("h", "g"), card("m", "h"), card("b"))
    start = scene(*boxes, wires=(Wire("w", "g", "b"),))
    with pytest.raises(LayoutError, match="puts it out of the group around it, 'g', which is pinned too"):
        Layered().place(start, Kept(pins={"m": Point(0, 0), "g": Point(0, 0)}))


def test_a_pin_of_what_a_card_stands_for_is_refused_with_the_view_and_the_card():
    start = scene(card("g")._replace(holds=("a",)))
    with pytest.raises(LayoutError) as caught:
        Layered().place(start, Kept(pins={"a": Point(0, 0)}))
    assert caught.value.what == "'a' is pinned, and the view 'test' makes one card of 'g' around it"
    assert caught.value.instead == "pin 'g', or take the pin out"


def test_a_pin_that_leaves_no_room_for_a_word_is_refused_and_nothing_is_drawn_on_each_other():
    bar = Box("bar", Size(37, 22), "g", Shape.BAR, caption=label(21, 16))
    inner = (card("m", "g", 196), card("n", "g", 196), bar)
    others = (group("h"), group("i", "h"), card("c", "i", 196), group("j"), card("d", "j", 196))
    boxes = (group("g"), *inner, *others, *(card(name, width=196) for name in "yxz"))
    wires = (Wire("xx", "x", "x", ("bar",)), Wire("yd", "y", "d", ("bar",)), Wire("zm", "z", "m"))
    start = Scene("test", "Test", boxes, wires, RIGHT, wishes=Wishes(near=(("n", "m"),)))
    for at in ((160, -20), (240, 20), (280, 20)):
        with pytest.raises(LayoutError, match="the pin of 'm'"):
            Layered().place(start, Kept(pins={"m": Point(*at)}))


def test_a_pin_out_of_its_group_with_something_in_between_is_refused():
    start = scene(group("g"), card("m", "g"), card("b"), wires=(Wire("w", "g", "b"),))
    placed = Layered().place(start)
    below = placed.boxes["b"].bottom + 100
    with pytest.raises(LayoutError, match="puts it out of its group 'g', with 'b' in between"):
        Layered().place(start, Kept(pins={"m": Point(20, below)}))
