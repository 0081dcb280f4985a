"""What every format must do that a model comes back from: nasty texts wherever texts may stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archmodel.elements import Boundary, Database, Group, Instance, Person, Service
from archmodel.formats.model.blueprint import Blueprint
from archmodel.formats.model.calm import Calm
from archmodel.formats.model.structurizr import Structurizr
from archmodel.importers.calm import Calm as CalmImporter
from archmodel.importers.structurizr import Structurizr as StructurizrImporter
from archmodel.model import Model
from tests.formats.model.test_blueprint import run
from tests.formats.model.test_structurizr import in_any_order


def from_blueprint(model: Model, folder: Path) -> Model:
    return run(Blueprint().write(model), folder)


def from_structurizr(model: Model, folder: Path) -> Model:
    return StructurizrImporter().read(Structurizr().write(model), origin="x.json")


def from_calm(model: Model, folder: Path) -> Model:
    return CalmImporter().read(Calm().write(model), origin="x.json")


@pytest.mark.parametrize("back", [from_blueprint, from_structurizr, from_calm])
def test_nasty_labels_come_back(back: Callable[[Model, Path], Model], shared, tmp_path):
    file = shared / "cases/trust/labels/labels.json"
    labels = [each.get("text") for each in json.loads(file.read_text(encoding="utf-8"))["labels"]]
    texts = [each for each in labels if isinstance(each, str)]
    assert len(texts) > 50
    for text in texts:
        model = labelled(text)
        assert in_any_order(back(model, tmp_path)) == in_any_order(model), text


def labelled(text: str) -> Model:
    """Return a model that says one text everywhere."""
    zone = Boundary(text, description=text)
    said: dict[str, Any] = {
        "description": text,
        "technology": text,
        "owner": text,
        "tags": frozenset({text, "x"}),
    }
    group = Group(text, **said)
    person = Person(text, **said)
    service = Service(text, inside=group, boundary=zone, **said)
    store = Database(text, inside=service, backup=text, **said)
    copy = Instance(text, of=service)
    made = {"group": group, "person": person, "service": service, "store": store, "copy": copy}
    relations = {
        "asks": person.calls(service, text, technology=text),
        "keeps": service.writes(copy, text, agreement=text),
    }
    return Model("labelled", text, made, relations, {}, None, None, {"zone": zone})
