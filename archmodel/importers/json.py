"""A model read back from the JSON document that `archmodel export` writes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

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
        with _collector_paused():
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


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector, which would look through all that is made again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():
                gc.freeze()  # makes what was made old without a look at it,
                gc.unfreeze()  # and lets it be looked at as all that is old is
            gc.enable()
