"""Lines in ink: that they end at what a box shows."""

from __future__ import annotations

import pytest

from archmodel.drawing.marks import Path, Picture, Text
from archmodel.drawing.panels import bands
from archmodel.drawing.wires import CLEAR, figure
from archmodel.geometry import Point, Polyline, Rect, Size
from archmodel.scene import PANEL_PADDING, Box, End, Frame, Glyph, Panel, Wire
from tests.drawing.figure import label

NAME = label("Somebody with a long name", 14, 600)
ICON = Box(
    "icon",
    Size(NAME.size.width + 24, 90),
    panels=(Panel(60, centre=(Glyph("person", 52, "#123456"),)), Panel(30, centre=(NAME,))),
)
CARD = Box("card", Size(60, 90))
RECTS = {"icon": Rect(100, 100, 260, 90), "card": Rect(500, 100, 60, 90)}


def end_at(box: Box, *leg: tuple[float, float]) -> Point:
    """Return where a line comes to an end in a box."""
    path: Polyline = tuple(Point(*point) for point in leg)
    wire = Wire("w", "card", "icon", head=End.NONE)
    (line,) = figure(wire, (path,), {"icon": box, "card": CARD}, RECTS, "#ffffff").marks
    assert isinstance(line, Path)
    return line.steps[-1][1][-1]


@pytest.mark.parametrize(("side", "start"), [("right", 500), ("x", 20)])
def test_a_line_beside_an_icon_goes_on_to_it(side: str, start: float):
    (picture,) = (mark for mark in bands(RECTS["icon"], ICON.panels, ICON.frame) if isinstance(mark, Picture))
    border = getattr(RECTS["icon"], side)
    assert end_at(ICON, (start, 120), (border, 120)) == Point(getattr(picture.rect.grown(CLEAR), side), 120)


def test_a_line_beside_the_name_of_an_icon_keeps_its_distance_from_the_letters():
    (name,) = (mark for mark in bands(RECTS["icon"], ICON.panels, ICON.frame) if isinstance(mark, Text))
    at = end_at(ICON, (500, 175), (360, 175))
    assert at == Point(name.at.x + name.width + PANEL_PADDING, 175)


def test_a_line_never_ends_outside_of_an_icon():
    box = ICON._replace(panels=(ICON.panels[0], Panel(30, centre=(label("W" * 26, 14, 600),))))
    assert end_at(box, (500, 175), (360, 175)).x <= RECTS["icon"].right


@pytest.mark.parametrize(
    ("box", "leg"),
    [
        (ICON, ((200, 400), (200, 190))),  # from below
        (ICON._replace(frame=Frame("#ffffff")), ((500, 120), (360, 120))),  # a card
        (CARD, ((500, 120), (360, 120))),  # nothing in it
    ],
)
def test_other_lines_end_at_the_border(box: Box, leg: tuple[tuple[float, float], ...]):
    assert end_at(box, *leg) == Point(*leg[-1])
