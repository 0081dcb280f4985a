"""Lines that look the same leave a box as one and branch; nothing else lies on anything else."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from math import dist

import pytest
from hypothesis import given, settings

from archmodel.geometry import Point, Size
from archmodel.layout.base import Placement
from archmodel.layout.layered import Layered
from archmodel.layout.quality import measure
from archmodel.layout.touch import near_parallel
from archmodel.scene import Box, Direction, End, Scene, Shape, Stroke, Wire
from tests.layout.rules import hold
from tests.layout.scenes import SLOW, figure_8_1, group, landscapes

BLUE = Stroke("#1a5fb4")
Run = tuple[Point, Point]


def fan(*wires: Wire) -> Placement:
    """Return the placement of a card beside a group that holds a bar above a row of three."""
    boxes = (
        Box("hub", Size(120, 60)),
        group("g", direction=Direction.DOWN),
        Box("bar", Size(0, 20), "g", Shape.BAR),
        *(Box(name, Size(120, 60), "g") for name in "abc"),
    )
    placement = Layered().place(Scene("fan", "Fan", boxes, wires, Direction.RIGHT))
    hold(placement)
    return placement


def line(placement: Placement, name: str) -> list[Run]:
    """Return the straight pieces of a line from end to end."""
    return [piece for leg in placement.wires[name] for piece in pairwise(leg)]


def parted(placement: Placement, one: str, other: str) -> tuple[list[Run], list[Run]]:
    """Return two lines from where they part, each with a piece that ends there unless they share nothing."""
    mine, its = line(placement, one), line(placement, other)
    shared = 0
    while shared < min(len(mine), len(its)) and mine[shared] == its[shared]:
        shared += 1
    mine, its = mine[shared:], its[shared:]
    if mine and its and mine[0][0] == its[0][0] and near_parallel(*mine[0], *its[0]):
        fork = min(mine[0][1], its[0][1], key=lambda end: dist(mine[0][0], end))
        for those in (mine, its):
            those[0] = (fork, those[0][1])
    return mine, its


def branches(scene: Scene) -> Scene:
    """Return a scene in which most lines begin at one box, and every fifth looks different."""
    if not scene.wires:
        return scene
    hub = scene.wires[0].source
    wires = []
    for number, wire in enumerate(scene.wires):
        free = hub not in (wire.target, *wire.via) and number % 4
        look = BLUE if number % 5 == 4 else wire.stroke
        wires.append(wire._replace(source=hub if free else wire.source, stroke=look))
    return scene._replace(wires=tuple(wires))


def apart(scene: Scene) -> Scene:
    """Return a scene in which every line looks different, so that none is led with another."""
    wires = tuple(wire._replace(stroke=Stroke(f"#{n:06x}")) for n, wire in enumerate(scene.wires))
    return scene._replace(wires=wires)


@given(landscapes(most=16).map(branches))
@settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)
def test_lines_lie_on_each_other_from_a_common_source_on_and_nowhere_else(scene: Scene):
    placement = Layered().place(scene)
    hold(placement)
    for one, other in combinations(scene.wires, 2):
        mine, its = parted(placement, one.name, other.name)
        if mine != line(placement, one.name):
            assert (one.source, one.stroke, one.tail) == (other.source, other.stroke, other.tail)
            assert mine
            assert its
        assert not any(near_parallel(*p, *q) for p, q in product(mine, its)), (one.name, other.name)


@given(landscapes(most=16).map(branches))
@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)
def test_lines_cross_no_more_than_if_none_ran_with_another(scene: Scene):
    one, other = measure(Layered().place(scene)), measure(Layered().place(apart(scene)))
    assert one.crossings <= other.crossings


def test_the_calls_of_the_gateway_are_one_line_that_branches():
    placement = Layered().place(figure_8_1())
    boxes = placement.boxes
    far, near = (placement.wires[name] for name in ("w2", "w3"))
    assert near[0][0] == far[0][0] == Point(boxes["gateway"].right, boxes["gateway"].center.y)
    assert near[0][1] == Point(boxes["mobile_services"].center.x, boxes["gateway"].center.y)
    assert far[0][1] == Point(boxes["frontend"].center.x, boxes["gateway"].center.y)
    assert near[-1][-1] == Point(boxes["mobile_services"].center.x, boxes["mobile_services"].y)
    assert far[-1][-1] == Point(boxes["frontend"].center.x, boxes["frontend"].y)


def test_the_label_of_a_branch_stands_where_it_runs_alone():
    placement = Layered().place(figure_8_1())
    fork = placement.wires["w3"][0][1]
    for name in ("w2", "w3"):
        rect = placement.labels[name]
        assert rect.x > fork.x or rect.y > fork.y


def test_three_branches_leave_a_trunk_one_after_the_other():
    placement = fan(*(Wire(name * 2, "hub", name, ("bar",)) for name in "abc"))
    starts = {placement.wires[name * 2][0][0] for name in "abc"}
    forks = {placement.wires[name * 2][0][1] for name in "abc"}
    assert len(starts) == 1
    assert {y for _, y in forks} == {y for _, y in starts}
    assert {x for x, _ in forks} == {placement.boxes[name].center.x for name in "abc"}


def test_a_trunk_splits_to_both_sides():
    boxes = tuple(Box(name, Size(120, 60)) for name in ("hub", "a", "b"))
    wires = (Wire("v", "hub", "a"), Wire("w", "hub", "b"))
    placement = Layered().place(Scene("sides", "Sides", boxes, wires, Direction.RIGHT))
    (one,), (other,) = placement.wires["v"], placement.wires["w"]
    assert one[:2] == other[:2]
    assert (one[2].y - one[1].y) * (other[2].y - other[1].y) < 0


def test_lines_that_leave_a_square_on_different_sides_are_no_trunk():
    sizes = {"hub": (120, 120), "a": (200, 40), "b": (200, 100), "c": (60, 40), "d": (60, 40)}
    boxes = tuple(Box(name, Size(*size)) for name, size in sizes.items())
    ends = (("hub", "c"), ("hub", "d"), ("a", "c"))
    wires = tuple(Wire(f"{one} {other}", one, other) for one, other in ends)
    placement = Layered().place(Scene("square", "Square", boxes, wires))
    hold(placement)
    starts = {placement.wires[name][0][0] for name in ("hub c", "hub d")}
    assert len(starts) == 2


@pytest.mark.parametrize("more", [{"stroke": BLUE}, {"tail": End.DOT}, {"target": "a"}, {"source": "c"}])
def test_lines_of_another_look_to_the_same_end_or_from_elsewhere_are_drawn_apart(more):
    wires = (Wire("v", "hub", "a", ("bar",)), Wire("w", "hub", "b", ("bar",))._replace(**more))
    placement = fan(*wires)
    assert parted(placement, "v", "w")[0] == line(placement, "v")


def test_what_a_trunk_shares_is_measured_once():
    wires = tuple(Wire(name * 2, "hub", name, ("bar",)) for name in "abc")
    placement = fan(*wires)
    one = sum(dist(*piece) for name in "abc" for piece in line(placement, name * 2))
    starts = [placement.wires[name * 2][0] for name in "abc"]
    shared = sum(sorted(dist(*leg[:2]) for leg in starts)[:2])
    quality = measure(placement)
    assert quality.length == one - shared
    assert quality.bends == 3


def test_lines_that_meet_in_a_cloud_leave_it_apart():
    boxes = (*(Box(name, Size(120, 60)) for name in "abcd"), Box("cloud", Size(84, 52), shape=Shape.CLOUD))
    wires = (Wire("v", "a", "c", ("cloud",)), Wire("w", "b", "d", ("cloud",)))
    placement = Layered().place(Scene("cloud", "Cloud", boxes, wires, Direction.RIGHT))
    assert placement.wires["v"][1][0] != placement.wires["w"][1][0]
