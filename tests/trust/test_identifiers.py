"""Identifiers that are hard to keep apart are kept apart in whatever is written of a model."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree as ET

import pytest

import archmodel
from archmodel.elements import Element, Service
from archmodel.errors import ArchmodelError, BlueprintError, LoadingError, ViewError
from archmodel.formats.model._outline import keys
from archmodel.formats.model.blueprint import Blueprint
from archmodel.formats.model.calm import Calm
from archmodel.formats.model.csv import Csv
from archmodel.formats.model.d2 import D2
from archmodel.formats.model.dot import Dot
from archmodel.formats.model.graphml import Graphml
from archmodel.formats.model.json import Json
from archmodel.formats.model.mermaid import Mermaid
from archmodel.formats.model.plantuml import Plantuml
from archmodel.formats.model.structurizr import Structurizr
from archmodel.importers.calm import Calm as CalmImporter
from archmodel.importers.json import Json as JsonImporter
from archmodel.importers.structurizr import Structurizr as StructurizrImporter
from archmodel.loading import load_all
from archmodel.model import Model
from archmodel.views import SchematicView
from tests.formats.model.test_blueprint import run
from tests.trust.adapter import texts

NAMES = [
    *(
        "a",
        "A",
        "a:b",
        "a.b",
        "a b",
        "a_b",
        'a"b',
        "a\\",
        "a\nb",
        "-1",
        "1.5.6",
        "<a>",
        "a->b",
        "a#2",
        "x" * 300,
    ),
    *(normalize("NFC", "café"), normalize("NFD", "café"), "K", "\u212a", "fi", "ﬁ", "ß", "SS", "ı", "i", "٥"),
    *("end", "graph", "node", "subgraph", "digraph", "class", "def", "None", "import", "style", "click"),
    *("__proto__", "constructor", "toString", "con", "nul", "title", "direction", "e_a", "e_A", "x" * 299),
]
"""Identifiers that differ in case or normal form alone, or mean something in one of the languages."""


def model() -> Model:
    elements: dict[str, Element] = {}
    for number, name in enumerate(NAMES):
        elements[name] = Service(f"Title {number}")
    nodes = list(elements.values())
    relations = {f"r{n}": one.calls(other) for n, (one, other) in enumerate(pairwise(nodes))}
    return Model("hard", "Hard", elements, relations)


def told(back: Model) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the titles of elements by identifier, and the ends of relations."""
    ends = [(back.names[each.source], back.names[each.target]) for each in back.relations.values()]
    return {name: each.title for name, each in back.elements.items()}, sorted(ends)


@pytest.mark.parametrize(
    ("form", "importer"),
    [(Json, JsonImporter), (Structurizr, StructurizrImporter), (Calm, CalmImporter)],
)
def test_nm07_hard_identifiers_come_back_from_a_document(
    form: Callable[[], Json], importer: Callable[[], JsonImporter]
):
    assert told(importer().read(form().write(model()), origin="hard.json")) == told(model())


def test_nm07_hard_identifiers_become_variables_of_their_own(tmp_path: Path):
    titles, ends = told(run(Blueprint().write(model()), tmp_path))
    assert sorted(titles.values()) == sorted(each.title for each in model().elements.values())
    assert len(ends) == len(NAMES) - 1


def test_nm07_a_key_of_a_text_format_is_one_elements_alone_and_no_word_of_its_language():
    found = keys(model())
    assert len({key.casefold() for key in found.values()}) == len(NAMES)
    assert all(re.fullmatch("e_[A-Za-z0-9_]*", key) for key in found.values())


@pytest.mark.parametrize("form", [Dot, D2, Mermaid, Plantuml, Graphml])
def test_nm07_a_text_format_joins_the_right_ones(form: Callable[[], Dot]):
    written = form().write(model()).decode()
    key = keys(model())
    for one, other in pairwise(NAMES):
        assert re.search(rf"\b{key[one]}\b[^\n]*\b{key[other]}\b", written), (one, other)


def test_nm07_tables_and_pictures_call_things_by_their_identifiers():
    rows = [
        each["name"].removeprefix("'") for each in csv.DictReader(io.StringIO(Csv().write(model()).decode()))
    ]
    assert rows[1 : len(NAMES) + 1] == NAMES
    nodes = json.loads(archmodel.render(model(), format="json"))["nodes"]
    assert sorted(each["id"] for each in nodes) == sorted(NAMES)
    root = ET.fromstring(archmodel.render(model()))
    figures = [
        each for each in root.iter("{http://www.w3.org/2000/svg}g") if each.get("data-kind") == "element"
    ]
    assert sorted(str(each.get("data-name")) for each in figures) == sorted(NAMES)
    assert len({each.get("id") for each in figures}) == len(NAMES)
    page = ET.fromstring(archmodel.render(model(), format="drawio"))
    ids = [each.get("id") for each in page.iter() if each.get("id") is not None]
    assert len(ids) == len({*ids})


def test_nm07_an_identifier_that_is_taken_is_refused_with_both_places(tmp_path: Path):
    path = tmp_path / "shop.py"
    body = '    a = Service("First")\n    a = Service("Second")\n'
    head = "from archmodel import Blueprint\nfrom archmodel.elements import Service\n\n\n"
    path.write_text(f'{head}class Shop(Blueprint):\n    """A shop."""\n\n{body}')
    with pytest.raises(BlueprintError) as refused:
        load_all([str(path)])
    assert refused.value.where.startswith("shop.py:9:")
    assert refused.value.instead.endswith("'a' is on line 8")
    twice = [{"name": "a", "kind": "Service", "title": title} for title in ("First", "Second")]
    document = {"schemaVersion": 1, "name": "shop", "title": "Shop", "elements": twice}
    with pytest.raises(LoadingError, match=r"x\.json:12:4: the name 'a' is taken\n.*the first is on line 7"):
        JsonImporter().read(json.dumps(document, indent=1).encode(), origin="x.json")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a/b", "..", "series/../series", "aws/../x.y"]
)
def test_nm08_a_name_is_looked_up_and_never_joined_to_a_path(name: str):
    for attempt in (
        lambda: Service("A", icon=name),
        lambda: SchematicView(theme=name),
        lambda: archmodel.render(model(), theme=name),
        lambda: archmodel.render(model(), engine=name),
        lambda: archmodel.render(model(), format=name),
        lambda: archmodel.render(model(), view=name),
    ):
        with pytest.raises(ArchmodelError):
            attempt()


def test_nm08_the_names_of_the_cases_are_neither_icons_nor_looks(shared: Path):
    held = texts(shared, "names")
    names = {name for each in held for name in each.get("names", [each.get("name")]) if name is not None}
    assert len(names) > 30
    for name in sorted(names):
        with pytest.raises(BlueprintError):
            Service("A", icon=name)
        with pytest.raises((BlueprintError, ViewError)):
            SchematicView(theme=name)
