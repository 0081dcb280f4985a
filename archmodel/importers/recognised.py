"""Which importer a document is for, by what it holds."""

from __future__ import annotations

import re

from archmodel.catalogue import held
from archmodel.importers import DOCUMENTS, SIGNS
from archmodel.importers._text import Text
from archmodel.importers.base import Importer

__all__ = ["importer_of"]

_OURS = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"schemaVersion"')


def importer_of(data: bytes, *, origin: str) -> Importer:
    """Return the importer for a document in JSON: the one for ours where nothing speaks for another.

    Raises `LoadingError` where it is no JSON.
    """
    found = DOCUMENTS[".json"]
    if not _OURS.match(data):
        document = Text(data, origin).parse()
        keys = document if isinstance(document, dict) and "schemaVersion" not in document else {}
        found = next((module for key, module in SIGNS.items() if key in keys), found)
    importer: Importer = held(found, Importer)()
    return importer
