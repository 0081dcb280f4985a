"""A model as a JSON document that holds all the model holds, and can be read back."""

from __future__ import annotations

import json
from typing import ClassVar

from archmodel.entries import SCHEMA_VERSION, Entries
from archmodel.formats.base import Format
from archmodel.model import Model

__all__ = ["SCHEMA_VERSION", "Json"]


class Json(Format[Model]):
    """The whole model: `Json` of `archmodel.importers` reads back the same.

    Every declaration says only what differs from the defaults of its kind, in the order of the
    fields, and where it was written.
    """

    suffix: ClassVar[str] = ".json"

    def write(self, stage: Model) -> bytes:
        """Return the model as UTF-8, ending with a newline.

        A lone surrogate, which UTF-8 cannot hold, is written as its escape. Raises `FormatError`
        for a kind with fields of its own, and for a view of the author's.
        """
        text = json.dumps(Entries(stage).document(), ensure_ascii=False, indent=2)
        return (text + "\n").encode("utf-8", "backslashreplace")
