"""JSON on indented lines, in half the time of the encoder in Python, as that in C knows no indent."""

from __future__ import annotations

import json
from json.encoder import encode_basestring_ascii as quoted

__all__ = ["indented"]


def indented(document: object, indent: int) -> str:
    """Return what `json.dumps` does with that indent, for a document whose keys are texts."""
    return _indented(document, " " * indent, "\n")


def _indented(value: object, step: str, line: str) -> str:
    """Return a value that begins on a line with the indent that `line` ends with."""
    if value is None:
        return "null"
    if type(value) is str:
        return quoted(value)
    if not isinstance(value, (dict, list, tuple)) or not value:
        return json.dumps(value)
    inner = line + step
    if isinstance(value, dict):
        said = [f"{quoted(key)}: {_indented(each, step, inner)}" for key, each in value.items()]
        return f"{{{inner}{f',{inner}'.join(said)}{line}}}"
    return f"[{inner}{f',{inner}'.join([_indented(each, step, inner) for each in value])}{line}]"
