"""Ten models as documents: nine of `models.txt`, and a blueprint of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archmodel.formats.model.json import Json as Writer
from archmodel.graph import Graph
from archmodel.importers.json import Json as Reader
from archmodel.loading import Target, load
from archmodel.scene import Scene
from archmodel.theme.series import SERIES
from archmodel.views import SchematicView

__all__ = ["Document", "documents", "scene_of"]

HERE = Path(__file__).resolve().parent
BLUEPRINT = HERE.parents[1] / "docs" / "mobile_integration.py"
Document = dict[str, Any]
"""A model as `archmodel export` writes it."""


def documents() -> Iterator[Document]:
    """Yield the ten models."""
    _, *texts = (HERE / "models.txt").read_text(encoding="utf-8").split("\n= ")
    yield from map(document, texts)
    (model,) = load(Target(BLUEPRINT))
    yield json.loads(Writer().write(model))


def document(text: str) -> Document:
    """Return one model of `models.txt`."""
    title, *lines = text.strip().splitlines()
    elements: list[dict[str, str]] = []
    relations: list[dict[str, str]] = []
    holders = [""]
    for line in lines:
        if " > " in line:
            pair, _, label = line.partition(": ")
            source, target = pair.split(" > ")
            said = {"name": f"{source}_{target}", "source": source, "verb": "calls", "target": target}
            relations.append(said | ({"label": label} if label else {}))
        else:
            depth = (len(line) - len(line.lstrip())) // 2
            name, kind, shown = line.split(maxsplit=2)
            inside = {"inside": holders[depth]} if depth else {}
            elements.append({"name": name, "kind": kind, "title": shown, **inside})
            holders[depth + 1 :] = [name]
    name = title.lower().replace(" ", "_")
    head = {"schemaVersion": 1, "name": name, "title": title, "views": []}
    return {**head, "elements": elements, "relations": relations}


def scene_of(document: Document) -> Scene:
    """Return the schematic picture of a model, yet without places."""
    model = Reader().read(json.dumps(document).encode(), origin=f"{document['name']}.json")
    return SchematicView().compose(Graph(model), SERIES)
