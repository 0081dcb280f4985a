"""Groups that come into a picture that is kept, and boxes that change theirs."""

from __future__ import annotations

import pytest

from archmodel.geometry import Point, Rect
from archmodel.layout.base import kept_of
from archmodel.layout.kept import Kept, KeptBox, KeptWire
from archmodel.layout.layered import Layered
from archmodel.scene import Scene, Wire
from tests.layout.edits import flips, moved
from tests.layout.kept.scenes import ROW, card, scene
from tests.layout.rules import hold
from tests.layout.scenes import DOWN, RIGHT, group, label


def test_a_new_group_comes_with_all_that_is_in_it():
    before = Layered().place(ROW)
    new = (group("g"), card("d", "g"), card("e", "g"))
    wires = (*ROW.wires, Wire("de", "d", "e"), Wire("ad", "a", "d", label=label(90)))
    now = Layered().place(ROW._replace(boxes=(*ROW.boxes, *new), wires=wires), kept_of(before))
    hold(now)
    assert flips(before, now) == []
    assert now.boxes["d"].bottom < now.boxes["e"].y


@pytest.mark.parametrize("direction", [RIGHT, DOWN])
def test_a_card_that_becomes_a_group_with_a_group_in_it_leaves_all_others_in_place(direction):
    before = Layered().place(scene(card("g"), card("a"), card("b"), wires=(Wire("ag", "a", "g"),)))
    inner = (group("g", direction=direction), group("h", "g"), card("m", "h"), card("n", "g"))
    now = Layered().place(scene(*inner, card("a"), card("b"), wires=(Wire("am", "a", "m"),)), kept_of(before))
    hold(now)
    assert flips(before, now) == []
    assert set(moved(before, now)) <= {"g"}
    assert all(value % 1 == 0 for rect in now.boxes.values() for value in rect)


def test_a_group_that_comes_to_lie_under_what_was_beside_it_keeps_clear_of_that():
    outside = card("a", width=196), card("b", width=196)
    lifted = Wire("w0", "g", "b"), Wire("w1", "g", "a")
    before = Layered().place(Scene("test", "Test", (card("g", width=196), *outside), lifted, RIGHT))
    inner = group("g", direction=RIGHT), group("h", "g"), card("m", "h", 196), card("n", "g", 196)
    wires = Wire("w0", "n", "b"), Wire("w1", "n", "a")
    now = Layered().place(Scene("test", "Test", (*inner, *outside), wires, RIGHT), kept_of(before))
    hold(now)
    assert flips(before, now) == []


def test_a_new_group_round_boxes_that_were_there_leaves_them_in_place():
    before = Layered().place(ROW)
    boxes = (card("a"), group("g"), card("b", "g"), card("c", "g"))
    now = Layered().place(ROW._replace(boxes=boxes), kept_of(before))
    hold(now)
    assert flips(before, now) == []
    assert now.boxes["b"].x - now.origin.x == before.boxes["b"].x


def test_a_new_group_with_something_else_in_between_is_put_together_anew():
    row = ROW._replace(direction=RIGHT)
    before = Layered().place(row)
    boxes = (group("g"), card("a", "g"), card("b"), card("c", "g"))
    hold(Layered().place(row._replace(boxes=boxes), kept_of(before)))


def test_a_box_that_went_to_another_group_is_placed_anew():
    start = scene(group("g"), card("a", "g"), card("b", "g"), group("h"), card("c", "h"))
    before = Layered().place(start)
    boxes = tuple(box._replace(parent="h") if box.name == "a" else box for box in start.boxes)
    now = Layered().place(start._replace(boxes=boxes), kept_of(before))
    hold(now)
    assert now.boxes["h"].contains(now.boxes["a"])
    assert now.boxes["g"].width >= before.boxes["g"].width


def test_a_group_that_went_to_another_group_takes_all_that_is_in_it_along():
    start = scene(group("g"), card("a", "g"), card("b"), group("h"), card("c", "h"))
    before = Layered().place(start)
    boxes = (group("h"), card("c", "h"), group("g", "h"), card("a", "g"), card("b"))
    now = Layered().place(start._replace(boxes=boxes), kept_of(before))
    hold(now)
    assert now.boxes["h"].contains(now.boxes["g"])
    assert now.boxes["g"].contains(now.boxes["a"])


@pytest.mark.parametrize("direction", [RIGHT, DOWN])
def test_lines_into_a_group_that_is_collapsed_run_outside_as_they_did(direction):
    inner = (card("a", "g"), card("b", "g"), card("c", "g"))
    out_of = (Wire("bp", "b", "p"), Wire("cp", "c", "p", label=label(90)))
    wires = (Wire("ab", "a", "b"), Wire("bc", "b", "c"), Wire("oa", "o", "a"), *out_of)
    start = scene(card("o"), group("g"), *inner, card("p"), wires=wires)._replace(direction=direction)
    before = Layered().place(start)
    ends = dict.fromkeys("abc", "g")
    lifted = tuple(
        wire._replace(source=ends.get(wire.source, wire.source), target=ends.get(wire.target, wire.target))
        for wire in wires[2:]
    )
    boxes = (card("o"), card("g"), card("p"))
    now = Layered().place(start._replace(boxes=boxes, wires=lifted), kept_of(before))
    hold(now)
    assert {name: now.boxes[name] for name in "ogp"} == {name: before.boxes[name] for name in "ogp"}
    for name in ("oa", "bp", "cp"):
        (old,), (new,) = before.wires[name], now.wires[name]
        outside = [point for point in old if not before.boxes["g"].contains(Rect(*point, 0, 0))]
        assert set(outside) <= set(new)
        assert len(new) == len(outside) + 1


def test_a_group_that_is_collapsed_gives_up_room_for_labels_that_stood_inside_and_nothing_else_moves():
    boxes = {"g": KeptBox(Rect(0, 0, 400, 200)), "p": KeptBox(Rect(432, 70, 120, 60))}
    boxes["c"] = KeptBox(Rect(20, 70, 120, 60), "g")
    line = KeptWire(("c", "p"), ((Point(140, 100), Point(432, 100)),))
    kept = Kept(boxes, {"cp": line}, {"cp": Rect(220, 91, 90, 18)})
    closed = scene(card("g"), card("p"), wires=(Wire("cp", "g", "p", label=label(90)),))
    now = Layered().place(closed, kept)
    hold(now)
    assert now.boxes["p"] == boxes["p"].rect
    assert now.boxes["g"] == Rect(0, 0, now.labels["cp"].x - 16, 200)
    assert Layered().place(closed, kept_of(now)) == now
