"""What is fuzzed: eight functions of bytes, which raise nothing but `ArchmodelError` inside.

A document is taken as it is, or, where its first byte is 0xFF, made by changing a good one.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from typing import Any
from xml.etree import ElementTree

from archmodel.baseline import read_baseline
from archmodel.catalogue import held
from archmodel.errors import ArchmodelError, FormatError
from archmodel.formats import EXPORTS
from archmodel.formats.base import Format
from archmodel.formats.model.json import Json as Written
from archmodel.importers.base import Importer
from archmodel.importers.calm import Calm
from archmodel.importers.json import Json
from archmodel.importers.pins import read_pins
from archmodel.importers.placement import read_placement
from archmodel.importers.recognised import importer_of
from archmodel.importers.structurizr import Structurizr
from archmodel.layout.limits import within
from archmodel.markup import Markup
from archmodel.model import Model
from archmodel.pipeline import place, render, write
from archmodel.settings.read import contracts_in, settings_in
from archmodel.standard_output import escaped
from archmodel.text import visible
from tests.generated import generated
from tests.importers.architectures import SIGNUP
from tests.importers.workspaces import SHOP
from tests.layout.rules import hold
from tests.trust.bytewise import Choices, as_json, as_toml, changed

__all__ = ["TARGETS", "samples"]

CHANGED = b"\xff"
SETTINGS: dict[str, Any] = {
    "select": ["INT", "SEC001"],
    "ignore": ["DOC"],
    "preview": True,
    "fail-on": "warning",
    "locked": ["SEC001"],
    "expiry": "error",
    "per-selector-ignores": {"tag:imported & !kind:Service": ["INT001"]},
    "rules": {"INT004": {"severity": "info", "exclude": "id:cart*"}},
    "waive": [{"code": "INT001", "where": ["tag:a", "b | c"], "because": "old", "expect": 2}],
    "contract": [
        {
            "type": "waypoint",
            "code": "ACME010",
            "name": "by-the-gateway",
            "from": "kind:Client",
            "to": ["kind:Service", "kind:Backend"],
            "through": "kind:ApiGateway",
            "because": "ADR-7",
        },
        {
            "type": "layers",
            "code": "ACME011",
            "name": "downwards",
            "layers": ["kind:Client", "(kind:Service)"],
        },
    ],
}
BASELINE = {
    "model": "shop",
    "code": "INT001",
    "message": "'A' reaches 'B'",
    "subject": "a",
    "anchors": ["b"],
    "count": 2,
    "since": "2026-01-01",
    "because": "x",
}
TAGS = {
    "svg",
    "title",
    "desc",
    "defs",
    "symbol",
    "g",
    "rect",
    "path",
    "text",
    "tspan",
    "circle",
    "use",
    "style",
}
"""The elements of a picture without icons."""


def read_json(data: bytes) -> None:
    """Our JSON; what is read is written and read again the same."""
    data = document(data, [as_document(seed) for seed in range(8)])
    with suppress(ArchmodelError):
        model = Json().read(data, origin="model.json")
        again = written(model)
        assert written(Json().read(again, origin="again.json")) == again


def read_structurizr(data: bytes) -> None:
    """Workspaces of Structurizr, of others and of ours."""
    read_with(Structurizr(), document(data, [SHOP, *exported("structurizr")]))


def read_calm(data: bytes) -> None:
    """Architectures in CALM, of others and of ours."""
    read_with(Calm(), document(data, [SIGNUP, *exported("calm")]))


def read_kept(data: bytes) -> None:
    """What archmodel keeps for itself: placements, pins, and lines of a baseline."""
    pins = {"schemaVersion": 1, "views": {"schematic": {"a": {"x": 1, "y": 2.5}}}}
    data = document(data, [placement(), pins, BASELINE])
    for read in (read_placement, read_pins):
        with suppress(ArchmodelError):
            read(data, origin="shop.json")
    with suppress(ArchmodelError):
        read_baseline(data.replace(b"\n", b" ") if data[:1] == b"{" else data, "archmodel-baseline.jsonl")


def read_settings(data: bytes) -> None:
    """The settings of a project, and contracts of packages."""
    if data[:1] == CHANGED:
        said = changed(SETTINGS, Choices(data[1:]))
        text = as_toml({"tool": {"archmodel": said}})
        for table in ("contract", "waive"):  # as they are usually written
            held_tables = said.get(table)
            if data[-1:] > b"\x80" and isinstance(held_tables, list):
                said.pop(table)
                text = as_toml({"tool.archmodel": 1}).replace('"', "")
                text = (
                    "[tool.archmodel]\n"
                    + as_toml(said)
                    + "".join(
                        f"\n[[tool.archmodel.{table}]]\n{as_toml(each)}\n"
                        for each in held_tables
                        if isinstance(each, dict)
                    )
                )
    else:
        text = data.decode(errors="replace")
    for read in (settings_in, contracts_in):
        with suppress(ArchmodelError):
            read("pyproject.toml", text)


def write_markup(data: bytes) -> None:
    """A text in markup comes back as it is shown, and one in a terminal stays a line that steers nothing."""
    if data[:1] == CHANGED:  # every pair of bytes a unit, halves of characters among them
        text = data[1 : len(data) // 2 * 2 - 1].decode("utf-16-le", "surrogatepass")
    else:
        text = data.decode("utf-8", "surrogateescape")
    out = Markup()
    out.text("t", text, a=text)
    (element,) = [ElementTree.fromstring(str(out))]
    assert (element.text or "") == visible(text)
    assert element.get("a") == visible(text)
    assert len(element) == 0
    line = escaped(text)
    assert len(f"x{line}x".splitlines()) == 1
    line.encode()
    assert not any(ord(each) < 32 for each in line)
    if len(text) < 200 and data[-1:] < b"\x10":
        root = ElementTree.fromstring(render(labelled(text)))
        assert {each.tag.rpartition("}")[2] for each in root.iter()} <= TAGS
        assert not any(key.startswith("on") for each in root.iter() for key in each.attrib)


def draw(data: bytes) -> None:
    """Small graphs: placed without a fault of the layout, and drawn as markup that is well-formed."""
    with suppress(ArchmodelError), within(5, "graph"):
        model = Json().read(as_json(graph(Choices(data))), origin="graph.json")
        for picture in place(model):
            hold(picture.placement)
            ElementTree.fromstring(write(picture.placement, ["svg"])["svg"])


def export(data: bytes) -> None:
    """Models in every format; what can be read back is, and Python is Python."""
    samples = [as_document(seed) for seed in range(8)]
    made = changed(Choices(data).one(samples), Choices(data[2:]))
    try:
        model = Json().read(as_json(made), origin="model.json")
    except ArchmodelError:
        return
    for name in (*EXPORTS, "blueprint"):
        form: Format[Model] = held(EXPORTS.get(name, f"archmodel.formats.model.{name}"), Format)()
        try:
            content = form.write(model)
        except FormatError:
            continue
        if name in ("structurizr", "calm", "json"):
            importer_of(content, origin=name).read(content, origin=name)
        elif name in ("blueprint", "diagrams"):
            ast.parse(content)
        else:
            content.decode()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "json": read_json,
    "structurizr": read_structurizr,
    "calm": read_calm,
    "kept": read_kept,
    "settings": read_settings,
    "markup": write_markup,
    "draw": draw,
    "export": export,
}


def samples(target: str) -> Iterable[bytes]:
    """Return what a run begins with beside the corpus: good documents, and changes of each kind."""
    good = {
        "json": [as_json(as_document(seed)) for seed in range(3)],
        "structurizr": [as_json(SHOP), *map(as_json, exported("structurizr")[:2])],
        "calm": [as_json(SIGNUP), *map(as_json, exported("calm")[:2])],
        "kept": [as_json(placement()), as_json(BASELINE)],
        "settings": [as_toml({"tool": {"archmodel": SETTINGS}}).encode()],
    }
    yield from good.get(target, [])
    yield from (CHANGED + bytes([each]) + bytes(range(each, each + 24)) for each in range(8))
    yield "Gerät 🙂 <a> &amp; \u202e\x1b\ud800".encode("utf-8", "surrogatepass")


def read_with(importer: Importer, data: bytes) -> None:
    with suppress(ArchmodelError):
        model = importer.read(data, origin="model.json")
        list(importer.losses(data, origin="model.json"))
        written(model)


def document(data: bytes, good: list[Any]) -> bytes:
    """Return the bytes themselves, or a good document that they change."""
    if data[:1] != CHANGED:
        return data
    choices = Choices(data[1:])
    return as_json(changed(choices.one(good), choices))


def graph(choices: Choices) -> dict[str, Any]:
    """Return a graph of up to 12 elements, some of them groups, and up to 20 relations."""
    kinds = ("Service", "Group", "ContainerPlatform", "Internet", "Database", "MobileDevice")
    names = [f"e{number}" for number in range(choices.below(12))]
    elements: list[dict[str, Any]] = []
    for number, name in enumerate(names):
        element: dict[str, Any] = {"name": name, "kind": choices.one(kinds), "title": "x" * choices.below(40)}
        holder = choices.below(number + 1)
        if number and choices.below(2) and elements[holder - 1]["kind"] in kinds[1:3]:
            element["inside"] = names[holder - 1]
        if choices.below(4) == 1:
            key, value = choices.one([("direction", "right"), ("wrap", 2), ("collapsed", True)])
            element[key] = value
        elements.append(element)
    relations = [
        {
            "name": f"r{number}",
            "source": choices.one(names),
            "verb": "calls",
            "target": choices.one(names),
            "label": "y" * choices.below(30),
        }
        for number in range(choices.below(20) if names else 0)
    ]
    views = [{"name": "v", "kind": choices.one(["SchematicView", "LogicalView"])}]
    head = {"schemaVersion": 1, "name": "graph", "title": "Graph"}
    return {**head, "elements": elements, "relations": relations, "views": views}


def labelled(text: str) -> Model:
    """Return a model that says a text wherever it can."""
    service = {"kind": "Service", "title": text, "technology": text, "description": text}
    relation = {"name": "r", "source": "a", "verb": "calls", "target": "b", "label": text}
    document = {
        "schemaVersion": 1,
        "name": "labelled",
        "title": text,
        "elements": [
            {"name": "g", "kind": "Group", "title": text},
            {"name": "a", "inside": "g", **service},
            {"name": "b", **service},
        ],
        "relations": [relation],
    }
    return Json().read(as_json(document), origin="labelled.json")


def written(model: Model) -> bytes:
    return Written().write(model)


@cache
def as_document(seed: int) -> Any:
    """Return a generated model, small but of many kinds, as our JSON says it."""
    return json.loads(written(generated(seed, 4)))


@cache
def exported(name: str) -> list[Any]:
    """Return generated models in the JSON of others."""
    form: Format[Model] = held(EXPORTS[name], Format)()
    return [json.loads(form.write(generated(seed, 4))) for seed in range(4)]


@cache
def placement() -> Any:
    """Return a placement of a small picture."""
    return json.loads(render(labelled("Text"), format="json"))
