"""Lines of a picture that is kept."""

from __future__ import annotations

from archmodel.geometry import Point, Size
from archmodel.layout.base import kept_of
from archmodel.layout.kept import KeptWire
from archmodel.layout.layered import Layered
from archmodel.scene import Box, Panel, Shape, Stroke, Wire, Wishes
from tests.layout.edits import moved
from tests.layout.kept.scenes import ROW, scene
from tests.layout.rules import hold
from tests.layout.scenes import RIGHT, figure_8_1, group, label


def test_a_line_under_a_new_name_between_the_same_boxes_runs_as_the_one_that_is_gone():
    before = kept_of(Layered().place(ROW))
    a, b = before.boxes["a"].rect, before.boxes["b"].rect
    left = a.x - 60
    aside = Point(a.x, a.center.y), Point(left, a.center.y), Point(left, b.center.y), Point(b.x, b.center.y)
    wires = {**before.wires, "ab": KeptWire(("a", "b"), (aside,))}
    now = Layered().place(
        ROW._replace(wires=(Wire("renamed", "a", "b"), ROW.wires[1])), before._replace(wires=wires)
    )
    hold(now)
    assert kept_of(now).boxes == before.boxes
    assert kept_of(now).wires == {"renamed": wires["ab"], "bc": wires["bc"]}


def test_a_line_more_leaves_all_other_lines_where_they_were():
    before = Layered().place(figure_8_1())
    more = figure_8_1()._replace(wires=(*figure_8_1().wires, Wire("w7", "mobile", "backends")))
    now = Layered().place(more, kept_of(before))
    hold(now)
    assert moved(before, now) == []
    old, new = kept_of(before).wires, kept_of(now).wires
    assert [name for name in old if new[name] != old[name]] in ([], ["w6"])


def test_beside_a_new_member_no_line_runs_through_its_group():
    g, h = (group(name)._replace(padding=24, size=Size(90, 90), panels=(Panel(42.0),)) for name in "gh")
    outside = (Box("n1", Size(196, 56)), Box("n2", Size(196, 56)), Box("n4", Size(196, 84)))
    wires = (
        Wire("e0", "n4", "h"),
        Wire("e1", "n4", "h"),
        Wire("e2", "n2", "g", label=label(125, 53)),
        Wire("e3", "n3", "n4"),
        Wire("e5", "n4", "n2", label=label(91, 21)),
        Wire("e6", "h", "n1"),
    )
    boxes = (g, Box("n3", Size(196, 56), "g"), h, Box("n0", Size(196, 96), "h"), *outside)
    near = Wishes(near=(("n1", "h"),))
    start = scene(*boxes, wires=wires)._replace(direction=RIGHT, wrap=2, wishes=near)
    new, line = Box("new", Size(196, 56), "h"), Wire("x", "n1", "new", label=label(59, 21))
    before = Layered().place(start)
    hold(Layered().place(start._replace(boxes=(*boxes, new), wires=(*wires, line)), kept_of(before)))


def test_a_line_that_is_pushed_runs_through_no_label_that_it_was_beside():
    g = group("g", direction=RIGHT)._replace(padding=24, size=Size(90, 90), panels=(Panel(42.0),))
    sizes = {"n1": (196, 56), "n2": (196, 96), "n3": (104, 60), "n4": (196, 84), "n6": (196, 56)}
    inner = (
        Box(name, Size(*size), "g", Shape.CLOUD if name == "n3" else Shape.CARD)
        for name, size in sizes.items()
    )
    purple = Stroke("#5e40be")
    wires = (
        Wire("e3", "n4", "n6", label=label(125, 53)),
        Wire("e8", "n6", "n3"),
        Wire("e9", "n3", "n6", stroke=purple),
        Wire("e10", "n3", "n6", label=label(125, 53), stroke=purple),
    )
    order = Wishes(order=(("n6", "n3", "n4"),))
    start = scene(g, *inner, wires=wires)._replace(direction=RIGHT, wishes=order)
    more = start._replace(wires=(*wires, Wire("new", "n6", "n4", label=label(70, 21))))
    hold(Layered().place(more, kept_of(Layered().place(start))))
