"""What need not move stays when a picture is kept, and nothing changes its order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from archmodel.errors import LayoutError
from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import Placement, kept_of
from archmodel.layout.layered import Layered
from archmodel.scene import Scene, Wire
from tests.layout.edits import Edit, edits, flips, moved
from tests.layout.kept.scenes import FEW, ROW, card, scene
from tests.layout.rules import hold
from tests.layout.scenes import SLOW, figure_8_1, group, landscapes


def after(edit: Edit) -> tuple[Placement, Placement]:
    before = Layered().place(edit.before)
    return before, Layered().place(edit.after, kept_of(before))


@given(landscapes())
@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)
def test_the_same_scene_is_the_same_picture(same: Scene):
    before = Layered().place(same)
    assert Layered().place(same, kept_of(before)) == before


@pytest.mark.parametrize("kind", ["leaf", "line", "remove", "longer", "rename", "relabel"])
def test_after_an_edit_nothing_overlaps_and_no_two_boxes_change_their_order(kind):
    @given(edits(kind))
    @FEW
    def holds(edit: Edit):
        before, now = after(edit)
        hold(now)
        assert flips(before, now) == []

    holds()


@given(edits("remove"))
@FEW
def test_where_something_is_taken_out_nothing_moves(edit: Edit):
    assert moved(*after(edit)) == []


@given(edits("rename"))
@FEW
def test_what_is_renamed_stays_and_nothing_moves(edit: Edit):
    before, now = after(edit)
    assert moved(before, now) == []
    (old,) = before.boxes.keys() - now.boxes.keys()
    if any(old in (wire.source, *wire.via, wire.target) for wire in edit.before.wires):
        assert now.boxes["renamed"] == before.boxes[old]


def test_a_box_that_grows_pushes_what_is_in_its_way_and_nothing_else():
    before = Layered().place(figure_8_1())
    boxes = tuple(
        box._replace(size=Size(260, 112)) if box.name == "mobile_services" else box
        for box in figure_8_1().boxes
    )
    now = Layered().place(figure_8_1()._replace(boxes=boxes), kept_of(before))
    hold(now)
    assert now.boxes["mobile_services"].width == 260
    assert set(moved(before, now)) <= {"frontend", "integration", "backends", "storage"}


def test_a_box_whose_text_became_shorter_keeps_its_size():
    before = Layered().place(ROW)
    shorter = ROW._replace(boxes=(card("a", width=60), *ROW.boxes[1:]))
    assert Layered().place(shorter, kept_of(before)).boxes == before.boxes


def test_a_new_box_comes_after_what_it_is_joined_to_in_reading_direction():
    before = Layered().place(ROW)
    more = ROW._replace(boxes=(*ROW.boxes, card("d")), wires=(*ROW.wires, Wire("cd", "c", "d")))
    now = Layered().place(more, kept_of(before))
    hold(now)
    assert now.boxes["d"].y > now.boxes["c"].bottom
    assert moved(before, now) == []


def test_a_picture_of_which_too_much_is_new_is_refused_with_the_way_out():
    start = scene(group("g"), card("a", "g"), group("h"), card("b", "h"), card("c"))
    kept = kept_of(Layered().place(start))
    rects = {name: box._replace(rect=Rect(0, 0, 150, 80)) for name, box in kept.boxes.items()}
    with pytest.raises(LayoutError, match="too much of “Test” has changed") as caught:
        Layered().place(start, kept._replace(boxes=rects))
    assert "--keep-layout" in caught.value.instead


def test_what_is_added_to_the_left_moves_the_page_and_not_the_boxes():
    before = Layered().place(ROW)
    kept = kept_of(before)._replace(pins={"d": Point(-400, 0)})
    now = Layered().place(ROW._replace(boxes=(*ROW.boxes, card("d"))), kept)
    assert now.boxes["d"].x == 0
    assert now.origin == Point(400, 0)
    assert moved(before, now) == []


def test_what_is_kept_is_measured_from_the_origin():
    placed = Layered().arrange(figure_8_1()._replace(margin=50))
    assert kept_of(placed).boxes["mobile"].rect == Layered().place(figure_8_1()).boxes["mobile"]
    assert min(box.rect.y for box in kept_of(placed).boxes.values()) == 0
    assert isinstance(kept_of(placed).boxes["mobile"].rect, Rect)
