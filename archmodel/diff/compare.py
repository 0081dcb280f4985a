"""Compare two models, declaration by declaration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from archmodel.changes import PARTS, Attribute, Change, Changes
from archmodel.diff.likeness import renames
from archmodel.elements.base import Relation
from archmodel.entries import Entries
from archmodel.model import Model
from archmodel.names import Name
from archmodel.wording import sentence

__all__ = ["compare", "entries_of", "renamed"]

_HEAD = ("name", "title", "description", "part", "kinds")
_NO_STATEMENT = ("name", "place")
"""What every entry has and no declaration says of itself."""


def compare(before: Model, after: Model) -> Changes:
    """Return what changed from one model to another.

    A declaration is the same where it has the same identifier in the same part. One that has lost
    its identifier is taken for a new one of its kind that is like it: see `likeness`. Raises
    `FormatError` for what JSON cannot hold.
    """
    same = renames(before, after)
    old, new = entries_of(renamed(before, same)), entries_of(after)
    back = {name: was for was, name in same.items()}
    changes: list[Change] = []
    for part in PARTS:
        held = getattr(before, part)
        for name in sorted({*old[part], *new[part]}):
            was = back.get(name, name)
            one, other = old[part].get(name), new[part].get(name)
            attributes = () if one is None or other is None else tuple(_attributes(one, other))
            if one is None or other is None or attributes or was != name:
                declared = getattr(after, part)[name] if other is not None else held[was]
                title = sentence(declared) if isinstance(declared, Relation) else _title(name, other or one)
                changes.append(Change(part, name, title, one, other, was, attributes, declared.place))
    return Changes(before.name, after.name, tuple(_attributes(old["head"], new["head"])), tuple(changes))


def renamed(model: Model, names: Mapping[Name, Name]) -> Model:
    """Return the same model, with other identifiers for some of its declarations."""
    parts: Any = {
        part: {names.get(name, name): each for name, each in getattr(model, part).items()} for part in PARTS
    }
    return Model(model.name, model.title, description=model.description, part=model.part, **parts)


def entries_of(model: Model) -> dict[str, dict[str, Any]]:
    """Return what a model says: by part and identifier, and under `head` of the whole."""
    document: dict[str, Any] = Entries(model).document()
    found: dict[str, dict[str, Any]] = {
        part: {
            entry["name"]: {key: value for key, value in entry.items() if key not in _NO_STATEMENT}
            for entry in document.get(part, ())
        }
        for part in PARTS
    }
    return found | {"head": {key: document[key] for key in _HEAD if key in document}}


def _attributes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Attribute]:
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield Attribute(key, old.get(key), new.get(key))


def _title(name: Name, entry: Mapping[str, Any] | None) -> str:
    return str((entry or {}).get("title") or name)
