"""Models as workspaces of Structurizr: by its rules and its schema, and read back as they were."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from archmodel.elements import Client, Element, Group, Service
from archmodel.formats.model.structurizr import Structurizr
from archmodel.importers.structurizr import Structurizr as Importer
from archmodel.loading import load_all
from archmodel.model import Model
from tests.formats.model.test_blueprint import said
from tests.generated import TEXTS, generated
from tests.importers.workspaces import elements_of, relations_of, workspace

BLUEPRINTS = sorted(Path("blueprints").glob("*.py"))


def written(model: Model) -> Any:
    return json.loads(Structurizr().write(model))


def read_back(model: Model) -> Model:
    return Importer().read(Structurizr().write(model), origin="workspace.json")


def in_any_order(model: Model) -> object:
    document: Any = said(model)
    for part in ("elements", "relations"):
        document[part].sort(key=lambda entry: entry["name"])
    return document


def told(model: Model) -> list[str]:
    return [f"{each.name} {each.what}" for each in Structurizr().losses(model)]


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


@pytest.mark.parametrize("seed", range(40))
def test_a_workspace_keeps_the_rules_of_structurizr(seed):
    model = generated(seed)
    document = written(model)
    ids = [each["id"] for each in objects(document["model"]) if "id" in each]
    assert len(set(ids)) == len(ids)
    assert all(isinstance(each, str) for each in ids)
    parents = dict(parents_of(document["model"], None))
    for each in objects(document["model"]):
        for part in ("people", "softwareSystems", "containers", "components", "children", "deploymentNodes"):
            titles = [(one["name"], one.get("environment")) for one in each.get(part, ())]
            assert len(set(titles)) == len(titles)
            assert all(title for title, _ in titles)
        if "destinationId" in each:
            ends = each["sourceId"], each["destinationId"]
            assert ends[0] == ends[1] or not {*ends} & {
                *holders(ends[0], parents),
                *holders(ends[1], parents),
            }
        assert all(isinstance(value, str) for value in each.get("properties", {}).values())


def objects(value: object) -> list[dict[str, Any]]:
    """Return all objects in a value, but not properties."""
    held = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    inner = [one for key, each in held if key != "properties" for one in objects(each)]
    return [value, *inner] if isinstance(value, dict) else inner


def parents_of(holder: dict[str, Any], around: str | None) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for part, held in holder.items():
        if isinstance(held, list) and part != "relationships":
            for each in held:
                found += [(each["id"], around), *parents_of(each, each["id"])]
    return found


def holders(id_: str, parents: dict[str, str | None]) -> list[str]:
    found = []
    while (above := parents[id_]) is not None:
        found.append(above)
        id_ = above
    return found


def test_what_goes_deeper_than_components_is_written_beside_and_told():
    a = Service("A")
    b = Service("B", inside=a)
    c = Service("C", inside=b)
    d = Service("D", inside=c)
    e = Service("E", inside=d)
    model = Model("m", "M", {"a": a, "b": b, "c": c, "d": d, "e": e})
    (system,) = written(model)["model"]["softwareSystems"]
    assert [each["name"] for each in system["containers"][0]["components"]] == ["C", "D", "E"]
    assert told(model) == [
        "d is written beside 'c', which may hold nothing",
        "e is written beside 'd', which may hold nothing",
    ]
    assert read_back(model).elements["e"].inside is not None


def test_neighbours_of_one_title_are_told_apart_and_what_is_inside_is_not_related_to_its_holder():
    box = Service("Box")
    made: dict[str, Element] = {"box": box, "a": Service("A", inside=box), "b": Service("A", inside=box)}
    model = Model("m", "M", made, {"holds": box.calls(made["a"]), "asks": made["a"].calls(made["b"])})
    (system,) = written(model)["model"]["softwareSystems"]
    assert [each["name"] for each in system["containers"]] == ["A", "A (2)"]
    assert "relationships" not in system
    assert told(model) == [
        "b is called 'A (2)', as one beside it is called 'A'",
        "holds is left out, as nothing may be related to what it is inside",
    ]
    assert in_any_order(read_back(model)) == in_any_order(model)


def test_a_group_is_a_word_of_its_members_unless_something_is_related_to_it():
    plain, busy = Group("Plain"), Group("Busy")
    a, b = Service("A", inside=plain), Service("B", inside=busy)
    model = Model("m", "M", {"p": plain, "q": busy, "a": a, "b": b}, {"asks": a.calls(busy)})
    systems = {each["name"]: each for each in written(model)["model"]["softwareSystems"]}
    assert sorted(systems) == ["A", "Busy"]
    assert systems["A"]["group"] == "Plain"
    assert [each["name"] for each in systems["Busy"]["containers"]] == ["B"]


def test_a_workspace_that_was_read_keeps_its_elements_relations_and_instances():
    before = json.loads(workspace())
    after = written(Importer().read(workspace(), origin="shop.json"))
    assert Counter(elements_of(after)) == Counter(elements_of(before))
    assert ("/Cellar/Orders", "/Cellar/Records", "", "") in relations_of(after)
    node = after["model"]["deploymentNodes"][0]
    linked = node["containerInstances"][0]["relationships"][0]["linkedRelationshipId"]
    lines = [each for each in objects(after["model"]) if each.get("id") == linked]
    assert [each["description"] for each in lines] == ["Reads from and writes to"]
    assert (node["environment"], node["instances"]) == ("Live", "2..n")


def test_views_show_every_level_and_no_holder_beside_what_it_holds():
    document = written(Importer().read(workspace(), origin="shop.json"))
    names = {
        each["id"]: each.get("name", "an instance") for each in objects(document["model"]) if "id" in each
    }
    shown = {
        kind: [[names[box["id"]] for box in each["elements"]] for each in held]
        for kind, held in document["views"].items()
    }
    assert shown == {
        "systemLandscapeViews": [["Neighbour", "Shop"]],
        "containerViews": [["Web shop", "Orders", "Records", "What happened", "Neighbour"]],
        "componentViews": [["Till"]],
        "deploymentViews": [["Cellar", "Door", "an instance", "an instance"]],
    }
    assert [len(each["relationships"]) for held in document["views"].values() for each in held] == [
        0,
        4,
        0,
        1,
    ]


@pytest.mark.parametrize("seed", range(20))
def test_views_speak_of_what_is_there(seed):
    document = written(generated(seed))
    parents = dict(parents_of(document["model"], None))
    lines = {each["id"]: each for each in objects(document["model"]) if "sourceId" in each}
    views = [each for held in document["views"].values() for each in held]
    assert len({each["key"] for each in views}) == len(views)
    for view in views:
        boxes = {each["id"] for each in view["elements"]}
        assert boxes <= parents.keys()
        if "environment" not in view:
            assert not boxes & {holder for each in boxes for holder in holders(each, parents)}
        for line in view["relationships"]:
            assert {lines[line["id"]]["sourceId"], lines[line["id"]]["destinationId"]} <= boxes


def test_deep_models_are_no_trouble():
    made: dict[str, Element] = {}
    last = None
    for number in range(2_000):
        last = made[f"e{number}"] = Element("x", inside=last)
    assert len(list(elements_of(written(Model("m", "M", made))))) == 2_000


def test_big_bank_keeps_every_element_and_relation(shared):
    data = (shared / "cases/structurizr/json/big-bank-plc.json").read_bytes()
    model = Importer().read(data, origin="big.json")
    before, after = json.loads(data), written(model)
    assert Counter(elements_of(after)) == Counter(elements_of(before))
    assert Counter(relations_of(after)) == Counter(relations_of(before))
    assert told(model) == []


@pytest.mark.parametrize("seed", range(20))
def test_a_workspace_keeps_to_the_schema_of_structurizr(seed, shared):
    check_schema(written(generated(seed)), shared)


def test_every_blueprint_keeps_to_the_schema_of_structurizr(shared):
    for model in load_all(["blueprints"]):
        check_schema(written(model), shared)


def check_schema(document: Any, shared: Path) -> None:
    """Validate a workspace, and refuse what its schema does not list."""
    yaml: Any = pytest.importorskip("yaml")
    whole = yaml.safe_load((shared / "cases/structurizr/schema/structurizr.yaml").read_text(encoding="utf-8"))
    for each in whole["components"]["schemas"].values():
        each.setdefault("additionalProperties", False)
        if each.get("type") != "object":
            del each["additionalProperties"]
    schema = {"$ref": "#/components/schemas/Workspace", "components": whole["components"]}
    errors = [*Draft202012Validator(schema).iter_errors(document)]
    assert [(error.json_path, error.message) for error in errors] == []
