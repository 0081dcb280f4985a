"""What every format must do that a model comes back from: nasty texts wherever texts may stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest

from archmodel.elements import Boundary, Database, Group, Instance, Person, Service
from archmodel.errors import LoadingError
from archmodel.formats.model.blueprint import Blueprint
from archmodel.formats.model.calm import Calm
from archmodel.formats.model.structurizr import Structurizr
from archmodel.importers.calm import Calm as CalmImporter
from archmodel.importers.structurizr import Structurizr as StructurizrImporter
from archmodel.model import Model
from tests.formats.model.test_blueprint import run
from tests.formats.model.test_structurizr import in_any_order
from tests.generated import generated
from tests.importers.architectures import architecture
from tests.importers.workspaces import workspace


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


ODD: list[Any] = [
    None,
    True,
    0,
    -1.5,
    "",
    "x",
    "calls",
    "Group",
    [],
    ["x"],
    {},
    {"x": 1},
    {"archmodel": {"tier": []}},
]


@pytest.mark.parametrize("start", range(0, 200, 50))
@pytest.mark.parametrize(
    ("document", "importer"),
    [
        (workspace(), StructurizrImporter),
        (Structurizr().write(generated(7)), StructurizrImporter),
        (architecture(), CalmImporter),
        (Calm().write(generated(7)), CalmImporter),
    ],
    ids=["workspace", "exported workspace", "architecture", "exported architecture"],
)
def test_a_document_with_something_odd_in_it_is_read_or_refused(document, importer, start):
    for seed in range(start, start + 50):
        random = Random(seed)
        value = json.loads(document)
        for _ in range(3):
            spoil(value, random)
        data = json.dumps(value).encode()
        with suppress(LoadingError):
            importer().read(data, origin="odd.json")
            assert all(str(each) for each in importer().losses(data, origin="odd.json"))


def spoil(value: Any, random: Random) -> None:
    """Put something odd somewhere into a document."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = random.choice(keys)
        inner = value[key]
        if not isinstance(inner, dict | list) or not inner or random.random() < 0.15:
            value[key] = deepcopy(random.choice(ODD))
            return
        value = inner
