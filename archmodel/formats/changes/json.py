"""Changes as machines read them, and as `archmodel.diff.patched` makes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from archmodel.changes import Attribute, Change, Compared
from archmodel.formats._findings import finding_of, place_of
from archmodel.formats.base import Format

__all__ = ["Json"]


class Json(Format[Sequence[Compared]]):
    """One JSON object, in ASCII, whose `schemaVersion` grows when a reader must change.

    Every value is as in a JSON model, and others are called by the identifiers they have afterwards.
    """

    suffix = ".json"

    def write(self, stage: Sequence[Compared]) -> bytes:
        """Return what is new, gone and said otherwise in each pair of models."""
        content = {"schemaVersion": 1, "diffs": [_diff(each) for each in stage]}
        return f"{json.dumps(content, indent=2)}\n".encode()


def _diff(compared: Compared) -> dict[str, Any]:
    changes = compared.changes
    return {
        "before": changes.before,
        "after": changes.after,
        "model": _attributes(changes.model),
        "added": [_entry(each, each.new) for each in changes.changes if each.old is None],
        "removed": [_entry(each, each.old) for each in changes.changes if each.new is None],
        "changed": [_changed(each) for each in changes.changes if None not in (each.old, each.new)],
        "gained": [finding_of(each) for each in compared.gained],
        "lost": [finding_of(each) for each in compared.lost],
    }


def _entry(change: Change, said: Any) -> dict[str, Any]:
    return {"part": change.part, "entry": {"name": change.name, **said}, "place": place_of(change.place)}


def _changed(change: Change) -> dict[str, Any]:
    was = {} if change.was == change.name else {"was": change.was}
    return {
        "part": change.part,
        "name": change.name,
        **was,
        "what": list(change.words),
        "attributes": _attributes(change.attributes),
        "place": place_of(change.place),
    }


def _attributes(attributes: Iterable[Attribute]) -> list[dict[str, Any]]:
    return [{"attribute": each.name, "from": each.old, "to": each.new} for each in attributes]
