"""What is said of a box is marked on it so that all of it can be read."""

from __future__ import annotations

from itertools import combinations

import pytest

from archmodel.drawing.marks import Rectangle, Text
from archmodel.drawing.notices import figures
from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import Placement
from archmodel.scene import Box, Label, Notice, Scene, Wire


def notice(code: str, ink: str = "#aa0000") -> Notice:
    badge = Label((code,), Size(52, 18), pill=ink)
    return Notice(("box",), badge, Label((f"about {code}",), Size(90, 16)), ink)


def placed(*notices: Notice) -> Placement:
    scene = Scene("test", "Test", (Box("box", Size(120, 40)),), notices=notices)
    return Placement(scene, Size(600, 300), {"box": Rect(200, 100, 120, 40)}, {}, {})


def marks(*notices: Notice) -> list[Rectangle | Text]:
    found = [mark for each in figures(placed(*notices)) if each.kind == "notice" for mark in each.marks]
    return [each for each in found if isinstance(each, Rectangle | Text)]


def test_a_box_has_one_outline_of_the_first_that_is_said_and_under_all_badges():
    first, *others = marks(notice("INT001"), notice("OPS001", "#0000aa"))
    assert isinstance(first, Rectangle)
    assert first.stroke == "#aa0000"
    assert not any(isinstance(each, Rectangle) and each.stroke for each in others)


def test_badges_that_do_not_fit_the_edge_stand_above_it_and_none_covers_another():
    found = marks(*(notice(f"INT00{number}") for number in range(9)))
    badges = [each.rect for each in found if isinstance(each, Rectangle) and each.fill]
    assert len(badges) == 9
    assert not any(one.overlaps(other) for one, other in combinations(badges, 2))
    assert all(each.x >= 200 - 52 and each.bottom <= 100 + 9 for each in badges)


def test_a_badge_that_says_the_same_stands_on_a_box_once():
    said = [each.text for each in marks(notice("INT001"), notice("INT001")) if isinstance(each, Text)]
    assert said == ["INT001"]


@pytest.mark.parametrize("code", ["~", "META001"])
def test_a_badge_of_a_short_line_stands_beside_the_widest_label(code):
    badge = Label((code,), Size(26 if code == "~" else 62, 26), pill="#aa0000")
    notices = (Notice(("asks",), badge, Label(("about it",), Size(90, 16)), "#aa0000"),)
    wires = (Wire("asks", "a", "b"),)
    label = Rect(300 - 73, 130, 146, 40)
    rects = {"a": Rect(200, 50, 200, 60), "b": Rect(200, 190, 200, 60)}
    legs = {"asks": ((Point(300, 110), Point(300, 190)),)}
    scene = Scene("test", "Test", tuple(Box(each, Size(200, 60)) for each in rects), wires, notices=notices)
    drawn = figures(Placement(scene, Size(600, 300), rects, legs, {"asks": label}))
    (room,) = (
        mark.rect
        for each in drawn
        if each.kind == "notice"
        for mark in each.marks
        if isinstance(mark, Rectangle)
    )
    assert [each for each in (label, *rects.values()) if room.overlaps(each)] == [], room
