"""Bars of a picture that is kept, and the lines across them."""

from __future__ import annotations

import pytest

from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import kept_of
from archmodel.layout.kept import Kept, KeptBox, KeptWire
from archmodel.layout.layered import Layered
from archmodel.scene import Box, Panel, Scene, Shape, Stroke, Wire
from tests.layout.edits import flips
from tests.layout.kept.scenes import card, scene
from tests.layout.rules import hold
from tests.layout.scenes import DOWN, RIGHT, figure_8_1, group, label


def test_a_line_that_is_cut_at_a_bar_anew_leaves_the_others_where_they_were():
    bar = Box("bar", Size(37, 22), "g", Shape.BAR, caption=label(21, 16))
    g, h = (group(name)._replace(padding=24, size=Size(90, 90), panels=(Panel(42.0),)) for name in "gh")
    inner = (Box("n2", Size(196, 56), "g"), Box("n4", Size(196, 56), "g"), bar)
    others = (Box("n1", Size(196, 56), "h"), Box("n5", Size(196, 56), "h"))
    i, j = (g._replace(name=name) for name in "ij")
    outside = (Box("n3", Size(196, 56)), Box("n6", Size(76, 89)), Box("n7", Size(196, 56)))
    wires = (
        Wire("e1", "n2", "n5", ("bar",)),
        Wire("e2", "n7", "n4"),
        Wire("e5", "n6", "n3", ("bar",), stroke=Stroke("#5e40be")),
        Wire("e6", "n2", "n6", label=label(125, 53)),
        Wire("e9", "n1", "n5"),
    )
    start = scene(g, *inner, i, h, *others, j, *outside, wires=wires)._replace(direction=RIGHT)
    before = Layered().place(start)
    boxes = tuple(box._replace(size=Size(196, 73)) if box.name == "n4" else box for box in start.boxes)
    now = Layered().place(start._replace(boxes=boxes), kept_of(before))
    hold(now)


@pytest.mark.parametrize("caption", [None, label(60, 16), label(170, 16), label(230, 16)])
@pytest.mark.parametrize(("drawn", "said"), [(DOWN, RIGHT), (RIGHT, DOWN)])
@pytest.mark.parametrize("owner", ["g", None])
def test_what_stands_with_a_bar_is_not_turned_round_when_it_is_to_be_read_the_other_way(
    caption, drawn, said, owner
):
    """Of a bar with a caption of 230 pixels, upright, is not told by its shape alone how it lay."""
    bar = Box("bar", Size(0, 20), owner, Shape.BAR, caption=caption)
    wires = (Wire("ab", "a", "b", ("bar",)), Wire("ac", "a", "c", ("bar",)), Wire("oa", "o", "a"))
    boxes = (card("o"), group("g"), *(card(name, owner) for name in "abc"), bar)
    one, other = (
        scene(boxes[0], boxes[1]._replace(direction=way), *boxes[2:], wires=wires)._replace(
            direction=DOWN if owner else way
        )
        for way in (drawn, said)
    )
    before = Layered().place(one)
    now = Layered().place(other, kept_of(before))
    hold(now)
    assert (now.boxes, now.wires, now.labels) == (before.boxes, before.wires, before.labels)
    assert Layered().place(other, kept_of(now)) == now
    more = other._replace(boxes=(*other.boxes, bar._replace(name="new")))
    then = Layered().place(more, kept_of(now))
    hold(then)
    assert flips(now, then) == []


def test_bars_too_short_for_either_direction_stay_as_the_others_of_their_group_lie():
    bars = (
        Box("b1", Size(163, 22), "g", Shape.BAR, caption=label(147, 16)),
        Box("b2", Size(23, 22), "g", Shape.BAR, caption=label(7, 16)),
    )
    start = scene(group("g", direction=RIGHT), card("a", "g"), *bars)
    rects = {"g": (0, 0, 300, 300), "a": (20, 60, 120, 60), "b1": (20, 150, 171, 22), "b2": (20, 220, 31, 40)}
    kept = Kept({name: KeptBox(Rect(*rect), None if name == "g" else "g") for name, rect in rects.items()})
    now = Layered().place(start, kept)
    hold(now)
    assert now.boxes == {name: box.rect for name, box in kept.boxes.items()}


def test_a_line_that_does_not_cross_its_bar_any_more_finds_another_way():
    bar = Box("bar", Size(0, 20), "g", Shape.BAR)
    wires = (Wire("am", "a", "m", ("bar",)),)
    start = scene(card("a", width=200), group("g"), bar, card("m", "g", 200), wires=wires)
    boxes = {"a": KeptBox(Rect(0, 0, 200, 60)), "g": KeptBox(Rect(0, 100, 400, 260))}
    boxes |= {"bar": KeptBox(Rect(240, 180, 140, 20), "g"), "m": KeptBox(Rect(20, 240, 200, 60), "g")}
    legs = (Point(150, 60), Point(150, 180)), (Point(150, 200), Point(150, 240))
    now = Layered().place(start, Kept(boxes, {"am": KeptWire(("a", "bar", "m"), legs)}))
    hold(now)
    into, out_of = now.wires["am"]
    for point in (into[-1], out_of[0]):
        assert now.boxes["bar"].contains(Rect(*point, 0, 0))


def test_a_bar_a_little_short_and_thick_for_its_caption_stays_on_its_side():
    bar = Box("bar", Size(235, 22), "g", Shape.BAR, caption=label(219, 16))
    boxes = (group("g"), group("h", "g"), card("m", "g", 196), bar, card("a", width=196))
    start = Scene("test", "Test", boxes, (Wire("am", "a", "m", ("bar",)),), RIGHT)
    before = Layered().place(start)
    assert Layered().place(start, kept_of(before)) == before


def test_a_longer_caption_of_a_bar_gets_its_room_beside_the_lines_across_the_bar():
    start = figure_8_1()
    before = Layered().place(start)
    for width in (190, 320, 600):
        boxes = tuple(box._replace(caption=label(width, 16)) if box.caption else box for box in start.boxes)
        now = Layered().place(start._replace(boxes=boxes), kept_of(before))
        hold(now)
        assert flips(before, now) == []


def test_a_line_that_passes_a_bar_at_its_short_ends_does_so_again_and_no_bar_grows():
    bar = Box("bar", Size(0, 20), "g", Shape.BAR)
    boxes = (card("a"), group("g"), bar, card("m", "g"))
    start = scene(*boxes, wires=(Wire("am", "a", "m", ("bar",)), Wire("new", "a", "m", ("bar",))))
    before = Layered().place(start)
    rect, a, m = (before.boxes[name] for name in ("bar", "a", "m"))
    left, right, y = rect.x - 60, rect.right + 60, rect.center.y
    legs = (
        (Point(a.x, a.center.y), Point(left, a.center.y), Point(left, y), Point(rect.x, y)),
        (Point(rect.right, y), Point(right, y), Point(right, m.center.y), Point(m.right, m.center.y)),
    )
    kept = kept_of(before)
    kept = kept._replace(wires={**kept.wires, "new": KeptWire(("a", "bar", "m"), legs)})
    now = Layered().place(start, kept)
    hold(now)
    assert kept_of(now).boxes == kept.boxes
    assert kept_of(now).wires == kept.wires
