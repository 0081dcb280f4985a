"""A model as the source of a blueprint: the same model when it is run, and laid out as a formatter would."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from archmodel.elements import Backend, Client, Element, Relation, Verb
from archmodel.entries import Entries
from archmodel.errors import FormatError
from archmodel.formats.model.blueprint import Blueprint
from archmodel.loading import load_all
from archmodel.model import Model
from archmodel.names import slug
from tests.formats.model.test_json import Sized, models
from tests.generated import TEXTS, generated

FOLDER = Path("blueprints")


def said(model: Model) -> object:
    """Return all that a model says but where; in which order facts are declared is of no account."""
    document = json.loads(json.dumps(Entries(model).document()))
    for part in ("elements", "relations", "views", "facts", "waivers"):
        for entry in document.get(part, ()):
            entry.pop("place", None)
    document.get("facts", []).sort(key=lambda entry: entry["name"])
    return document


def run(source: bytes, folder: Path) -> Model:
    """Return the model of a source."""
    path = folder / "written.py"
    path.write_bytes(source)
    (model,) = load_all([str(path)])
    return model


def renamed(model: Model) -> dict[str, str]:
    return {each.name: each.what.split("'")[1] for each in Blueprint().losses(model)}


def checked(tool: list[str], folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *tool, str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_every_blueprint_is_the_same_model_when_it_is_written_and_run(path, tmp_path):
    for model in load_all([str(path)]):
        assert said(run(Blueprint().write(model), tmp_path)) == said(model)


@pytest.mark.parametrize("start", range(0, 300, 30))
def test_generated_models_are_the_same_when_they_are_written_and_run(start, tmp_path):
    for seed in range(start, start + 30):
        model = generated(seed)
        assert renamed(model) == {}
        assert said(run(Blueprint().write(model), tmp_path)) == said(model)


@given(models())
@settings(derandomize=True, deadline=None, max_examples=60)
def test_a_model_of_any_names_is_written_with_names_that_python_takes(tmp_path_factory, model):
    again = run(Blueprint().write(model), tmp_path_factory.mktemp("any"))
    assert len(again.elements) == len(model.elements)
    assert sorted(each.title for each in again.elements.values()) == sorted(
        each.title for each in model.elements.values()
    )
    changed = renamed(model)
    held = [*model.names.values()]
    assert {changed.get(name, name) for name in held} == set(again.names.values())


def test_a_source_is_formatted_sorted_and_typed(tmp_path):
    for seed in range(60):
        (tmp_path / f"generated_{seed}.py").write_bytes(Blueprint().write(generated(seed)))
    for model in load_all([str(FOLDER)]):
        (tmp_path / f"{model.name}.py").write_bytes(Blueprint().write(model))
    checked(["ruff", "format", "--isolated", "--check", "--no-cache"], tmp_path)
    checked(["ruff", "check", "--isolated", "--no-cache", "--select=E4,E7,E9,F,I"], tmp_path)


def test_the_source_of_a_blueprint_passes_a_strict_checker(tmp_path):
    for name, model in {
        "generated": generated(5),
        "shop": load_all(["blueprints/online_shop.py"])[0],
    }.items():
        (tmp_path / f"{name}.py").write_bytes(Blueprint().write(model))
    checked(["mypy", "--strict", "--config-file=", "--no-incremental"], tmp_path)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_data_wherever_it_stands(text, tmp_path):
    phone = Client(text, description=text, tags=frozenset({text}))
    made = {"phone": phone}
    model = Model("shop", text, made, {"asks": phone.calls(phone, text)}, {}, text.strip() or None)
    again = run(Blueprint().write(model), tmp_path)
    assert again.title == text
    assert again.elements["phone"].description == text
    assert again.relations["asks"].label == text


def test_a_source_shows_no_character_that_misleads_its_reader():
    text = Blueprint().write(Model("shop", "\u202e\u2066\ufeff\x1b", {"a": Client("\u200b\x00")})).decode()
    assert all(each.isprintable() or each == "\n" for each in text)


@pytest.mark.parametrize(
    ("name", "title", "given"),
    [
        ("a-b", "API gateway", "api_gateway"),
        ("class", "3D", "n3d"),
        ("__x", "class", "class_"),
        ("ﬁ", "?", "unnamed"),
        ("Client", "", "client"),
    ],
)
def test_a_name_that_python_does_not_take_comes_from_the_title(name, title, given, tmp_path):
    model = Model("shop", "Shop", {name: Client(title), slug("taken"): Client("T")})
    assert renamed(model) == {name: given}
    assert [*run(Blueprint().write(model), tmp_path).elements] == [given, "taken"]


def test_a_relation_that_is_referred_to_gets_a_name_from_its_label(tmp_path):
    from archmodel.views import FlowView

    a, b = Client("A"), Backend("B")
    asks = a.calls(b, "asks for data")
    model = Model("m", "M", {"a": a, "b": b}, {"a->b": asks}, {"flow": FlowView("F", steps=(asks,))})
    assert renamed(model) == {"a->b": "asks_for_data"}
    assert [*run(Blueprint().write(model), tmp_path).relations] == ["asks_for_data"]


def test_what_only_a_storage_takes_is_said_in_full_of_anything_else(tmp_path):
    a, b = Client("A"), Client("B")
    stores = Relation(source=a, verb=Verb.STORES_IN, target=b, label="data")
    source = Blueprint().write(Model("m", "M", {"a": a, "b": b}, {"keeps": stores}))
    assert b"keeps = Relation(source=a, verb=Verb.STORES_IN, target=b, label=" in source
    assert run(source, tmp_path).relations["keeps"].verb is Verb.STORES_IN


def test_members_that_come_before_their_container_are_written_after_it(tmp_path):
    from archmodel.elements import Group

    group = Group("G")
    model = Model("m", "M", {"inner": Client("I", inside=group), "group": group})
    assert [*run(Blueprint().write(model), tmp_path).elements] == ["group", "inner"]


def test_an_empty_model_is_a_blueprint(tmp_path):
    model = Model("m", "M", {})
    assert said(run(Blueprint().write(model), tmp_path)) == said(model)


def test_thousands_of_containers_in_one_another_are_no_trouble():
    made: dict[str, Element] = {}
    last = None
    for number in range(3000):
        last = made[f"e{number}"] = Element("x", inside=last)
    assert Blueprint().write(Model("m", "M", made)).count(b"inside=") == 2999


def test_a_kind_with_fields_of_its_own_is_refused():
    with pytest.raises(FormatError, match="a field of its own, 'size'"):
        Blueprint().write(Model("m", "M", {"a": Sized("A")}))
