"""A flow view is the schematic, with the steps numbered along the lines and all else pale."""

from __future__ import annotations

from collections.abc import Iterator

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
    inks = {wire.name: wire.stroke.ink for wire in flow.wires}
    assert [name for name, ink in inks.items() if ink == SERIES.line] == ["counts"]


def test_the_frame_round_a_step_is_not_pale():
    assert fills(scene_of(COUNTS), "platform") == fills(scene_of(SchematicView()), "platform")


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.1)."""
    channels = [each / 255 for each in bytes.fromhex(colour.removeprefix("#"))]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def texts(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield the ink of every label, and the ground it lies on."""
    for box in scene.boxes:
        for panel in box.panels:
            for item in (*panel.left, *panel.centre, *panel.right):
                if isinstance(item, Label):
                    yield item.ink, item.pill or panel.fill or box.frame.fill or scene.paper
        if box.caption:
            yield box.caption.ink, box.frame.fill or scene.paper
    for wire in scene.wires:
        for part in wire.label.parts() if wire.label else ():
            yield part.ink, part.pill or scene.paper


@pytest.mark.parametrize("view", [FLOW, COUNTS], ids=lambda view: view.title)
def test_all_text_is_readable_pale_or_not(view):
    assert min(contrast(*pair) for pair in texts(scene_of(view))) >= 4.5


def test_the_key_names_the_colours_that_are_left_and_what_is_pale():
    assert key(scene_of(COUNTS)) == [
        ["Infrastructure", "Application", "Not on the way"],
        ["Between services"],
    ]
    assert "Not on the way" not in key(scene_of(FlowView("All", steps=INSIDE)))[0]


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
    assert {wire.name: wire.stroke.ink for wire in scene.wires}["two"] == SERIES.line


@pytest.mark.parametrize("format", ["json", "svg"], ids=["placement", "svg"])
def test_it_is_placed_and_drawn_as_we_last_saw_it(format, goldens):
    goldens.check(f"flow/flow.{format}", render(Shop, "flow", format=format))


@pytest.mark.parametrize("collapse", [(), (Shop.platform,)], ids=["open", "collapsed"])
def test_its_picture_is_clean(collapse):
    for steps in (FLOW.steps, INSIDE):
        scene = scene_of(FlowView("A flow", steps=steps, collapse=collapse))
        assert measure(Layered().arrange(scene)).clean
