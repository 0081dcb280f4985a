"""Workspaces of Structurizr as models: typed, with places in the file, and what is lost told."""

from __future__ import annotations

import copy
import json
from contextlib import suppress

import pytest

from archmodel.elements import (
    Application,
    Balancer,
    Broker,
    Database,
    DeploymentNode,
    Group,
    Instance,
    Person,
    Service,
    Transport,
    Verb,
    WebApplication,
)
from archmodel.errors import LoadingError
from archmodel.importers.recognised import importer_of
from archmodel.importers.structurizr import Structurizr
from archmodel.model import Model
from tests.importers.workspaces import SHOP, elements_of, relations_of, workspace


def load(data: bytes) -> Model:
    return Structurizr().read(data, origin="shop.json")


def refusal(data: bytes) -> str:
    with pytest.raises(LoadingError) as caught:
        load(data)
    return str(caught.value)


@pytest.fixture(scope="module")
def shop() -> Model:
    return load(workspace())


def test_a_workspace_is_known_by_what_it_holds():
    assert isinstance(importer_of(workspace(), origin="x"), Structurizr)


def test_elements_are_typed_by_level_tags_and_technology(shop):
    assert {name: type(each) for name, each in shop.elements.items()} == {
        "neighbour": Person,
        "ours": Group,
        "shop": Application,
        "web_shop": WebApplication,
        "sales": Service,
        "till": Service,
        "records": Database,
        "what_happened": Broker,
        "live": Group,
        "cellar": DeploymentNode,
        "door": Balancer,
        "orders": Instance,
        "records_2": Instance,
    }


def test_members_groups_and_environments_are_what_is_inside(shop):
    inside = {name: each.inside and shop.names[each.inside] for name, each in shop.elements.items()}
    assert inside["shop"] == "ours"
    assert inside["till"] == "sales"
    assert inside["cellar"] == "live"
    assert inside["orders"] == "cellar"
    assert shop.elements["orders"].of is shop.elements["sales"]


def test_what_is_said_of_elements_is_kept(shop):
    assert shop.elements["neighbour"].external is True
    assert shop.elements["neighbour"].tags == {"Regular"}
    assert shop.elements["web_shop"].technology == "TypeScript"
    assert shop.elements["cellar"].instances == "2..n"


def test_relations_have_the_verb_and_the_transport_that_their_words_tell(shop):
    said = {name: (each.verb, each.over, each.technology, each.tls) for name, each in shop.relations.items()}
    assert said == {
        "orders_in": (Verb.CALLS, Transport.HTTPS, None, None),
        "asks": (Verb.CALLS, None, None, None),
        "web_shop->what_happened": (Verb.PUBLISHES_TO, None, None, None),
        "sales->records": (Verb.STORES_IN, None, "SQL/TLS", True),
        "orders->records_2": (Verb.CALLS, None, None, None),
    }


def test_every_element_and_relation_points_at_its_line(shop):
    lines = workspace().decode().splitlines()
    for each in (*shop.elements.values(), *shop.relations.values()):
        place = each.place
        assert place
        assert place.path == "shop.json"
        assert lines[place.line - 1][place.column - 1] == "{"
    web = shop.elements["web_shop"].place
    assert web
    assert lines[web.line].strip() == '"id": "3",'


def test_views_show_what_they_showed_and_flows_their_steps_in_order(shop):
    inside, ordering = shop.views["inside_the_shop"], shop.views["ordering"]
    assert sorted(inside.shows.names(shop)) == ["neighbour", "ours", "sales", "shop", "web_shop"]
    assert (inside.title, inside.direction.value) == ("Inside", "right")
    assert (ordering.title, ordering.steps) == (
        "An order",
        (shop.relations["orders_in"], shop.relations["asks"]),
    )


def test_a_url_is_a_link(shop):
    assert shop.elements["shop"].link == "https://shop.example/"


def test_what_a_model_has_no_place_for_is_told_with_its_line():
    told = [str(each) for each in Structurizr().losses(workspace(), origin="shop.json")]
    lines = workspace().decode().splitlines()
    assert [each.partition(": ")[2] for each in told] == [
        "'web_shop' loses its cost",
        "'corner_shop' loses its configuration",
        "'inside_the_shop' loses its places",
        "'ordering' loses the words of its steps, and what is answered",
        "'photo' is left out, one of the imageViews",
    ]
    assert [lines[int(each.split(":")[1]) - 1].strip() for each in told][:2] == [
        "{",
        '"configuration": {',
    ]


def test_a_workspace_without_views_gets_two():
    assert list(load(workspace(views={})).views) == ["schematic", "logical"]


def test_nested_groups_are_groups_in_one_another():
    changed = copy.deepcopy(SHOP)
    changed["model"]["properties"] = {"structurizr.groupSeparator": "/"}
    changed["model"]["softwareSystems"][0]["group"] = "All/Ours"
    model = load(json.dumps(changed).encode())
    assert model.elements["ours"].inside is model.elements["all"]
    assert model.elements["shop"].inside is model.elements["ours"]


def changed(*path: str | int, to: object) -> bytes:
    """Return the workspace with another value at a path of its model."""
    document = copy.deepcopy(SHOP)
    holder = document["model"]
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = to
    return json.dumps(document, indent=1).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (changed("people", 0, "relationships", 0, "destinationId", to="77"), "'77' is no element"),
        (changed("people", 0, "id", to="3"), "the id '3' is taken"),
        (changed("people", 0, "id", to=1), "'id' cannot be the number 1"),
        (changed("people", 0, "name", to=""), "it has no 'name'"),
        (changed("people", to={}), "'people' cannot be an object"),
        (changed("people", 0, to="x"), "expected an object, found the text 'x'"),
        (changed("deploymentNodes", 0, "instances", to="many"), "cannot have 'many' instances"),
        (changed("deploymentNodes", 0, "containerInstances", 0, "containerId", to="x"), "'x' is no element"),
        (
            changed("people", 0, "properties", to={"archmodel.tier": "x"}),
            "'archmodel.tier' cannot be the text 'x'",
        ),
        (changed("people", 0, "properties", to={"archmodel.boundary": "x"}), "'x', which is no boundary"),
        (changed("people", 0, "properties", to={"archmodel.kind": "Persn"}), "did you mean 'Person'?"),
        (changed("people", 0, "properties", to={"archmodel.inside": "neighbour"}), "is inside itself"),
        (changed("people", 0, "properties", to={"archmodel.elements": "x"}), "has a field 'elements'"),
    ],
)
def test_a_mistake_is_refused_with_its_line(data, said):
    told = refusal(data)
    assert said in told
    assert told.startswith("shop.json:")


def test_an_id_that_two_lack_is_missing_twice_and_taken_by_neither():
    told = refusal(changed("people", to=[{"name": "X"}, {"name": "Y"}]))
    assert told.count("it has no 'id'") == 2
    assert "is taken" not in told


def test_an_id_of_a_wrong_type_that_two_share_is_told_where_it_stands():
    told = refusal(changed("people", to=[{"name": "X", "id": 1}, {"name": "Y", "id": 1}]))
    assert told.count("'id' cannot be the number 1") == 2


@pytest.mark.parametrize("odd", [None, [], "x", 1, True, {}])
@pytest.mark.parametrize("key", ["id", "name", "tags", "relationships", "containers", "properties", "group"])
def test_a_value_of_another_type_is_refused_or_passed_over(key, odd):
    data = changed("softwareSystems", 0, key, to=odd)
    with suppress(LoadingError):
        load(data)


def test_big_bank_keeps_every_element_and_relation(shared):
    data = (shared / "cases/structurizr/json/big-bank-plc.json").read_bytes()
    model, document = load(data), json.loads(data)
    groups = [each for each in model.elements.values() if type(each) is Group]
    assert len(model.elements) - len(groups) == len(list(elements_of(document))) == 51
    assert len(model.relations) == len(list(relations_of(document))) == 42
    assert sorted(each.title for each in groups) == ["Big Bank plc", "Development", "Live"]
    assert all(each.place for each in model.elements.values())


def test_another_workspace_is_a_model_too(shared):
    data = (shared / "cases/structurizr/json/amazon-web-services.json").read_bytes()
    kinds = {
        each.title: type(each) for each in load(data).elements.values() if not isinstance(each, Instance)
    }
    assert kinds["Load Balancer"] is Balancer
    assert kinds["Database Schema"] is Database
    assert kinds["Amazon EC2 - Ubuntu server"] is DeploymentNode
