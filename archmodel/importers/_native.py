"""What archmodel keeps of its own in the properties that other tools let elements have."""

from __future__ import annotations

import json
from functools import cache

from archmodel.elements.base import Relation
from archmodel.importers._kinds import known_kinds
from archmodel.importers._problems import quoted, shown
from archmodel.importers._text import Path
from archmodel.importers._translation import Entry, Translation
from archmodel.importers._values import Admitted, shape_of

__all__ = ["PREFIX", "kept_in", "whole_in"]

PREFIX = "archmodel."
"""Begins the names of the properties in which a field is kept."""


def kept_in(made: Translation, path: Path, properties: Entry) -> Entry:
    """Return the fields that properties say. These are texts; what a field takes no text for is JSON."""
    found: Entry = {}
    for key, value in properties.items():
        name = key.removeprefix(PREFIX)
        if name == key or not isinstance(value, str):
            continue
        takes = _fields().get(name)
        is_text = takes is None or _takes_text(takes, value)
        found[name] = value if is_text else _decoded(made, path, key, value)
    return found


def whole_in(made: Translation, path: Path, properties: Entry) -> Entry:
    """Return what properties say of a whole model: its name, groups, facts, views and the like."""
    texts = {part: properties[PREFIX + part] for part in _TEXTS if PREFIX + part in properties}
    return texts | {
        part: _decoded(made, path, PREFIX + part, properties[PREFIX + part])
        for part in _PARTS
        if PREFIX + part in properties
    }


_TEXTS = ("name", "title", "description")
_PARTS = ("part", "kinds", "groups", "relations", "facts", "views", "waivers")


def _decoded(made: Translation, path: Path, key: str, value: object) -> object:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        made.problems.add(path, f"{quoted(key)} cannot be {shown(value)}", "write it as JSON")
        return None


def _takes_text(takes: Admitted, value: str) -> bool:
    return bool(str in takes.plain or takes.reference or (str, value) in takes.words)


@cache
def _fields() -> dict[str, Admitted]:
    kinds = (*known_kinds().values(), Relation)
    return {name: takes for kind in kinds for name, takes in shape_of(kind).admitted.items()}
