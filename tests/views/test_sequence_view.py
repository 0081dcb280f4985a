"""A sequence view shows who takes part, side by side, and the steps from top to bottom."""

from __future__ import annotations

import json
from typing import Any

import pytest

from archmodel import Direction, render
from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    Broker,
    ContainerPlatform,
    Internet,
    Microservice,
    Person,
)
from archmodel.elements.transports import HTTPS
from archmodel.errors import BlueprintError
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.scene import Box, End, Label, Scene, Shape, Wire
from archmodel.selection import kind
from archmodel.theme.series import SERIES
from archmodel.views import SequenceView, View


class Shop(Blueprint, title="The shop"):
    customer = Person("Customer")
    net = Internet("Internet")
    gateway = ApiGateway("Gateway")
    platform = ContainerPlatform("Platform")
    spread = Balancer("Balancer", inside=platform)
    orders = Microservice("Orders", inside=platform)
    stock = Microservice("Stock", inside=platform)
    crm = Backend("CRM")

    asks = customer.calls(gateway, "asks", over=HTTPS, via=net)
    routes = gateway.calls(orders, "routes", via=(net, spread))
    checks = orders.calls(orders, "checks")
    counts = orders.calls(stock)
    told = orders.notifies(crm, "events")
    leaves = customer.calls(net, "leaves")

    sequence = SequenceView("A customer asks", steps=(asks, routes, checks, counts, told, asks))


STEPS = Shop.sequence.steps


def scene_of(view: View = Shop.sequence) -> Scene:
    return view.compose(Graph(read(Shop)), SERIES)


def names(scene: Scene, shape: Shape) -> list[str]:
    return [box.name for box in scene.boxes if box.shape is shape]


def messages(scene: Scene) -> dict[str, Wire]:
    lines = {line.name for line in scene.lifelines()}
    return {wire.name: wire for wire in scene.wires if wire.name not in lines}


def label_of(scene: Scene, name: str) -> Label:
    label = messages(scene)[name].label
    assert label
    return label


def note_of(scene: Scene, name: str) -> Label:
    note = label_of(scene, name).note
    assert note
    return note


def box_of(scene: Scene, name: str) -> Box:
    return next(box for box in scene.boxes if box.name == name)


def test_who_takes_part_stands_in_the_order_of_first_appearance_and_nobody_else():
    scene = scene_of()
    assert names(scene, Shape.CARD) == ["customer", "gateway", "orders", "stock", "crm"]
    assert [line.source for line in scene.lifelines()] == names(scene, Shape.CARD)


def test_every_step_is_an_arrow_with_its_number_in_the_order_of_the_steps():
    told = messages(scene_of())
    assert list(told) == ["asks", "routes", "checks", "counts", "told", "asks@6"]
    badges = [wire.label.badge for wire in told.values() if wire.label]
    assert [badge.lines for badge in badges if badge] == [("1",), ("2",), ("3",), ("4",), ("5",), ("6",)]
    assert {wire.head for wire in told.values()} == {End.ARROW}


def test_a_relation_told_again_says_which_it_is():
    told = messages(scene_of())
    assert told["asks@6"].stands_for == ("asks",)
    assert told["asks"].stands_for == ()
    assert told["asks@6"].tip == told["asks"].tip


def test_a_participant_has_a_span_for_steps_that_follow_each_other():
    scene = scene_of()
    assert names(scene, Shape.SPAN) == [
        *("customer@1", "customer@6", "gateway@1", "gateway@6", "orders@2", "stock@4", "crm@5")
    ]
    assert box_of(scene, "orders@2").tip == "Orders, steps 2 to 5"
    assert box_of(scene, "stock@4").tip == "Stock, step 4"
    assert box_of(scene, "orders@2").holds == ("orders",)


def test_an_arrow_says_what_for_how_it_travels_and_what_it_passes():
    scene = scene_of()
    assert label_of(scene, "asks").lines == ("asks · HTTPS",)
    assert note_of(scene, "asks").lines == ("through Internet",)
    assert note_of(scene, "asks").ink == SERIES.muted
    assert note_of(scene, "routes").lines == ("through Internet, Balancer",)
    assert messages(scene)["routes"].via == ()
    assert label_of(scene, "checks").note is None


def test_what_is_passed_but_not_shown_is_not_said():
    scene = scene_of(SequenceView("A sequence", steps=STEPS, shows=~kind(Balancer)))
    assert note_of(scene, "routes").lines == ("through Internet",)


def test_an_arrow_without_a_text_says_its_verb():
    assert label_of(scene_of(), "counts").lines == ("calls",)


def test_an_event_comes_to_who_subscribes():
    class Events(Blueprint):
        shop, mail = Microservice("Shop"), Microservice("Mail")
        topic = Broker("Topic")
        sold = shop.publishes_to(topic, "sold")
        hears = mail.subscribes_to(topic)
        view = SequenceView("Somebody buys", steps=(sold, hears))

    scene = Events.view.compose(Graph(read(Events)), SERIES)
    heads = {each.name.partition("@")[0]: each for each in scene.wires if each.head is End.ARROW}
    hears = heads["hears"]
    assert (hears.source.partition("@")[0], hears.target.partition("@")[0]) == ("topic", "mail")
    assert hears.label
    assert hears.label.lines == ("notifies",)
    assert hears.tip == "Topic notifies Mail"


def test_events_are_dashed_and_colours_are_those_of_the_schematic():
    told = messages(scene_of())
    assert told["told"].stroke.dash
    assert not told["asks"].stroke.dash
    assert told["asks"].stroke.ink == SERIES.public.ink
    assert told["told"].stroke.ink == SERIES.outer.ink


def test_the_key_names_what_is_drawn():
    assert [[entry.label.lines[0] for entry in row] for row in scene_of().key] == [
        ["Application", "Developer services", "Infrastructure"],
        ["From outside", "From the gateway", "Between services", "To storage and backends", "Event"],
    ]


def test_a_network_that_takes_part_is_a_cloud():
    scene = scene_of(SequenceView("A customer leaves", steps=(Shop.leaves,)))
    assert names(scene, Shape.CARD) == ["customer"]
    assert names(scene, Shape.CLOUD) == ["net"]


def test_a_collapsed_group_takes_part_for_what_is_inside():
    scene = scene_of(SequenceView("Collapsed", steps=STEPS, collapse=(Shop.platform,)))
    assert names(scene, Shape.CARD) == ["customer", "gateway", "platform", "crm"]
    assert {"spread", "orders", "stock"} <= set(box_of(scene, "platform").holds)
    inner = messages(scene)["counts"]
    assert (inner.source, inner.target) == ("platform@2", "platform@2")
    assert note_of(scene, "routes").lines == ("through Internet",)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("direction", Direction.RIGHT),
        ("wrap", 2),
        ("same_row", ((Shop.orders, Shop.stock),)),
        ("order", ((Shop.orders, Shop.stock),)),
        ("near", ((Shop.orders, Shop.stock),)),
    ],
)
def test_words_about_places_are_refused(word: str, value: Any):
    with pytest.raises(BlueprintError, match=f"a sequence has no '{word}'") as caught:
        SequenceView("A sequence", steps=(Shop.asks,), **{word: value})
    assert "test_sequence_view.py:" in caught.value.where
    assert "order of the steps" in caught.value.instead


def test_it_is_placed_by_its_own_engine_whatever_was_asked_for():
    # graphviz needs no program here, as it is not asked
    pictures = {render(Shop, "sequence", engine=engine, format="json") for engine in ("layered", "graphviz")}
    assert len(pictures) == 1


def test_the_placement_leads_from_spans_to_the_elements_and_relations_they_stand_for():
    document = json.loads(render(Shop, "sequence", format="json"))
    edges = {edge["wire"]: edge for edge in document["edges"]}
    holds = {node["id"]: node.get("holds") for node in document["nodes"]}
    assert edges["asks"]["label"] == "1\nasks · HTTPS\nthrough Internet"
    assert edges["asks@6"]["relations"] == ["asks"]
    assert [holds[edges["asks"][end]] for end in ("from", "to")] == [["customer"], ["gateway"]]


@pytest.mark.parametrize("format", ["json", "svg"], ids=["placement", "svg"])
def test_it_is_placed_and_drawn_as_we_last_saw_it(format, goldens):
    goldens.check(f"flow/sequence.{format}", render(Shop, "sequence", format=format))


def test_svg_tells_spans_and_lifelines_from_elements_and_relations():
    svg = render(Shop, "sequence").decode()
    kinds = ("element", "span", "relation", "lifeline")
    assert [svg.count(f'data-kind="{kind}"') for kind in kinds] == [5, 7, 6, 5]
    assert "<desc>5 elements, 6 relations</desc>" in svg
