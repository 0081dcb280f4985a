"""Models as architectures in CALM: by its rules and its schemas, and read back as they were."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from archmodel.elements import Client, DeploymentNode, Element, Group, Instance, Person, Service, Transport
from archmodel.formats.model.calm import PROTOCOLS, Calm
from archmodel.importers.calm import Calm as Importer
from archmodel.loading import load_all
from archmodel.model import Model
from tests.formats.model.test_structurizr import in_any_order
from tests.generated import TEXTS, generated
from tests.importers.architectures import architecture, nodes_of, relationships_of

BLUEPRINTS = sorted(Path("blueprints").glob("*.py"))


def written(model: Model) -> Any:
    return json.loads(Calm().write(model))


def read_back(model: Model) -> Model:
    return Importer().read(Calm().write(model), origin="architecture.json")


@pytest.mark.parametrize("path", BLUEPRINTS, ids=lambda path: path.stem)
def test_every_blueprint_is_read_back_as_it_was(path):
    for model in load_all([str(path)]):
        assert in_any_order(read_back(model)) == in_any_order(model)


@pytest.mark.parametrize("start", range(0, 120, 30))
def test_generated_models_are_read_back_as_they_were(start):
    for seed in range(start, start + 30):
        model = generated(seed)
        assert in_any_order(read_back(model)) == in_any_order(model)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_back_wherever_it_stands(text):
    phone = Client(text, description=text, tags=frozenset({text}), technology=text)
    box = Group(text)
    service = Service(text, inside=box, technology=text)
    made = {"phone": phone, "box": box, "service": service}
    model = Model("shop", text, made, {"asks": phone.calls(service, text, technology=text)}, {}, text)
    assert in_any_order(read_back(model)) == in_any_order(model)


def test_names_that_are_alike_in_calm_stay_apart():
    made = {name: Client("X") for name in ("a_b", "a-b", "a b", "", "?", "A_B", "é")}
    document = written(Model("m", "M", made))
    ids = [each["unique-id"] for each in document["nodes"]]
    assert ids == ["a-b", "a-b-2", "a-b-3", "unnamed", "unnamed-2", "A-B", "é"]
    assert [*read_back(Model("m", "M", made)).elements] == [*made]


@pytest.mark.parametrize("seed", range(40))
def test_an_architecture_keeps_the_rules_of_calm(seed):
    document = written(generated(seed))
    lines = document["relationships"]
    parts = [*document["nodes"], *lines, *document.get("flows", [])]
    parts += [inner for each in document["nodes"] for inner in each.get("interfaces", [])]
    ids = [each["unique-id"] for each in parts]
    assert len(set(ids)) == len(ids)
    assert all(each["description"] for each in (*document["nodes"], *document.get("flows", [])))
    assert all(each.get("description", "x") for each in lines)
    assert all(each.get("protocol", "TCP") in PROTOCOLS for each in lines)
    known = {each["unique-id"] for each in document["nodes"]}
    assert all({source, target} <= known for _, source, target in relationships_of(document))
    told = {
        step["relationship-unique-id"] for each in document.get("flows", []) for step in each["transitions"]
    }
    assert told <= {each["unique-id"] for each in lines}


@pytest.mark.parametrize(
    ("how", "protocol"),
    [
        ({"over": Transport.HTTPS}, "HTTPS"),
        ({"over": Transport.GRPC}, "TCP"),
        ({"over": Transport.KAFKA, "tls": True}, "TLS"),
        ({"over": Transport.TCP, "tls": True, "authn": "client-certificate"}, "mTLS"),
        ({"over": Transport.WSS}, "WebSocket"),
        ({"technology": "SFTP"}, "SFTP"),
        ({"technology": "carrier pigeon"}, None),
        ({}, None),
    ],
)
def test_a_protocol_is_one_that_calm_knows_and_the_real_one_is_kept(how, protocol):
    a, b = Service("A"), Service("B")
    model = Model("m", "M", {"a": a, "b": b}, {"asks": a.calls(b, **how)})
    (line,) = written(model)["relationships"]
    assert line.get("protocol") == protocol
    assert in_any_order(read_back(model)) == in_any_order(model)


def test_an_actor_that_does_one_thing_to_several_has_one_relationship():
    reader, a, b = Person("Reader"), Service("A"), Service("B")
    made = {"reader": reader, "a": a, "b": b}
    relations = {"asks": reader.calls(a, "asks"), "asks_2": reader.calls(b, "asks"), "x": reader.calls(b)}
    model = Model("m", "M", made, relations)
    lines = written(model)["relationships"]
    assert [each["relationship-type"]["interacts"]["nodes"] for each in lines] == [["a", "b"], ["b"]]
    assert in_any_order(read_back(model)) == in_any_order(model)


def test_an_instance_of_which_nothing_else_is_said_is_a_place_alone():
    node, service = DeploymentNode("Cluster"), Service("A")
    one = Instance("A", inside=node, of=service)
    two = Instance("A", inside=node, of=service, owner="us")
    model = Model("m", "M", {"node": node, "service": service, "one": one, "two": two})
    document = written(model)
    assert [each["unique-id"] for each in document["nodes"]] == ["node", "service", "two"]
    (line,) = document["relationships"]
    assert line["relationship-type"]["deployed-in"]["nodes"] == ["service", "two"]
    assert in_any_order(read_back(model)) == in_any_order(model)


def test_an_architecture_that_was_read_keeps_its_nodes_and_relationships():
    before, after = (
        json.loads(architecture()),
        written(Importer().read(architecture(), origin="library.json")),
    )
    assert Counter(relationships_of(after)) == Counter(relationships_of(before))
    types = {id_: type_ for id_, type_, _, _ in nodes_of(after)}
    assert types["events"] == "service"  # the type was one that CALM does not list; it stays as a tag
    nodes = [each for each in nodes_of(before) if each[0] != "events"]
    assert [each for each in nodes_of(after) if each[0] != "events"] == nodes
    assert [each["unique-id"] for each in after["flows"]] == ["borrow"]


def test_deep_models_are_no_trouble():
    made: dict[str, Element] = {}
    last = None
    for number in range(2_000):
        last = made[f"e{number}"] = Element("x", inside=last)
    assert len(written(Model("m", "M", made))["relationships"]) == 1_999


@pytest.fixture
def validator(shared) -> Draft202012Validator:
    """Return what validates an architecture."""
    schemas = [
        json.loads(each.read_text(encoding="utf-8"))
        for each in sorted((shared / "cases/calm/schema/1.2/meta").glob("*.json"))
    ]
    registry: Any = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in schemas)
    core = "https://calm.finos.org/release/1.2/meta/core.json"
    return Draft202012Validator({"$ref": core}, registry=registry)


@pytest.mark.parametrize("seed", range(20))
def test_an_architecture_keeps_to_the_schema_of_calm(seed, validator):
    assert [error.message for error in validator.iter_errors(written(generated(seed)))] == []


def test_every_blueprint_keeps_to_the_schema_of_calm(validator):
    for model in load_all(["blueprints"]):
        assert [error.message for error in validator.iter_errors(written(model))] == []


def test_the_sample_keeps_to_the_schema_of_calm(validator):
    assert [error.message for error in validator.iter_errors(json.loads(architecture()))] == []
