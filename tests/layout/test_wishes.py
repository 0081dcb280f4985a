"""The words of the architect: our own engine keeps to them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from archmodel.geometry import Size
from archmodel.layout.layered import Layered
from archmodel.layout.layered.levels import Level
from archmodel.layout.layered.wishes import obeying
from archmodel.scene import Box, Scene, Shape, Wire, Wishes
from tests.layout.rules import hold
from tests.layout.scenes import SLOW, group, label, wished
from tests.layout.words import RIGHT, cards, chain, heeded, placed, scene


@given(wished())
@settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)
def test_words_that_do_not_contradict_each_other_are_kept_in_any_landscape(drawn: Scene):
    placement = Layered().place(drawn)
    hold(placement)
    heeded(placement)


def test_a_row_holds_what_lines_would_put_one_under_the_other():
    boxes = placed(*cards("a", "b", "c"), wires=chain("a", "b", "c"), wishes=Wishes(same_row=(("a", "b"),)))
    assert boxes["a"].y == boxes["b"].y < boxes["c"].y


def test_a_row_is_upright_where_its_group_reads_to_the_right():
    boxes = placed(
        group("g", direction=RIGHT),
        *cards("a", "b", "c", parent="g"),
        wires=chain("a", "b", "c"),
        wishes=Wishes(same_row=(("a", "c"),)),
    )
    assert boxes["a"].x == boxes["c"].x != boxes["b"].x


def test_a_row_holds_boxes_that_nothing_joins():
    boxes = placed(*cards(*"abcdefgh"), wishes=Wishes(same_row=(("a", "h"), ("b", "h"))))
    assert boxes["a"].y == boxes["h"].y == boxes["b"].y


def test_order_goes_from_left_to_right_in_a_row():
    boxes = placed(*cards("a", "b", "c"), wishes=Wishes(order=(("c", "a", "b"),)))
    assert boxes["c"].right < boxes["a"].x
    assert boxes["a"].right < boxes["b"].x


def test_order_goes_before_the_direction_of_a_line():
    boxes = placed(
        *cards("a", "b", "c"),
        wires=chain("a", "b", "c"),
        wishes=Wishes(order=(("c", "b"),), same_row=(("a", "c"),)),
    )
    assert boxes["a"].y == boxes["c"].y < boxes["b"].y


def test_order_of_boxes_in_two_groups_is_that_of_the_groups():
    wishes = Wishes(order=(("b", "a"),))
    boxes = placed(group("g"), group("h"), *cards("a", parent="g"), *cards("b", parent="h"), wishes=wishes)
    assert boxes["h"].right < boxes["g"].x


def test_order_holds_between_a_bar_and_a_card():
    bar = Box("bar", Size(0, 20), "g", Shape.BAR, caption=label(60, 16))
    boxes = placed(group("g"), bar, *cards("a", "b", parent="g"), wishes=Wishes(order=(("a", "bar", "b"),)))
    assert boxes["a"].bottom < boxes["bar"].y < boxes["bar"].bottom < boxes["b"].y


def test_near_boxes_are_neighbours():
    wires = tuple(Wire(f"w{name}", "top", name) for name in "abcde")
    boxes = placed(*cards("top", *"abcde"), wires=wires, wishes=Wishes(near=(("a", "e", "c"),)))
    row = sorted("abcde", key=lambda name: boxes[name].x)
    assert "aec" in "".join(row) or "cea" in "".join(row)


def test_near_boxes_of_two_groups_make_the_groups_neighbours():
    boxes = placed(
        *(group(name) for name in "ghi"),
        *cards("a", parent="g"),
        *cards("b", parent="i"),
        wishes=Wishes(near=(("a", "b"),), order=(("g", "h"),)),
    )
    assert sorted("ghi", key=lambda name: boxes[name].x) in (["g", "i", "h"], ["i", "g", "h"])


@pytest.mark.parametrize(("wrap", "rows"), [(1, 7), (3, 3), (7, 1), (9, 1)])
def test_wrap_begins_a_new_row_after_so_many(wrap, rows):
    boxes = placed(*cards(*"abcdefg"), wrap=wrap)
    assert len({rect.y for rect in boxes.values()}) == rows
    assert [*boxes] == sorted(boxes, key=lambda name: (boxes[name].y, boxes[name].x))


def test_wrap_begins_a_new_column_where_a_group_reads_to_the_right():
    boxes = placed(group("frame", direction=RIGHT)._replace(wrap=3), *cards(*"abcdefg", parent="frame"))
    assert len({boxes[name].x for name in "abcdefg"}) == 3


def test_wrap_holds_for_what_lines_join():
    wires = tuple(Wire(f"w{name}", "top", name) for name in "abcde")
    boxes = placed(*cards("top", *"abcde"), wires=wires, wrap=2)
    assert len({boxes[name].y for name in "abcde"}) == 3


def test_without_words_a_group_reads_down_and_the_picture_as_it_says():
    wires = chain("a", "b")
    boxes = (group("g"), *cards("a", "b", parent="g"))
    rects = Layered().place(Scene("test", "Test", boxes, wires, RIGHT)).boxes
    assert rects["a"].bottom < rects["b"].y


@pytest.mark.parametrize(
    ("row", "before", "near", "expected"),
    [
        ([1, 2, 3], [], [], [1, 2, 3]),
        ([1, -2, 2, 3], [(3, 1)], [], [-2, 2, 3, 1]),
        ([1, -2, 2, 3], [], [(1, 3)], [1, 3, -2, 2]),
        ([3, -2, 2, 1], [], [(1, 2), (2, 3)], [3, 2, 1, -2]),
        ([1, 2, 3, 4], [(4, 1)], [(1, 2), (3, 4)], [3, 4, 1, 2]),
        ([1, 2, 3], [(3, 2)], [(2, 3)], [1, 3, 2]),
        ([1, 2], [(2, 9)], [(1, 9)], [1, 2]),
    ],
)
def test_a_layer_is_reordered_as_little_as_its_words_ask(row, before, near, expected):
    level = Level(-1, sorted(each for each in row if each > 0), down=True)
    level.before, level.near = before, near
    assert obeying(row, level) == expected


def test_words_give_the_same_placement_again():
    wishes = Wishes(same_row=(("a", "d"),), order=(("d", "b"),), near=(("a", "c"),))
    one, other = (
        Layered().place(scene(*cards("a", "b", "c", "d"), wires=chain("a", "b", "c", "d"), wishes=wishes))
        for _ in range(2)
    )
    assert one == other
