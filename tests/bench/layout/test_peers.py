"""What other engines say is understood: boxes, lines and labels are where they put them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import Placement
from archmodel.scene import Box, Scene, Shape, Wire
from bench.layout.curves import bezier, straight
from bench.layout.d2 import dagre, elk, elk_tight, points
from bench.layout.dot import dot_ortho, dot_spline, dot_unlabelled
from bench.layout.elkjs import FOLDER, elkjs
from bench.layout.engine import Engine, Failure, run
from tests.formats.peers import needed
from tests.layout.scenes import group, label

NEAR = 8.0
"""Pixels; an arrow head may keep a line this far from its box."""
DOT_ENGINES = [pytest.param(each, marks=pytest.mark.dot) for each in (dot_spline, dot_ortho, dot_unlabelled)]


def scene() -> Scene:
    """Two groups, one inside the other, with lines of every kind that peers know."""
    boxes = (
        Box("label", Size(120, 60)),
        group("outer"),
        group("inner", "outer"),
        Box("a.b", Size(132, 60), "inner"),
        Box("bar", Size(0, 20), "outer", Shape.BAR, caption=label(90)),
        Box("c", Size(150, 40), "outer"),
        group("empty", title=""),
    )
    wires = (
        Wire("one", "label", "a.b", label=label(90, text='says "yes" & 50 \\ %')),
        Wire("two", "label", "a.b", label=label(40)),
        Wire("back", "c", "a.b"),
        Wire("through", "label", "c", via=("bar",), label=label(40)),
        Wire("whole", "label", "inner"),
    )
    return Scene("test", "Test", boxes, wires)


def near(rect: Rect, point: Point) -> bool:
    """Say whether a point lies on a rectangle or close to it."""
    return rect.grown(NEAR).contains(Rect(point.x, point.y, 0, 0))


def hold(placement: Placement) -> None:
    page = Rect(0, 0, *placement.size).grown(1)
    for box in scene().boxes:
        rect = placement.boxes[box.name]
        assert page.contains(rect)
        if box.parent:
            assert placement.boxes[box.parent].contains(rect)
        if box.shape is Shape.CARD:
            assert (rect.width, rect.height) == box.size
    for wire in scene().wires:
        stops = [wire.source, *wire.via, wire.target]
        legs = placement.wires[wire.name]
        assert len(legs) == len(stops) - 1
        for leg, (one, other) in zip(legs, pairwise(stops), strict=True):
            assert near(placement.boxes[one], leg[0]), (wire, leg)
            assert near(placement.boxes[other], leg[-1]), (wire, leg)
    for rect in placement.labels.values():
        assert page.contains(rect)


@pytest.mark.parametrize("engine", [elk, elk_tight, dagre])
def test_the_svg_of_d2_is_read_whole(engine: Engine):
    placement = engine(scene()).placement
    hold(placement)
    assert list(placement.labels) == ["one", "two", "through"]


@pytest.mark.parametrize("engine", DOT_ENGINES)
def test_the_answer_of_dot_is_read_whole(engine: Engine):
    placement = engine(scene()).placement
    hold(placement)
    assert list(placement.labels) == (["one", "two", "through"] if engine is dot_spline else [])


def test_the_answer_of_elkjs_is_read_whole():
    needed("elkjs", (FOLDER / "node_modules").is_dir())
    result = elkjs(scene(), 2)
    hold(result.placement)
    assert list(result.placement.labels) == ["one", "two", "through"]
    assert result.seconds > 0


def test_elk_draws_lines_with_right_angles_and_tight_ones_take_less_room():
    wide, tight = elk(scene()).placement, elk_tight(scene()).placement
    for legs in (*wide.wires.values(), *tight.wires.values()):
        for leg in legs:
            assert all(a.x == b.x or a.y == b.y for a, b in pairwise(leg)), leg
    assert tight.size.height < wide.size.height


def test_a_rounded_corner_is_one_bend():
    path = "M 0 0 L 0 30 S 0 40 10 40 L 20 40 S 30 40 30 50 L 30 80"
    assert points(path) == ((0, 0), (0, 40), (30, 40), (30, 80))


def test_two_corners_close_to_each_other_are_two_bends():
    path = "M 0 0 L 0 32 C 0 48 16 32 16 48 L 16 90"
    assert points(path) == ((0, 0), (0, 40), (16, 40), (16, 90))


def test_a_curve_ends_where_it_ends_and_a_straight_one_is_one_piece():
    assert bezier(Point(0, 0), Point(0, 10), Point(10, 10), Point(10, 0))[-1] == (10, 0)
    level = [Point(0, 5), *bezier(Point(0, 5), Point(3, 5), Point(6, 5.001), Point(9, 5))]
    assert straight(level) == ((0, 5), (9, 5))


def test_an_engine_that_is_absent_or_fails_is_a_failure_not_a_crash():
    with pytest.raises(Failure, match="no-such-program"):
        run(["no-such-program"], "")
    with pytest.raises(Failure, match="ended with"):
        run(["python", "-c", "raise SystemExit(3)"], "")
