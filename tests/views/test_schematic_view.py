"""A schematic view shows every element and relation, where the series would show them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archmodel.blueprint import Blueprint
from archmodel.drawing.shapes import cloud
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    Broker,
    Client,
    ContainerPlatform,
    Element,
    Group,
    Internet,
    Microservice,
    MobileDevice,
    Person,
    Storage,
)
from archmodel.elements.transports import HTTPS
from archmodel.geometry import Rect
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.scene import Box, Direction, End, Frame, Glyph, Label, Scene, Shape
from archmodel.theme.series import SERIES
from archmodel.views import SchematicView


def scene_of(blueprint: type[Blueprint]) -> Scene:
    return SchematicView().compose(Graph(read(blueprint)), SERIES)


def title_of(box: Box) -> tuple[str, ...]:
    (title,) = box.panels[0].left
    assert isinstance(title, Label)
    return title.lines


class Shop(Blueprint, title="The shop"):
    phone = MobileDevice("Phone", technology="iOS", instances="1..n")
    net = Internet("Internet")
    gateway = ApiGateway("Gateway", sso=True)
    platform = ContainerPlatform("Platform")
    spread = Balancer("Balancer", inside=platform)
    orders = Microservice("Orders", inside=platform)
    crm = Backend("CRM", stands_for="CRM, billing")
    asks = phone.calls(gateway, "asks", over=HTTPS, via=net)
    routes = gateway.calls(orders, via=spread)
    keeps = orders.notifies(crm, "events")


def test_every_element_is_a_box_and_every_relation_a_wire():
    scene = scene_of(Shop)
    names = {box.name for box in scene.boxes}
    assert names == {"phone", "net", "gateway", "platform", "spread", "orders", "crm"}
    assert [wire.name for wire in scene.wires] == ["asks", "routes", "keeps"]


def test_shapes_follow_kinds():
    shapes = {box.name: box.shape for box in scene_of(Shop).boxes}
    assert shapes["net"] is Shape.CLOUD
    assert shapes["spread"] is Shape.BAR
    assert shapes["platform"] is Shape.GROUP
    assert shapes["orders"] is Shape.CARD


def test_with_groups_the_picture_reads_to_the_right_and_each_group_down():
    scene = scene_of(Shop)
    assert scene.direction is Direction.RIGHT
    assert {box.direction for box in scene.boxes if box.is_group} == {None}


def test_without_groups_the_picture_reads_down():
    class Flat(Blueprint):
        phone = MobileDevice("Phone")
        gateway = ApiGateway("Gateway")
        asks = phone.calls(gateway)

    assert scene_of(Flat).direction is Direction.DOWN


def test_parents_come_before_their_members_whatever_the_order_of_declaration():
    outer = Group("Outer")
    inner = Group("Inner", inside=outer)

    class Nested(Blueprint):
        leaf = Element("Leaf", inside=inner)
        around = outer

    boxes = [box.name for box in scene_of(Nested).boxes]
    assert boxes.index("around") < boxes.index("inner") < boxes.index("leaf")


def test_two_groups_of_one_title_stay_two():
    class Twins(Blueprint):
        one = Group("Services")
        two = Group("Services")
        a = Element("A", inside=one)
        b = Element("B", inside=two)

    parents = {box.name: box.parent for box in scene_of(Twins).boxes}
    assert (parents["a"], parents["b"]) == ("one", "two")


def test_a_line_is_labelled_with_what_for_and_how_it_travels():
    wires = {wire.name: wire for wire in scene_of(Shop).wires}
    label = wires["asks"].label
    assert label is not None
    assert label.lines == ("asks · HTTPS",)
    assert wires["routes"].label is None
    assert wires["asks"].via == ("net",)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            "checks whether the policy covered this damage on that day",
            ("checks whether the", "policy covered this", "damage on that day", "HTTPS"),
        ),
        ("word " * 40, (*["word word word word"] * 3, "word word… · HTTPS")),
        ("checks", ("checks · HTTPS",)),
        (
            "orders/" * 30,
            (
                "orders/orders/orders/",
                "orders/orders/orders/",
                "orders/orders/orders/",
                "orders/orders/… · HTTPS",
            ),
        ),
    ],
)
def test_a_long_label_is_cut_before_how_it_travels(words, lines):
    class Claims(Blueprint):
        claims, policies = Microservice("Claims"), Microservice("Policies")
        checks = claims.calls(policies, words, over=HTTPS)

    (wire,) = scene_of(Claims).wires
    assert wire.label
    assert wire.label.lines == lines
    assert wire.label.full == (f"{words} ·\u00a0HTTPS" if "…" in lines[-1] else "")


def test_the_tip_of_a_line_is_its_whole_sentence():
    wires = {wire.name: wire for wire in scene_of(Shop).wires}
    assert wires["asks"].tip == "Phone calls Gateway, over HTTPS, via Internet: asks"


def test_the_tip_of_an_element_says_all_that_is_stated_of_it():
    class Full(Blueprint):
        orders = Microservice(
            "Orders",
            description="Takes orders.",
            technology="Python",
            instances="2",
            sso=True,
            owner="shop",
            tags=frozenset({"b", "a"}),
        )

    (box,) = scene_of(Full).boxes
    assert box.tip.splitlines() == [
        "Orders",
        "Takes orders.",
        "technology: Python",
        "instances: 2",
        "owner: shop",
        "tags: a, b",
        "single sign-on",
    ]


def test_events_are_dashed_and_requests_are_not():
    wires = {wire.name: wire for wire in scene_of(Shop).wires}
    assert wires["keeps"].stroke.dash
    assert not wires["asks"].stroke.dash


def test_the_colour_of_a_line_is_its_network():
    class Lines(Blueprint):
        client = Client("Client")
        gateway = ApiGateway("Gateway")
        service = Microservice("Service")
        other = Microservice("Other")
        store = Storage("Store")
        outside = client.calls(gateway)
        entry = gateway.calls(service)
        inner = service.calls(other)
        outer = other.stores_in(store)

    inks = {wire.name: wire.stroke.ink for wire in scene_of(Lines).wires}
    assert inks == {
        "outside": SERIES.public.ink,
        "entry": SERIES.entry.ink,
        "inner": SERIES.inner.ink,
        "outer": SERIES.outer.ink,
    }


def test_the_key_names_what_is_drawn_and_nothing_else():
    class One(Blueprint):
        gateway = ApiGateway("Gateway")

    rows = scene_of(One).key
    assert [[entry.label.lines[0] for entry in row] for row in rows] == [["Developer services"]]


def test_the_key_explains_dashes_where_an_event_is_drawn():
    class Hub(Blueprint):
        sales, stock = Microservice("Sales"), Microservice("Stock")
        asked = sales.calls(stock)
        told = stock.notifies(sales)

    scene = scene_of(Hub)
    (_, lines) = scene.key
    assert [entry.label.lines[0] for entry in lines] == ["Between services", "Event"]
    (told,) = (wire for wire in scene.wires if wire.name == "told")
    assert lines[-1].stroke
    assert lines[-1].stroke.dash == told.stroke.dash


def test_what_kind_a_picture_is_stands_under_a_title_of_two_lines():
    class Long(Blueprint, title="Insurance claims " * 5):
        claims = Microservice("Claims")

    heading = scene_of(Long).heading
    assert heading
    (title,) = (item for item in heading.left if isinstance(item, Label))
    assert len(title.lines) == 2
    assert title.note
    assert title.note.lines == ("Schematic view",)
    assert heading.height > title.size.height


def test_a_title_that_shows_nothing_is_replaced_by_the_identifier():
    class Blank(Blueprint):
        nameless = Element(" \u200b")

    (box,) = scene_of(Blank).boxes
    assert title_of(box) == ("nameless",)


def test_a_long_title_is_shortened_with_the_whole_in_its_tip():
    class Long(Blueprint):
        wordy = Element("word " * 200)

    (box,) = scene_of(Long).boxes
    assert title_of(box)[-1].endswith("…")
    assert box.tip == "word " * 200


@pytest.mark.parametrize("kind", [MobileDevice, Person])
def test_a_device_or_person_with_nothing_but_a_name_is_an_icon(kind):
    class Bare(Blueprint):
        who = kind("Somebody", description="Not on a card either", owner="sales")
        crm = Backend("CRM")
        asks = who.calls(crm)

    box, other = scene_of(Bare).boxes
    ((glyph,), (title,), ()) = (panel.centre for panel in box.panels)
    assert isinstance(glyph, Glyph)
    assert isinstance(title, Label)
    assert (glyph.name, title.lines) == (SERIES.style(kind).glyph, ("Somebody",))
    assert box.frame == Frame()
    assert box.size.width < other.size.width


def test_an_icon_may_be_a_vendors():
    class Bare(Blueprint):
        who = MobileDevice("Somebody", icon="aws.compute.Lambda")

    (glyph,) = scene_of(Bare).boxes[0].panels[0].centre
    assert isinstance(glyph, Glyph)
    assert (glyph.name, glyph.vendor) == ("aws.compute.Lambda", True)


@pytest.mark.parametrize(
    "stated",
    [{"technology": "iOS"}, {"instances": "2"}, {"sso": False}, {"stands_for": "all"}, {"storage": "cache"}],
    ids=lambda stated: next(iter(stated)),
)
def test_with_something_for_a_card_to_say_it_stays_a_card(stated):
    class Said(Blueprint):
        who = MobileDevice("Somebody", **stated)

    (box,) = scene_of(Said).boxes
    assert title_of(box) == ("Somebody",)
    assert box.frame.fill == SERIES.card


def test_the_arrow_of_an_event_points_to_who_gets_it():
    class Events(Blueprint):
        shop, mail, topic = Microservice("Shop"), Microservice("Mail"), Broker("Topic")
        sold = shop.publishes_to(topic)
        hears = mail.subscribes_to(topic)

    sold, hears = scene_of(Events).wires
    assert (sold.source, sold.tail, sold.target, sold.head) == ("shop", End.DOT, "topic", End.ARROW)
    assert (hears.source, hears.tail, hears.target, hears.head) == ("mail", End.ARROW, "topic", End.DOT)


def test_the_name_of_a_cloud_of_three_lines_is_whole():
    class Airport(Blueprint):
        net = Internet("Internet and airport-wide wireless network")

    (cloud,) = scene_of(Airport).boxes
    (name,) = cloud.panels[0].centre
    assert isinstance(name, Label)
    assert not name.full


@pytest.mark.parametrize(
    "name", ["Internet", "Metropolitan network", "Interconnection", "Kundenbeziehungsmanagementnetz"]
)
def test_the_name_of_a_cloud_lies_inside_its_outline(name: str) -> None:
    class Wide(Blueprint):
        net = Internet(name)

    (box,) = scene_of(Wide).boxes
    (label,) = box.panels[0].centre
    assert isinstance(label, Label)
    (wide, high), text = box.size, label.size
    room = Rect((wide - text.width) / 2, (high - text.height) / 2 + 4, text.width, text.height - 4)  # its ink
    notches = [points[-1] for _, points in cloud(Rect(0, 0, wide, high)) if points]
    assert not any(room.overlaps(Rect(*each, 0, 0).grown(2)) for each in notches)


@pytest.mark.parametrize("first", [Balancer("First"), Internet("First")], ids=["bar", "cloud"])
def test_a_group_has_the_colour_of_its_first_member_on_a_card(first: Element):
    class Colours(Blueprint):
        group = Group("Group")
        before = replace(first, inside=group)
        orders = Microservice("Orders", inside=group)
        crm = Backend("CRM", inside=group)

    (group,) = (box for box in scene_of(Colours).boxes if box.name == "group")
    assert group.frame.stroke == SERIES.style(Microservice).category.accent
