"""Make changes in a model, as a document of changes says them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from archmodel.changes import PARTS
from archmodel.diff.compare import entries_of, renamed
from archmodel.errors import LoadingError
from archmodel.importers.json import SCHEMA_VERSION, Json
from archmodel.model import Model

__all__ = ["patched"]


def patched(model: Model, changes: Mapping[str, Any]) -> Model:
    """Return a model after `changes`: what the JSON of `archmodel diff` from it to the other says.

    Raises `LoadingError` where the changes are of another model, or the outcome is none.
    """
    names = {each["was"]: each["name"] for each in changes["changed"] if "was" in each}
    said = entries_of(renamed(model, names))
    try:
        for each in changes["removed"]:
            del said[each["part"]][each["entry"]["name"]]
        for each in changes["changed"]:
            _set(said[each["part"]][each["name"]], each["attributes"])
    except KeyError as error:
        raise LoadingError(
            f"the changes are of another model: '{model.name}' has no {error} in that part",
            instead="make them in the model that they were found from",
        ) from None
    for each in changes["added"]:
        said[each["part"]][each["entry"]["name"]] = each["entry"]
    _set(said["head"], changes["model"])
    parts = {part: [{"name": name, **entry} for name, entry in said[part].items()] for part in PARTS}
    document = {"schemaVersion": SCHEMA_VERSION, **said["head"], **parts}
    return Json().read(json.dumps(document).encode("utf-8", "surrogatepass"), origin="patched")


def _set(entry: dict[str, Any], attributes: list[dict[str, Any]]) -> None:
    for each in attributes:
        if each["to"] is None:
            entry.pop(each["attribute"], None)
        else:
            entry[each["attribute"]] = each["to"]
