"""A model read back from the JSON document that `archmodel export` writes."""

from __future__ import annotations

from typing import ClassVar

from archmodel.collector import collector_paused
from archmodel.errors import LoadingError
from archmodel.importers._problems import Problems, shown
from archmodel.importers._reader import Reader
from archmodel.importers._text import Text
from archmodel.importers.base import Importer
from archmodel.model import Model

__all__ = ["SCHEMA_VERSION", "Json"]

SCHEMA_VERSION = 1
"""The newest version of the document that can be read; the older ones can be as well."""


class Json(Importer):
    """Reads what the format `Json` writes. Every word is looked up in a table; nothing is run."""

    suffixes: ClassVar[tuple[str, ...]] = (".json",)

    def read(self, data: bytes, *, origin: str) -> Model:
        """Return the model, or raise one `LoadingError` that lists what is wrong."""
        with collector_paused():
            text = Text(data, origin)
            document = text.parse()
            if not isinstance(document, dict):
                raise LoadingError(
                    f"expected an object, found {shown(document)}",
                    where=f"{origin}:1",
                    instead="write a model with 'archmodel export'",
                )
            problems = Problems()
            version = document.get("schemaVersion")
            if type(version) is int and version > SCHEMA_VERSION:
                problems.add(
                    ("schemaVersion",),
                    f"made by a newer archmodel: its schemaVersion is {version}, "
                    f"and this one reads up to {SCHEMA_VERSION}",
                    "upgrade archmodel",
                )
                problems.raise_any(text)
            return Reader(document, problems).model(text)
