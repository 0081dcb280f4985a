"""A collapsed group is one card that tells what is inside; lines to the inside end at it, with a count."""

from __future__ import annotations

import json

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    Broker,
    ContainerPlatform,
    Database,
    Group,
    Internet,
    Microservice,
    MobileDevice,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.pipeline import render
from archmodel.scene import Box, Label, Scene, Shape, Wire
from archmodel.theme.series import SERIES
from archmodel.views import LogicalView, SchematicView, View


class Shop(Blueprint, title="The shop"):
    phone = MobileDevice("Phone")
    net = Internet("Internet")
    gateway = ApiGateway("Gateway")
    platform = ContainerPlatform("Platform", technology="OpenShift")
    spread = Balancer("Balancer", inside=platform)
    orders = Microservice("Orders", inside=platform)
    stock = Microservice("Stock", inside=platform)
    data = Group("Data", inside=platform, collapsed=True)
    store = Database("Store", inside=data)
    crm = Backend("CRM")

    asks = phone.calls(gateway, "asks", via=net)
    routes = gateway.calls(orders, "orders", via=spread)
    looks = gateway.calls(stock, "stock", via=spread)
    keeps = orders.stores_in(store, "keeps")
    counts = stock.stores_in(store, "counts")
    bills = orders.calls(crm, "bills")
    tells = stock.notifies(crm, "is low")
    returns = crm.calls(orders, "returns")
    around = orders.calls(stock, "goes round", via=net)


COLLAPSED = SchematicView(collapse=(Shop.platform,))


def scene_of(view: View) -> Scene:
    return view.compose(Graph(read(Shop)), SERIES)


def boxes_of(view: View) -> dict[str, Box]:
    return {box.name: box for box in scene_of(view).boxes}


def wires_of(view: View) -> dict[str, Wire]:
    return {wire.name: wire for wire in scene_of(view).wires}


def texts(box: Box) -> list[str]:
    items = [item for panel in box.panels for item in (*panel.left, *panel.centre, *panel.right)]
    return [line for item in items if isinstance(item, Label) for line in item.lines]


def test_a_collapsed_group_is_a_card_with_the_number_of_elements_inside():
    boxes = boxes_of(COLLAPSED)
    assert list(boxes) == ["phone", "net", "gateway", "platform", "crm"]
    assert boxes["platform"].shape is Shape.CARD
    assert texts(boxes["platform"]) == ["Platform", "OpenShift", "5 elements inside"]


def test_its_tip_names_all_that_is_inside_and_counts_the_lines_there():
    tip = boxes_of(COLLAPSED)["platform"].tip.splitlines()
    assert tip[-2:] == ["5 elements inside: Balancer, Orders, Stock, Data, Store", "2 relations inside"]


def test_its_tile_in_a_logical_view_tells_the_same():
    tile = boxes_of(LogicalView(collapse=(Shop.platform,)))["platform"]
    assert texts(tile) == ["Platform", "5 elements inside"]
    assert "Orders" in tile.tip


def test_lines_to_the_inside_end_at_the_card_and_pass_nothing_in_it():
    wire = wires_of(COLLAPSED)["routes"]
    assert (wire.source, wire.via, wire.target) == ("gateway", (), "platform")


def test_lines_that_then_join_the_same_two_boxes_are_one_with_their_number():
    wire = wires_of(COLLAPSED)["routes"]
    assert wire.label is not None
    assert wire.label.lines == ("2 ×",)
    assert wire.stands_for == ("routes", "looks")
    assert wire.tip.splitlines() == [
        "2 relations",
        "Gateway calls Orders, via Balancer: orders",
        "Gateway calls Stock, via Balancer: stock",
    ]


def test_lines_of_another_look_or_the_other_direction_stay_apart():
    wires = wires_of(COLLAPSED)
    assert list(wires) == ["asks", "routes", "bills", "tells", "returns", "around"]
    for name, text in (("bills", "bills"), ("tells", "is low"), ("returns", "returns")):
        label = wires[name].label
        assert label is not None
        assert label.lines == (text,)
        assert wires[name].stands_for == ()


def test_a_line_that_leaves_the_group_and_comes_back_stays():
    wire = wires_of(COLLAPSED)["around"]
    assert (wire.source, wire.via, wire.target) == ("platform", ("net",), "platform")


def test_nothing_of_the_model_is_lost():
    scene = scene_of(COLLAPSED)
    boxes = [each for box in scene.boxes for each in (box.name, *box.holds)]
    wires = [each for wire in scene.wires for each in wire.stands_for or (wire.name,)]
    model = read(Shop)
    assert sorted(boxes + wires) == sorted([*model.elements, *model.relations])


def test_the_placement_names_what_cards_and_lines_stand_for():
    class Small(Shop):
        picture = COLLAPSED

    placement = json.loads(render(Small, "picture", format="json"))
    nodes = {node["id"]: node for node in placement["nodes"]}
    assert nodes["platform"]["holds"] == ["spread", "orders", "stock", "data", "store", "keeps", "counts"]
    assert "holds" not in nodes["crm"]
    edges = {edge["id"]: edge for edge in placement["edges"]}
    assert edges["routes"]["relations"] == ["routes", "looks"]
    assert "relations" not in edges["bills"]


def test_a_group_may_be_collapsed_in_the_model_and_expanded_by_a_view():
    boxes = boxes_of(SchematicView())
    assert boxes["data"].shape is Shape.CARD
    assert "store" not in boxes
    boxes = boxes_of(SchematicView(expand=(Shop.data,)))
    assert boxes["data"].shape is Shape.GROUP
    assert boxes["store"].parent == "data"


def test_the_key_does_not_explain_what_is_hidden():
    (swatches, _) = scene_of(COLLAPSED).key
    assert "Services" not in [entry.label.lines[0] for entry in swatches]


def test_parallel_lines_between_boxes_that_are_shown_stay_apart():
    class Parallel(Blueprint):
        a = Backend("A")
        b = Backend("B")
        one = a.calls(b, "one")
        other = a.calls(b, "other")

    scene = SchematicView().compose(Graph(read(Parallel)), SERIES)
    assert [wire.name for wire in scene.wires] == ["one", "other"]


@pytest.mark.parametrize("relation", ["member", "own", "loop"])
def test_what_runs_between_a_member_and_its_group_is_inside(relation):
    class Inner(Blueprint):
        group = Group("Group")
        a = Backend("A", inside=group)
        member = a.calls(group)
        own = group.calls(a)
        loop = group.calls(group)
        picture = SchematicView(collapse=(group,))

    scene = Inner.picture.compose(Graph(read(Inner)), SERIES)
    assert (relation in scene.boxes[0].holds) is (relation != "loop")
    assert [wire.name for wire in scene.wires] == ["loop"]


def test_lines_with_arrows_at_different_ends_stay_apart():
    class Events(Blueprint):
        sales, topic = Group("Sales", collapsed=True), Broker("Topic")
        shop, mail = Microservice("Shop", inside=sales), Microservice("Mail", inside=sales)
        sold = shop.publishes_to(topic)
        hears = mail.subscribes_to(topic)

    wires = SchematicView().compose(Graph(read(Events)), SERIES).wires
    assert [wire.name for wire in wires] == ["sold", "hears"]
