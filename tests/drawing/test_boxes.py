"""Boxes in ink: where a line ends at one, there is something it ends at."""

from __future__ import annotations

import pytest

from archmodel.drawing.boxes import shelves
from archmodel.drawing.marks import Path
from archmodel.geometry import Point, Rect, Size
from archmodel.scene import Box, Frame, Glyph, Panel

ICON = Box("icon", Size(60, 80), panels=(Panel(80, centre=(Glyph("person", 52, "#123456"),)),))
WIDER = Rect(100, 100, 160, 80)


def test_lines_that_end_beside_an_icon_stand_on_a_line_in_its_colour():
    (shelf,) = shelves(ICON, WIDER, {180: [110, 180, 240, 900], 500: [111]})
    assert isinstance(shelf, Path)
    assert shelf.steps == (("M", (Point(110, 180),)), ("L", (Point(240, 180),)))
    assert shelf.stroke == "#123456"


def test_a_line_beside_an_icon_is_led_to_its_middle():
    (shelf,) = shelves(ICON, WIDER, {100: [110]})
    assert isinstance(shelf, Path)
    assert shelf.steps == (("M", (Point(110, 100),)), ("L", (Point(180, 100),)))


@pytest.mark.parametrize(
    ("box", "rect", "end"),
    [
        (ICON, WIDER, Point(160, 180)),  # below the icon
        (ICON, WIDER, Point(100, 140)),  # at a side
        (ICON, Rect(100, 100, 60, 80), Point(101, 180)),  # as wide as it is
        (ICON._replace(frame=Frame("#ffffff")), WIDER, Point(110, 180)),  # a card
    ],
)
def test_other_lines_need_none(box: Box, rect: Rect, end: Point):
    assert [*shelves(box, rect, {end.y: [end.x]})] == []
