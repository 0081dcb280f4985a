"""A sequence has its columns and rows: nothing lies on anything else, whatever the steps are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archmodel.elements import Client, Element, Internet, Person
from archmodel.elements.base import Relation
from archmodel.elements.transports import HTTPS
from archmodel.elements.verbs import Verb
from archmodel.errors import LayoutError
from archmodel.geometry import Point
from archmodel.graph import Graph
from archmodel.layout.base import Placement
from archmodel.layout.kept import Kept
from archmodel.layout.lanes import Lanes
from archmodel.layout.quality import measure
from archmodel.model import Model
from archmodel.scene import Scene, Shape
from archmodel.theme.series import SERIES
from archmodel.views import SequenceView
from tests.layout.rules import hold

LABELS = st.sampled_from([None, "", "a", "asks", "a label of some words", "word " * 40, "long" * 30])


def scene_of(steps: list[Relation], model: Model) -> Scene:
    return SequenceView("A sequence", steps=tuple(steps)).compose(Graph(model), SERIES)


def model_of(elements: list[Element], relations: list[Relation]) -> Model:
    names = {f"e{number}": each for number, each in enumerate(elements)}
    return Model("m", "M", names, {f"r{number}": each for number, each in enumerate(relations)})


@st.composite
def sequences(draw: st.DrawFn) -> Scene:
    """Return a sequence of up to 8 participants and 16 steps, with loops and steps told twice."""
    titles = draw(
        st.lists(st.sampled_from(["A", "Some service", "very long title " * 8]), min_size=1, max_size=8)
    )
    net = Internet("Internet")
    elements: list[Element] = [Client(title) for title in titles]
    ends = st.sampled_from([*elements, net] if draw(st.booleans()) else elements)
    relations = [
        Relation(
            source=draw(st.sampled_from(elements)),
            verb=draw(st.sampled_from([Verb.CALLS, Verb.NOTIFIES])),
            target=draw(ends),
            label=draw(LABELS),
            over=draw(st.sampled_from([None, HTTPS])),
            via=(net,) if draw(st.booleans()) else (),
        )
        for _ in range(draw(st.integers(1, 12)))
    ]
    steps = draw(st.lists(st.sampled_from(relations), min_size=1, max_size=16))
    return scene_of(steps, model_of([*elements, net], relations))


@given(sequences())
@settings(max_examples=150, deadline=None)
def test_nothing_overlaps_and_nothing_is_lost_whatever_the_steps(scene):
    hold(Lanes().arrange(scene))


@given(sequences())
@settings(max_examples=50, deadline=None)
def test_steps_come_one_under_the_other_in_their_order(scene):
    placement = Lanes().arrange(scene)
    lines = {line.name for line in scene.lifelines()}
    heights = [placement.wires[wire.name][0][0].y for wire in scene.wires if wire.name not in lines]
    assert all(one < other for one, other in pairwise(heights))


@given(sequences())
@settings(max_examples=50, deadline=None)
def test_participants_stand_on_one_line_in_their_order(scene):
    placement = Lanes().arrange(scene)
    heads = [placement.boxes[line.source] for line in scene.lifelines()]
    assert len({head.bottom for head in heads}) == 1
    assert all(one.right < other.x for one, other in pairwise(heads))


def placed(*steps: tuple[int, int, str]) -> Placement:
    people = [
        Person(f"Person {number}") for number in range(1 + max(max(one, other) for one, other, _ in steps))
    ]
    relations = [people[one].calls(people[other], label) for one, other, label in steps]
    return Lanes().arrange(scene_of(relations, model_of([*people], relations)))


def test_an_arrow_is_level_and_leads_from_lifeline_to_lifeline():
    placement = placed((0, 1, "asks"), (1, 0, "answers"))
    ((start, end),) = placement.wires["r0"]
    assert start.y == end.y
    assert start.x == placement.boxes["e0@1"].right
    assert end.x == placement.boxes["e1@1"].x
    ((back, home),) = placement.wires["r1"]
    assert (back.x, home.x) == (end.x, start.x)


def test_a_step_of_one_alone_is_a_loop():
    placement = placed((0, 0, "thinks"))
    (way,) = placement.wires["r0"]
    right = placement.boxes["e0@1"].right
    assert [point.x > right for point in way] == [False, True, True, False]


def test_a_label_stands_over_the_first_stretch_of_its_arrow():
    placement = placed((0, 1, "one"), (1, 2, "two"), (0, 2, "far"), (2, 0, "back"))
    columns = [placement.boxes[f"e{number}"].center.x for number in range(3)]
    assert columns[0] < placement.labels["r2"].center.x < columns[1]
    assert columns[1] < placement.labels["r3"].center.x < columns[2]
    for name in ("r0", "r1", "r2", "r3"):
        assert placement.labels[name].bottom < placement.wires[name][0][0].y


def test_a_wide_label_moves_lifelines_apart_and_no_others():
    long_text = "w" * 40
    short, long = placed((0, 1, "a"), (1, 2, "b")), placed((0, 1, "a"), (1, 2, long_text))
    widths = [
        [placement.boxes[f"e{at + 1}"].center.x - placement.boxes[f"e{at}"].center.x for at in (0, 1)]
        for placement in (short, long)
    ]
    assert widths[0][0] == widths[1][0]
    assert widths[0][1] < widths[1][1]


def test_steps_that_follow_each_other_share_a_span_and_others_pass_between_spans():
    placement = placed((0, 1, ""), (1, 1, ""), (0, 2, ""), (2, 1, ""))
    spans = [box.name for box in placement.scene.boxes if box.shape is Shape.SPAN]
    assert [name for name in spans if name.startswith("e1@")] == ["e1@1", "e1@4"]
    passing = placement.wires["r2"][0][0].y
    assert placement.boxes["e1@1"].bottom < passing < placement.boxes["e1@4"].y


def test_an_arrow_over_a_lifeline_is_a_crossing_and_no_intrusion():
    quality = measure(placed((0, 1, ""), (1, 2, ""), (2, 0, ""), (0, 1, "")))
    assert quality.crossings == 1
    assert quality.clean


def test_the_picture_ends_where_its_last_span_ends():
    placement = Lanes().place(placed((0, 1, "asks"), (1, 1, "thinks for long")).scene)
    assert placement.size.height == placement.boxes["e1@1"].bottom
    assert placement.size.width >= max(x for way in placement.wires["r1"] for x, _ in way)


def test_pins_are_refused_with_their_file():
    with pytest.raises(LayoutError, match="heeds no pins") as caught:
        Lanes().arrange(
            placed((0, 1, "asks")).scene, Kept(pins={"e0": Point(0, 0)}, pinned_in="shop.layout.json")
        )
    assert caught.value.where == "shop.layout.json"
    assert caught.value.instead
