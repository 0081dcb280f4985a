"""A flow view is the schematic, with the steps numbered along the lines and all else pale."""

from __future__ import annotations

import pytest

from archmodel import render
from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    ContainerPlatform,
    Internet,
    Microservice,
    Person,
)
from archmodel.elements.transports import HTTPS
from archmodel.graph import Graph
from archmodel.layout.layered import Layered
from archmodel.layout.quality import measure
from archmodel.model import read
from archmodel.scene import Label, Scene
from archmodel.theme.base import named
from archmodel.theme.series import SERIES
from archmodel.views import FlowView, SchematicView, View


class Shop(Blueprint, title="The shop"):
    customer = Person("Customer", technology="a phone")
    net = Internet("Internet")
    gateway = ApiGateway("Gateway", sso=True)
    platform = ContainerPlatform("Platform")
    spread = Balancer("Balancer", inside=platform)
    orders = Microservice("Orders", inside=platform)
    stock = Microservice("Stock", inside=platform, technology="Java")
    crm = Backend("CRM", sso=True)

    asks = customer.calls(gateway, "asks", over=HTTPS, via=net)
    routes = gateway.calls(orders, via=spread)
    counts = orders.calls(stock, "counts")
    bills = orders.calls(crm, "bills")

    flow = FlowView("A customer asks", steps=(asks, routes, bills, asks))


FLOW = Shop.flow
COUNTS = FlowView("Counts", steps=(Shop.counts,))
INSIDE = (Shop.asks, Shop.routes, Shop.counts, Shop.bills)


def scene_of(view: View) -> Scene:
    return view.compose(Graph(read(Shop)), SERIES)


def label_of(scene: Scene, name: str) -> Label:
    (wire,) = (wire for wire in scene.wires if wire.name == name)
    assert wire.label
    return wire.label


def numbers(label: Label) -> tuple[str, ...]:
    return label.badge.lines if label.badge else ()


def fills(scene: Scene, name: str) -> set[str]:
    (box,) = (box for box in scene.boxes if box.name == name)
    return {each for each in (box.frame.fill, box.frame.stroke, *(one.fill for one in box.panels)) if each}


def key(scene: Scene) -> list[list[str]]:
    return [[entry.label.lines[0] for entry in row] for row in scene.key]


def test_it_shows_what_the_schematic_shows_in_the_same_sizes():
    flow, schematic = scene_of(FLOW), scene_of(SchematicView())
    assert [(box.name, box.size, box.parent) for box in flow.boxes] == [
        (box.name, box.size, box.parent) for box in schematic.boxes
    ]
    assert [wire[:4] for wire in flow.wires] == [wire[:4] for wire in schematic.wires]


def test_steps_are_numbered_before_the_text_of_their_lines():
    scene = scene_of(FLOW)
    assert numbers(label_of(scene, "bills")) == ("3",)
    assert label_of(scene, "bills").lines == ("bills",)
    assert numbers(label_of(scene, "counts")) == ()


def test_a_relation_told_twice_has_both_numbers():
    assert numbers(label_of(scene_of(FLOW), "asks")) == ("1, 4",)


def test_a_line_without_a_text_is_labelled_with_its_number():
    assert label_of(scene_of(FLOW), "routes").lines == ("2",)


def test_a_label_has_room_for_its_number():
    with_number, without = (label_of(scene_of(view), "bills") for view in (FLOW, SchematicView()))
    assert with_number.badge
    assert with_number.size.width >= without.size.width + with_number.badge.size.width
    assert with_number.size.height >= with_number.badge.size.height


def test_what_is_not_on_the_way_has_no_colour_and_all_else_keeps_its_own():
    flow, schematic = scene_of(FLOW), scene_of(SchematicView())
    for name in ("customer", "net", "gateway", "platform", "spread", "orders", "crm"):
        assert fills(flow, name) == fills(schematic, name), name
    assert fills(flow, "stock") <= {SERIES.line, SERIES.card, SERIES.foot}
    strokes = {wire.name: wire.stroke for wire in flow.wires}
    assert [name for name, stroke in strokes.items() if stroke.ink == SERIES.muted] == ["counts"]
    assert [name for name, stroke in strokes.items() if stroke.width < 2] == ["counts"]


def test_the_frame_round_a_step_is_not_pale():
    assert fills(scene_of(COUNTS), "platform") == fills(scene_of(SchematicView()), "platform")


def test_the_key_names_the_colours_that_are_left_and_what_is_pale():
    assert key(scene_of(COUNTS)) == [
        ["Infrastructure", "Application"],
        ["Between services", "Not on the way"],
    ]
    assert "Not on the way" not in key(scene_of(FlowView("All", steps=INSIDE)))[1]


def test_where_colours_mean_nothing_the_key_still_says_what_is_pale():
    scene = COUNTS.compose(Graph(read(Shop)), named("plain"))
    assert key(scene) == [["Not on the way"]]


def test_its_heading_says_what_happens():
    scene = scene_of(FLOW)
    assert scene.title == "A customer asks"
    assert scene.heading
    words = [item.lines for item in scene.heading.left if isinstance(item, Label)]
    assert words == [("A customer asks",), ("Flow view",)]


def test_steps_inside_a_collapsed_group_are_numbered_on_its_card():
    scene = scene_of(FlowView("Inside", steps=INSIDE, collapse=(Shop.platform,)))
    (card,) = (box for box in scene.boxes if box.name == "platform")
    badge, said = card.panels[-1].left
    assert isinstance(badge, Label)
    assert isinstance(said, Label)
    assert (badge.lines, said.lines) == (("3",), ("inside",))
    assert label_of(scene, "routes").lines == ("2",)
    assert key(scene) == key(scene_of(SchematicView(collapse=(Shop.platform,))))


def test_a_line_that_stands_for_several_relations_has_the_numbers_of_all():
    class Bundle(Blueprint):
        gateway = ApiGateway("Gateway")
        platform = ContainerPlatform("Platform", collapsed=True)
        orders = Microservice("Orders", inside=platform)
        inner = ApiGateway("Inner gateway", inside=platform)
        other = Microservice("Other")
        asks = gateway.calls(orders)
        looks = gateway.calls(inner)
        one = orders.calls(other)
        two = inner.calls(other)
        flow = FlowView("A flow", steps=(asks, looks, one))

    scene = Bundle.flow.compose(Graph(read(Bundle)), SERIES)
    assert [wire.stands_for for wire in scene.wires] == [("asks", "looks"), (), ()]
    label = label_of(scene, "asks")
    assert (numbers(label), label.lines) == (("1, 2",), ("2 ×",))
    assert label_of(scene, "one").lines == ("3",)
    assert {wire.name: wire.stroke.ink for wire in scene.wires}["two"] == SERIES.muted


@pytest.mark.parametrize("format", ["json", "svg"], ids=["placement", "svg"])
def test_it_is_placed_and_drawn_as_we_last_saw_it(format, goldens):
    goldens.check(f"flow/flow.{format}", render(Shop, "flow", format=format))


@pytest.mark.parametrize("collapse", [(), (Shop.platform,)], ids=["open", "collapsed"])
def test_its_picture_is_clean(collapse):
    for steps in (FLOW.steps, INSIDE):
        scene = scene_of(FlowView("A flow", steps=steps, collapse=collapse))
        assert measure(Layered().arrange(scene)).clean
