"""Bars lie across their whole group, and lines end at them or lead through."""

from __future__ import annotations

import pytest

from archmodel.geometry import Size
from archmodel.layout.base import kept_of
from archmodel.layout.layered import Layered
from archmodel.scene import Box, Direction, Scene, Shape, Wire
from tests.layout.rules import hold
from tests.layout.scenes import figure_8_1, group, label


def place(*boxes: Box, wires: tuple[Wire, ...] = (), direction: Direction = Direction.DOWN):
    return Layered().place(Scene("test", "Test", boxes, wires, direction))


def card(name: str, parent: str | None = None) -> Box:
    return Box(name, Size(120, 60), parent)


def test_a_line_through_a_bar_goes_straight_on_from_its_other_side():
    placement = Layered().place(figure_8_1())
    for name, bar in (("w2", "b1"), ("w3", "b1"), ("w4", "b2"), ("w5", "b2")):
        into, out_of = placement.wires[name]
        assert into[-1].y == placement.boxes[bar].y
        assert out_of[0].y == placement.boxes[bar].bottom
        assert into[-1].x == out_of[0].x


def test_a_bar_stands_upright_where_its_group_reads_to_the_right():
    bar = Box("bar", Size(0, 20), "g", Shape.BAR, caption=label(60, 16))
    wires = (Wire("w", "a", "b", ("bar",)),)
    placement = place(
        group("g", direction=Direction.RIGHT),
        bar,
        card("a", "g"),
        card("b", "g"),
        card("c", "g"),
        wires=wires,
    )
    hold(placement)
    rect = placement.boxes["bar"]
    assert placement.boxes["a"].right < rect.x
    assert rect.right < placement.boxes["b"].x
    assert placement.wires["w"][0][-1].x == rect.x


def bar(name: str, parent: str | None = None) -> Box:
    return Box(name, Size(0, 20), parent, Shape.BAR, caption=label(60, 16))


@pytest.mark.parametrize("inner", Direction)
@pytest.mark.parametrize("outer", Direction)
@pytest.mark.parametrize(
    "wires",
    [
        [("bar", "a")],
        [("a", "bar")],
        [("bar", "bar")],
        [("bar", "bar"), ("bar", "bar"), ("bar", "bar")],
        [("bar", "spare")],
        [("out", "bar")],
        [("bar", "out")],
        [("bar", "g")],
        [("g", "bar")],
        [("out", "bar"), ("bar", "a"), ("bar", "b"), ("b", "spare"), ("spare", "out")],
        [("bar", "top"), ("top", "spare"), ("top", "top"), ("a", "top"), ("top", "out")],
    ],
)
def test_a_line_begins_and_ends_at_the_border_of_a_bar(outer, inner, wires):
    placement = place(
        card("out"),
        group("g", direction=inner),
        bar("bar", "g"),
        card("a", "g"),
        card("b", "g"),
        bar("spare", "g"),
        bar("top"),
        wires=tuple(
            Wire(f"w{at}", source, target, label=label(40)) for at, (source, target) in enumerate(wires)
        ),
        direction=outer,
    )
    hold(placement)
    for at, (source, target) in enumerate(wires):
        (leg,) = placement.wires[f"w{at}"]
        for end, name in ((leg[0], source), (leg[-1], target)):
            rect = placement.boxes[name]
            assert (end.x in (rect.x, rect.right) and rect.y < end.y < rect.bottom) or (
                end.y in (rect.y, rect.bottom) and rect.x < end.x < rect.right
            )


@pytest.mark.parametrize("caption", [None, label(1, 16), label(60, 16)])
@pytest.mark.parametrize("direction", Direction)
def test_a_bar_is_as_thick_when_it_is_kept_and_never_thinner_than_20_pixels(caption, direction):
    bar = Box("bar", Size(0, 20), "g", Shape.BAR, caption=caption)
    boxes = (group("g", direction=direction), bar, card("a", "g"), card("b", "g"))
    wires = (Wire("w", "a", "b", ("bar",)),)
    before = place(*boxes, wires=wires)
    hold(before)
    assert min(before.boxes["bar"].width, before.boxes["bar"].height) >= 20
    longer = (boxes[0], bar._replace(caption=label(120, 16)), *boxes[2:])
    now = Layered().place(before.scene._replace(boxes=longer), kept_of(before))
    hold(now)
    fresh = place(*longer, wires=wires).boxes["bar"]
    assert min(now.boxes["bar"][2:]) == min(fresh[2:])


def test_a_bar_that_calls_a_card_stands_across_the_whole_row_before_it():
    wires = (Wire("v", "out", "bar"), Wire("w", "bar", "a"), Wire("x", "bar", "b"))
    placement = place(card("out"), group("g"), card("a", "g"), card("b", "g"), bar("bar", "g"), wires=wires)
    hold(placement)
    boxes = placement.boxes
    assert boxes["out"].bottom < boxes["bar"].y < boxes["bar"].bottom < boxes["a"].y == boxes["b"].y
    assert boxes["bar"].x < boxes["a"].center.x < boxes["b"].center.x < boxes["bar"].right
    assert boxes["bar"].height == 20
    for name, member in (("w", "a"), ("x", "b")):
        assert [(boxes[member].center.x, y) for y in (boxes["bar"].bottom, boxes[member].y)] == [
            *placement.wires[name][0]
        ]


def test_a_line_goes_by_way_of_a_bar_that_stands_beside_every_track():
    g = group("g", direction=Direction.RIGHT, title="")
    bar = Box("bar", Size(0, 20), "g", Shape.BAR, caption=label(1, 16))
    boxes = (g, bar, group("empty", "g", title=""), Box("a", Size(60, 40)), Box("b", Size(60, 40), "g"))
    placement = place(*boxes, wires=(Wire("w", "a", "b", ("bar",)),))
    hold(placement)
    assert len(placement.wires["w"]) == 2


@pytest.mark.parametrize("via", [(), ("bar",)])
def test_a_line_leads_from_a_bar_with_a_short_caption_to_itself(via: tuple[str, ...]):
    upright = Box("bar", Size(0, 20), "g", Shape.BAR, caption=label(1, 16))
    g = group("g", direction=Direction.RIGHT, title="")
    hold(place(g, upright, card("n"), wires=(Wire("w", "bar", "bar", via),)))


def test_a_bar_that_a_card_calls_stands_behind_it():
    wires = (Wire("w", "a", "bar"), Wire("x", "b", "a", ("bar",)))
    boxes = place(group("g"), bar("bar", "g"), card("b", "g"), card("a", "g"), wires=wires[:1]).boxes
    assert boxes["a"].bottom < boxes["bar"].y
    hold(place(group("g"), bar("bar", "g"), card("b", "g"), card("a", "g"), wires=wires))
