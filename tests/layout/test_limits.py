"""What is too much is said with the limit and the way out, and small extremes are drawn."""

from __future__ import annotations

import pytest

from archmodel.errors import LayoutError
from archmodel.geometry import Size
from archmodel.layout.base import kept_of
from archmodel.layout.layered import Layered
from archmodel.layout.limits import MOST_BOXES, check, within
from archmodel.scene import Box, Scene, Wire
from tests.layout.rules import hold

CARD = Size(120, 60)


def chain(length: int) -> Scene:
    boxes = tuple(Box(f"n{number}", CARD) for number in range(length))
    return Scene(
        "chain", "Chain", boxes, tuple(Wire(f"w{i}", f"n{i}", f"n{i + 1}") for i in range(length - 1))
    )


def star(rays: int) -> Scene:
    boxes = tuple(Box(f"n{number}", CARD) for number in range(rays + 1))
    return Scene("star", "Star", boxes, tuple(Wire(f"w{i}", "n0", f"n{i + 1}") for i in range(rays)))


def test_a_layout_that_takes_too_long_is_ended_with_the_limit_and_the_way_out():
    said = "the layout of 'shop/all' took more than 1e-09 s"
    with pytest.raises(LayoutError, match=said) as caught, within(1e-9, "shop/all"):
        Layered().arrange(chain(40))
    assert "--timeout" in caught.value.instead


def test_a_layout_that_is_kept_is_ended_as_well():
    kept = kept_of(Layered().arrange(chain(4)))
    with pytest.raises(LayoutError, match="took more than"), within(1e-9, "shop/all"):
        Layered().arrange(chain(5), kept)


def test_outside_of_a_limit_there_is_all_the_time_in_the_world():
    with within(60, "a"):
        check()
    check()


def test_the_limit_that_ends_first_is_the_inner_one():
    with within(60, "outer"), pytest.raises(LayoutError, match="inner"), within(1e-9, "inner"):
        check()


def test_more_boxes_than_anyone_can_read_are_refused_before_any_work():
    with pytest.raises(LayoutError, match="'chain' has 20,001 boxes, over 20,000") as caught:
        Layered().arrange(chain(MOST_BOXES + 1))
    assert "view of a part" in caught.value.instead


@pytest.mark.parametrize("scene", [chain(1), chain(120), star(60)], ids=["one box", "chain", "star"])
def test_extremes_are_drawn_and_kept(scene: Scene):
    placed = Layered().place(scene)
    hold(placed)
    assert Layered().place(scene, kept_of(placed)) == placed


def test_no_box_is_an_empty_page_whatever_is_kept():
    kept = kept_of(Layered().arrange(chain(2)))._replace(view="none")
    bare = Scene("none", "None", ())
    assert Layered().place(bare, kept) == Layered().place(bare)
