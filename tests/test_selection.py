"""A selection chooses elements by kind, place, tag or name, and a view shows just those."""

from __future__ import annotations

import json

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    Boundary,
    Database,
    FrontendMicroservices,
    Group,
    Microservice,
    MobileDevice,
)
from archmodel.elements.base import Element
from archmodel.errors import BlueprintError, LoadingError, ViewError
from archmodel.formats.model.json import Json
from archmodel.graph import Graph
from archmodel.importers.json import Json as JsonImporter
from archmodel.layout.layered import Layered
from archmodel.layout.quality import measure
from archmodel.model import Model, read
from archmodel.scene import Scene, Shape
from archmodel.selection import Selection, kind, lying_in, matching, named, neighbours, owned, tagged, within
from archmodel.theme.series import SERIES
from archmodel.views import LogicalView, SchematicView, View


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    services = Group("Services")
    spread = Balancer("Balancer", inside=services)
    cluster = Group("Cluster", inside=services)
    orders = Microservice("Orders", inside=cluster, tags=frozenset({"pci"}))
    store = Database("Store", inside=cluster)
    crm = Backend("CRM", tags=frozenset({"old", "pci"}))

    phone.calls(gateway)
    gateway.calls(orders, via=spread)
    orders.stores_in(store)
    orders.calls(crm)


MODEL = read(Shop)


def scene_of(view: View, model: Model = MODEL) -> Scene:
    return view.compose(Graph(model), SERIES)


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (kind(Database, ApiGateway), "gateway store"),
        (kind(Element), "phone gateway services spread cluster orders store crm"),
        (within(Shop.services), "spread cluster orders store"),
        (within(Shop.cluster, Shop.orders), "orders store"),
        (within(Shop.phone), ""),
        (tagged("pci"), "orders crm"),
        (tagged("old", "new"), "crm"),
        (named(Shop.crm, Shop.phone), "crm phone"),
        (neighbours(named(Shop.orders)), "spread gateway store crm"),
        (neighbours(named(Shop.gateway)), "phone spread orders"),
        (neighbours(named(Shop.spread)), "gateway orders"),
        (neighbours(kind(Backend) | kind(Database)), "orders"),
        (tagged("pci") & kind(Backend), "crm"),
        (~within(Shop.services) & ~kind(Group), "phone gateway crm"),
        (within(Shop.services) & ~(kind(Database) | tagged("pci")), "spread cluster"),
    ],
)
def test_it_chooses_what_its_words_say(selection, names):
    assert selection.names(MODEL) == set(names.split())


class Bank(Blueprint):
    internet = Boundary("Internet", trust=0)
    internal = Boundary("Internal")
    vault = Boundary("Vault", inside=internal)
    phone = MobileDevice("Phone", boundary=internet)
    team = Group("Payments", owner="payments", boundary=internal)
    front = FrontendMicroservices("Front end", inside=team, technology="Node.js, Java")
    cards = Microservice("Cards", inside=team, boundary=vault, tags=frozenset({"pci-dss"}))
    ledger = Database("Ledger", owner="accounts", technology="Oracle 19c")


BANK = read(Bank)


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (owned("payments"), "team front cards"),
        (owned("accounts", "nobody"), "ledger"),
        (lying_in(Bank.internal), "team front cards"),
        (lying_in(Bank.vault, Bank.internet), "cards phone"),
        (matching("kind:Microservice"), "cards"),
        (matching("kind:Service"), "front cards"),
        (matching("kind:Micro*"), "front cards"),
        (matching("kind:*"), "phone team front cards ledger"),
        (matching("role:frontend"), "front"),
        (matching("role:*"), "front"),
        (matching("tag:pci*"), "cards"),
        (matching("tag:pci"), ""),
        (matching("id:*a*"), "team cards"),
        (matching("id:phone", "id:ledger"), "phone ledger"),
        (matching("owner:pay*"), "team front cards"),
        (matching("boundary:internal"), "team front cards"),
        (matching("boundary:vault"), "cards"),
        (matching("tech:Java"), "front"),
        (matching("tech: Oracle*"), "ledger"),
        (matching("tech:*.js"), "front"),
    ],
    ids=str,
)
def test_it_chooses_by_owner_boundary_and_by_what_is_written(selection, names):
    assert selection.names(BANK) == set(names.split())


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (kind(Backend), "Backend"),
        (kind(Backend, Database), "Backend | Database"),
        (within(Shop.services), "what is inside 'Services'"),
        (tagged("pci") & ~named(Shop.phone), "what is tagged pci & not 'Phone'"),
        (~(owned("a", "b") | lying_in(Bank.vault)), "not (what a | b answers for | what lies in 'Vault')"),
        (neighbours(matching("kind:Service")), "neighbours of kind:Service"),
    ],
)
def test_it_reads_as_words(selection, words):
    assert str(selection) == words


@pytest.mark.parametrize(
    ("selection", "is_by_kind"),
    [
        (kind(Backend) | matching("kind:Service", "role:frontend"), True),
        (~kind(Backend) & tagged("old"), False),
        (neighbours(named(Shop.phone)), False),
        (matching("id:phone"), False),
    ],
)
def test_it_knows_whether_it_asks_for_kinds_alone(selection, is_by_kind):
    assert selection.is_by_kind() is is_by_kind


@pytest.mark.parametrize(
    ("term", "what", "instead"),
    [
        ("kinds:Service", "begins with no word", "did you mean 'kind'?"),
        ("Service", "begins with no word", "write one of kind, role, tag, id, owner, boundary, tech"),
        ("kind:Servise", "there is no kind 'Servise'", "did you mean 'Service'?"),
        ("role:frontends", "there is no role 'frontends'", "did you mean 'frontend'?"),
        ("role:x", "there is no role 'x'", "the roles are frontend, integration, integration-data, mobile"),
        ("tag:", "'tag:' does not say which tag", "write tag:* for any"),
    ],
)
def test_a_term_that_means_nothing_is_refused(term, what, instead):
    with pytest.raises(BlueprintError) as refused:
        matching(term)
    assert what in refused.value.what
    assert refused.value.instead.startswith(instead)
    assert "test_selection.py" in refused.value.where


def test_a_text_is_a_tag_only_where_it_is_said_to_be_one():
    assert (tagged("old") | owned("payments") | matching("id:x")).tags() == {"old"}


def test_a_view_shows_what_is_chosen_and_the_lines_between_it():
    scene = scene_of(SchematicView(shows=~named(Shop.phone, Shop.store)))
    assert [box.name for box in scene.boxes] == ["gateway", "services", "spread", "cluster", "orders", "crm"]
    assert {(wire.source, wire.target) for wire in scene.wires} == {("gateway", "orders"), ("orders", "crm")}


def test_a_view_of_something_and_its_neighbours_draws_every_line_of_it_whole():
    around = named(Shop.gateway) | neighbours(named(Shop.gateway))
    wires = scene_of(SchematicView(shows=around)).wires
    lines = [(wire.source, *wire.via, wire.target) for wire in wires]
    assert lines == [("phone", "gateway"), ("gateway", "spread", "orders")]


def test_a_line_goes_straight_on_where_what_it_passes_is_not_shown():
    (wire,) = scene_of(SchematicView(shows=named(Shop.gateway, Shop.orders))).wires
    assert (wire.source, wire.via, wire.target) == ("gateway", (), "orders")


def test_members_of_a_group_that_is_not_shown_stand_in_the_next_one():
    scene = scene_of(SchematicView(shows=~named(Shop.cluster)))
    assert {box.name: box.parent for box in scene.boxes if box.parent} == {
        "spread": "services",
        "orders": "services",
        "store": "services",
    }


def test_a_group_of_whose_members_none_is_shown_is_a_card():
    boxes = {box.name: box for box in scene_of(SchematicView(shows=named(Shop.services, Shop.crm))).boxes}
    assert boxes["services"].shape is Shape.CARD


def test_a_logical_view_shows_a_balancer_that_is_chosen_as_a_bar():
    boxes = {box.name: box for box in scene_of(LogicalView(shows=within(Shop.services))).boxes}
    assert boxes["spread"].shape is Shape.BAR
    assert "spread" not in {box.name for box in scene_of(LogicalView()).boxes}


def test_boxes_of_a_stack_are_as_wide_as_each_other():
    view = LogicalView(wrap=1, shows=~kind(MobileDevice), collapse=(Shop.cluster,))
    placement = Layered().place(scene_of(view))
    assert len({placement.boxes[name].width for name in ("gateway", "services", "crm")}) == 1
    assert measure(placement).overlaps == 0


@pytest.mark.parametrize("word", ["same_row", "order", "near"])
def test_a_word_about_what_is_not_shown_is_refused(word):
    view = SchematicView(shows=~kind(Database), **{word: ((Shop.orders, Shop.store),)})  # type: ignore[arg-type]
    with pytest.raises(ViewError, match=f"'{word}' names 'store', which a schematic view does not show"):
        scene_of(view)


def test_collapsing_what_is_not_shown_is_refused():
    view = SchematicView(shows=~named(Shop.services), collapse=(Shop.services,))
    with pytest.raises(ViewError, match="'collapse' names 'services', which 'shows' leaves out"):
        scene_of(view)


def test_an_element_of_another_blueprint_is_refused():
    view = SchematicView(shows=kind(Element) & ~named(Backend("Elsewhere")))
    with pytest.raises(ViewError, match="'shows' names 'Elsewhere', which is no element of 'shop'"):
        scene_of(view)


def test_what_is_no_selection_is_refused():
    with pytest.raises(BlueprintError, match="'shows' of this SchematicView cannot be"):
        SchematicView(shows=Shop.orders)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mistake", "instead"),
    [
        (lambda: named("gateway"), "write the element itself, such as named(gateway)"),  # type: ignore[arg-type]
        (lambda: within("services"), "write the group itself, such as within(platform)"),  # type: ignore[arg-type]
        (lambda: kind(Shop.gateway), "write a kind, such as kind(ApiGateway)"),  # type: ignore[arg-type]
        (lambda: kind(int), "write a kind, such as kind(ApiGateway)"),  # type: ignore[arg-type]
        (lambda: tagged(Shop.gateway), 'write a text, such as tagged("pci")'),  # type: ignore[arg-type]
        (lambda: neighbours(Shop.gateway), "write a selection, such as neighbours(named(gateway))"),  # type: ignore[arg-type]
        (lambda: kind(Backend) | MobileDevice, "write a selection on both sides"),
        (lambda: kind(Backend) & Shop.gateway, "write a selection on both sides"),  # type: ignore[operator]
        (lambda: named(), "write the element itself"),
        (lambda: kind(Backend) and kind(Database), "write &, | and ~"),
        (lambda: not kind(Backend), "write &, | and ~"),
    ],
)
def test_what_would_choose_something_else_is_refused_with_the_way_out(mistake, instead):
    with pytest.raises(BlueprintError) as refused:
        mistake()
    assert instead in (refused.value.instead or "")
    assert "test_selection.py" in refused.value.where


def test_a_tag_that_no_element_has_is_refused_with_the_nearest_one():
    with pytest.raises(ViewError, match="the tag 'pcl', which no element has") as refused:
        scene_of(SchematicView(shows=~tagged("pcl")))
    assert refused.value.instead == "did you mean 'pci'?"


@pytest.mark.parametrize("view", [{}, {"collapse": (Shop.services,)}])
def test_lines_to_what_is_inside_a_group_shown_alone_end_at_its_card(view):
    scene = scene_of(SchematicView(shows=named(Shop.gateway, Shop.services, Shop.crm), **view))
    assert [box.name for box in scene.boxes] == ["gateway", "services", "crm"]
    assert {(wire.source, wire.target) for wire in scene.wires} == {
        ("gateway", "services"),
        ("services", "crm"),
    }


SAID = (kind(Backend) | within(Shop.services) | matching("id:*") | owned("payments")) & ~(
    tagged("old") | neighbours(named(Shop.orders))
)


def test_a_selection_is_read_back_from_json_as_it_was_written():
    model = Model("shop", "Shop", MODEL.elements, MODEL.relations, {"part": LogicalView(shows=SAID)})
    written = Json().write(model)
    again = JsonImporter().read(written, origin="shop.json")
    assert Json().write(again) == written
    view = again.views["part"]
    assert isinstance(view, LogicalView)
    assert isinstance(view.shows, Selection)
    assert view.shows.names(again) == SAID.names(model)


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ('{"kinds": ["Backend"]}', "did you mean 'kind'"),
        ('{"kind": ["Backed"]}', "did you mean 'Backend'"),
        ('{"named": ["nobody"]}', "no element of this model"),
        ('{"kind": []}', "write a selection"),
        ('{"kind": ["Backend"], "named": ["crm"]}', "write a selection"),
        ('{"not": [{"kind": ["Backend"]}, {"tagged": ["old"]}]}', "a list of 1 selection"),
        ('{"and": ["crm"]}', "write a selection"),
        ('{"tagged": [1]}', "write a text"),
        ('{"matching": ["kid:Backend"]}', "did you mean 'kind'"),
        ('{"lying-in": ["orders"]}', "no boundary of this model"),
        ('"crm"', "write a selection"),
    ],
)
def test_a_selection_of_json_that_means_nothing_is_refused_with_the_way_out(said, what):
    model = Model("shop", "Shop", MODEL.elements, MODEL.relations, {"part": LogicalView(shows=SAID)})
    document = json.loads(Json().write(model))
    document["views"][0]["shows"] = json.loads(said)
    with pytest.raises(LoadingError) as refused:
        JsonImporter().read(json.dumps(document).encode(), origin="shop.json")
    assert what in str(refused.value)
