"""Our own engine: nothing overlaps, nothing is lost, and figure 8.1 looks like figure 8.1."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from archmodel.errors import LayoutError
from archmodel.geometry import Size
from archmodel.layout.layered import Layered
from archmodel.layout.quality import measure
from archmodel.scene import Box, Direction, Scene, Wire
from tests.layout.rules import TRUST, hold
from tests.layout.scenes import SLOW, extremes, figure_8_1, group, label, landscapes, of_graph

GRAPHS = TRUST / "graphs" / "graphs.json"


def place(*boxes: Box, wires: tuple[Wire, ...] = (), direction: Direction = Direction.DOWN):
    return Layered().place(Scene("test", "Test", boxes, wires, direction))


def card(name: str, parent: str | None = None) -> Box:
    return Box(name, Size(120, 60), parent)


def test_figure_8_1_is_clean_with_hardly_a_bend():
    placement = Layered().place(figure_8_1())
    hold(placement)
    quality = measure(placement)
    assert quality.crossings == 0
    assert quality.bends <= 4
    assert quality.against == 0
    assert placement.size.width <= 1050
    assert placement.size.height <= 710


def test_figure_8_1_has_what_is_outside_on_one_straight_line():
    placement = Layered().place(figure_8_1())
    boxes = placement.boxes
    assert boxes["mobile"].bottom < boxes["internet"].y < boxes["gateway"].y
    assert boxes["gateway"].right < boxes["platform"].x
    assert len({point.x for leg in placement.wires["w1"] for point in leg}) == 1


def test_figure_8_1_reads_bar_row_bar_row_with_integration_next_to_the_backends():
    boxes = Layered().place(figure_8_1()).boxes
    assert boxes["b1"].bottom < boxes["frontend"].y
    assert boxes["frontend"].y == boxes["mobile_services"].y
    assert boxes["frontend"].bottom < boxes["b2"].y
    assert boxes["b2"].bottom < boxes["integration"].y
    assert boxes["integration"].y == boxes["storage"].y
    assert boxes["storage"].right < boxes["integration"].x
    assert boxes["platform"].right < boxes["backends"].x


def test_an_empty_scene_is_an_empty_page():
    assert place().size == Size(0, 0)


def test_the_same_scene_gives_the_same_placement():
    assert Layered().place(figure_8_1()) == Layered().place(figure_8_1())


@given(landscapes())
@settings(max_examples=120, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)
def test_nothing_overlaps_in_any_landscape(scene: Scene):
    hold(Layered().place(scene))


@given(landscapes(most=60))
@settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)
def test_nothing_overlaps_in_larger_landscapes(scene: Scene):
    hold(Layered().place(scene))


@given(extremes(most=16))
@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)
def test_nothing_overlaps_whatever_the_sizes(scene: Scene):
    hold(Layered().place(scene))


@pytest.mark.skipif(not GRAPHS.exists(), reason="the folder of shared cases is not there")
def test_every_graph_of_the_trust_cases_is_drawn():
    graphs = json.loads(GRAPHS.read_text())["graphs"]
    for graph in graphs:
        if graph["expect"] == "ok":
            hold(Layered().place(of_graph(graph)))


def test_twenty_lines_between_two_boxes_are_drawn_apart():
    wires = tuple(Wire(f"w{number}", "a", "b", label=label(60)) for number in range(20))
    placement = place(card("a"), card("b"), wires=wires)
    hold(placement)
    assert len(set(placement.wires.values())) == 20


def test_a_line_from_a_box_to_itself_leaves_and_comes_back():
    placement = place(card("a"), wires=(Wire("w", "a", "a", label=label(60)),))
    hold(placement)
    (leg,) = placement.wires["w"]
    assert len(leg) >= 4


def test_a_line_to_an_outer_group_ends_at_its_border_from_within():
    placement = place(group("g"), card("a", "g"), wires=(Wire("w", "a", "g"), Wire("v", "g", "a")))
    hold(placement)
    rect = placement.boxes["g"]
    for end in (placement.wires["w"][0][-1], placement.wires["v"][0][0]):
        assert end.x in (rect.x, rect.right) or end.y in (rect.y, rect.bottom)


def test_a_line_ends_at_the_border_of_a_group_that_is_its_end():
    placement = place(group("g"), card("a", "g"), card("b"), wires=(Wire("w", "b", "g"),))
    hold(placement)
    assert placement.wires["w"][0][-1].y == placement.boxes["g"].y


def test_boxes_of_a_hundred_groups_in_one_another_are_drawn():
    boxes = [group(f"g{number}", f"g{number - 1}" if number else None) for number in range(100)]
    boxes += [card("a", "g99"), card("b")]
    hold(place(*boxes, wires=(Wire("w", "a", "b", label=label(50)),)))


def test_a_thousand_groups_in_one_another_do_not_stop_the_interpreter():
    boxes = [group(f"g{number}", f"g{number - 1}" if number else None) for number in range(1000)]
    placement = place(*boxes, card("a", "g999"))
    assert placement.boxes["g0"].width > 40_000


def test_lines_through_a_thousand_groups_in_one_another_are_drawn():
    boxes = [group(f"g{number}", f"g{number - 1}" if number else None) for number in range(1000)]
    boxes += [card("a", "g999"), card("half", "g500"), card("b")]
    wires = (Wire("w", "a", "b", label=label(50)), Wire("v", "half", "a"), Wire("u", "b", "g998"))
    placement = place(*boxes, wires=wires)
    for wire in wires:
        (leg,) = placement.wires[wire.name]
        for end, name in ((leg[0], wire.source), (leg[-1], wire.target)):
            rect = placement.boxes[name]
            assert end.x in (rect.x, rect.right) or end.y in (rect.y, rect.bottom)


def test_lines_between_groups_far_deeper_than_their_tracks_lead_are_clean():
    boxes = [group(f"g{number}", f"g{number - 1}" if number else None) for number in range(80)]
    boxes += [card(f"c{number}", f"g{number}") for number in range(0, 80, 4)] + [card("out")]
    wires = [Wire(f"w{number}", f"c{number}", "out", label=label(50)) for number in range(0, 80, 12)]
    wires += [Wire(f"v{number}", f"c{number}", f"c{76 - number}") for number in range(0, 36, 8)]
    hold(place(*boxes, wires=tuple(wires)))


def test_parts_without_lines_are_packed_towards_the_shape_of_a_page():
    placement = place(*(card(f"c{number}") for number in range(24)))
    hold(placement)
    assert 1.0 <= placement.size.width / placement.size.height <= 2.4


def test_a_tree_follows_the_reading_direction():
    wires = (Wire("v", "a", "b"), Wire("w", "b", "c"))
    down = place(card("a"), card("b"), card("c"), wires=wires).boxes
    assert down["a"].bottom < down["b"].y < down["c"].y
    assert down["a"].x == down["b"].x == down["c"].x
    right = place(card("a"), card("b"), card("c"), wires=wires, direction=Direction.RIGHT).boxes
    assert right["a"].right < right["b"].x < right["c"].x
    assert right["a"].y == right["b"].y == right["c"].y


@pytest.mark.parametrize(
    ("boxes", "wires", "word"),
    [
        ((card("a"), card("a")), (), "two boxes"),
        ((card("a"),), (Wire("w", "a", "nope"),), "nope"),
        ((card("a", "nope"),), (), "nope"),
        ((group("g", "h"), group("h", "g")), (), "inside itself"),
        ((group("g", "g"),), (), "inside itself"),
    ],
)
def test_a_scene_that_cannot_be_is_refused_with_a_sentence(boxes, wires, word):
    with pytest.raises(LayoutError, match=word):
        place(*boxes, wires=wires)


def test_lines_side_by_side_do_not_cross_each_other():
    wires = tuple(Wire(f"w{number}", "a", "b", label=label(60)) for number in range(3))
    wires += (Wire("v", "b", "a"), Wire("x", "a", "c"), Wire("y", "c", "b"), Wire("z", "c", "b"))
    placement = place(card("a"), card("b"), card("c"), wires=wires)
    hold(placement)
    assert measure(placement).crossings == 0


def test_members_of_a_group_stand_on_the_side_of_what_they_reach():
    boxes = (group("g"), card("a", "g"), card("b", "g"), group("h"), card("c", "h"), card("d", "h"))
    wires = (Wire("v", "a", "d"), Wire("w", "b", "c"), Wire("x", "a", "d"))
    placement = place(*boxes, wires=wires)
    hold(placement)
    assert measure(placement).crossings == 0


def test_a_star_of_six_hundred_is_as_wide_as_its_lines_need():
    names = [f"c{number}" for number in range(600)]
    wires = tuple(Wire(f"w{name}", "hub", name) for name in names)
    placement = place(card("hub"), *(card(name) for name in names), wires=wires)
    assert placement.boxes["hub"].width < 11_000
    assert placement.size.width < 36_000
    assert measure(placement).clean
