"""The JSON Schema of the documents that `Json` writes, from the classes that architects use."""

from __future__ import annotations

import ast
from dataclasses import MISSING, Field, fields
from datetime import date
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from archmodel import elements
from archmodel.declared import Declared
from archmodel.elements.base import Element, Relation
from archmodel.elements.facts import Fact
from archmodel.formats.model.json import SCHEMA_VERSION
from archmodel.hints import hints_of
from archmodel.selection import WORDS, Selection
from archmodel.waiver import Waiver

__all__ = ["schema"]

_Schema = dict[str, Any]

_NUMBER: _Schema = {"type": "integer", "minimum": 0}
_PLACE: _Schema = {
    "description": "Where it was written; lines and columns count from 1, the end column is exclusive.",
    "type": "object",
    "properties": {
        "path": {"type": "string"},
        **dict.fromkeys(("line", "column", "endLine", "endColumn"), _NUMBER),
    },
    "required": ["path", "line", "column", "endLine", "endColumn"],
    "additionalProperties": False,
}
_KINDS: _Schema = {
    "description": "Kinds of the author's own, each with the kind or the kinds it descends from.",
    "type": "object",
    "additionalProperties": {"type": ["string", "array"], "items": {"type": "string"}, "minItems": 1},
}


def schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of a model, the same for the same archmodel."""
    from archmodel import views

    ours = _offered(elements, Element)
    kinds = {"oneOf": [{"const": each.__name__, "description": _said(each)} for each in ours]}
    by_kind = {"properties": {"elements": {"items": {"properties": {"kind": kinds}}}}}
    whole = {
        "schemaVersion": {"const": SCHEMA_VERSION},
        "name": {"type": "string", "description": "The identifier, which names the folder of pictures."},
        "title": {"type": "string"},
        "description": {"type": "string"},
        "part": {"type": "integer", "description": "The part of the series it belongs to."},
        "kinds": _KINDS,
        "elements": {"type": "array", "items": _elements(ours)},
        "relations": {"type": "array", "items": _entry(Relation, None)},
        "views": {"type": "array", "items": _one_of(_offered(views, Declared))},
        "facts": {"type": "array", "items": _one_of(_offered(elements, Fact))},
        "waivers": {"type": "array", "items": _entry(Waiver, None)},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An architecture, as archmodel writes and reads it",
        "type": "object",
        "properties": whole,
        "required": ["schemaVersion", "name", "title", "elements"],
        "additionalProperties": False,
        "if": {"not": {"required": ["kinds"]}},
        "then": by_kind,
        "$defs": {"place": _PLACE, "selection": _selection()},
    }


def _elements(kinds: list[type[Declared]]) -> _Schema:
    """Return the schema of an element: what all have, and by its kind what only some have."""
    common = _entry(Element, {"type": "string"})
    shared = {each.name for each in fields(Element)}
    conditions: list[_Schema] = []
    for kind in kinds:
        own = _properties(kind, [each for each in fields(kind) if each.name not in shared])  # type: ignore[arg-type]
        if own:
            is_kind = {"properties": {"kind": {"const": kind.__name__}}}
            conditions.append({"if": is_kind, "then": {"properties": own}})
    if conditions:
        common["allOf"] = conditions
        common["unevaluatedProperties"] = common.pop("additionalProperties")
    return common


def _one_of(kinds: list[type[Declared]]) -> _Schema:
    return {"oneOf": [_entry(each, {"const": each.__name__}) for each in kinds]}


def _entry(kind: type[Any], word: _Schema | None) -> _Schema:
    """Return the schema of one declaration; `word` is that of its kind, if it says one."""
    held: tuple[Field[Any], ...] = fields(kind)
    needed = [each.name for each in held if each.default is each.default_factory is MISSING]
    return {
        "description": _said(kind),
        "type": "object",
        "properties": {
            "name": {"type": "string", "description": "The identifier, unique in the model."},
            **({"kind": word} if word else {}),
            **_properties(kind, held),
            "place": {"$ref": "#/$defs/place"},
        },
        "required": ["name", *(["kind"] if word else []), *needed],
        "additionalProperties": False,
    }


def _properties(kind: type[Any], held: tuple[Field[Any], ...] | list[Field[Any]]) -> _Schema:
    hints = hints_of(kind)
    said: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        said |= _fields_said(each)
    return {
        each.name: {
            **_of(hints[each.name]),
            **({"description": said[each.name]} if each.name in said else {}),
        }
        for each in held
    }


def _selection() -> _Schema:
    """Return the schema of a selection: an object of one word, with what it chooses by."""
    own: _Schema = {"$ref": "#/$defs/selection"}
    lists = {
        word: {"type": "array", "items": own if of is None else {"type": "string"}, "minItems": 1}
        for word, of in WORDS.items()
    }
    return {
        "description": _said(Selection),
        "type": "object",
        "properties": lists,
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }


def _of(hint: Any) -> _Schema:
    """Return the schema of the values that a field of type `hint` takes.

    >>> _of(str | None)
    {'type': ['string', 'null']}
    """
    origin = get_origin(hint) or hint
    if origin in _PLAIN:
        return {"type": _PLAIN[origin]}
    if origin in (tuple, frozenset):
        of, *more = get_args(hint)
        if origin is tuple and more != [...]:
            return {"type": "array", "prefixItems": [_of(of), *map(_of, more)], "items": False}
        return {"type": "array", "items": _of(of)}
    if origin is date:
        return {"type": "string", "format": "date"}
    if origin is Selection:
        return {"$ref": "#/$defs/selection"}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if isinstance(origin, type) and origin is not type and issubclass(origin, Enum):
        return {"enum": [each.value for each in origin]}
    if isinstance(origin, type) and (origin is type or issubclass(origin, Declared)):
        return {"type": "string"}
    return _any_of([_of(each) for each in get_args(hint)])


def _any_of(choices: list[_Schema]) -> _Schema:
    """Return the schema of what fits one of `choices`, as short as can be."""
    types: list[str] = []
    others: list[_Schema] = []
    for each in choices:
        if each.keys() == {"type"}:
            types += [each["type"]] if each["type"] not in types else []
        else:
            others.append(each)
    plain = [{"type": types[0] if len(types) == 1 else types}] if types else []
    joined = [*others, *plain]
    return joined[0] if len(joined) == 1 else {"anyOf": joined}


_PLAIN = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    type(None): "null",
}


def _offered(package: Any, base: type[Declared]) -> list[type[Declared]]:
    """Return the classes that a package offers, by name."""
    offered = [getattr(package, name) for name in sorted(package.__all__)]
    return [each for each in offered if isinstance(each, type) and issubclass(each, base)]


def _said(kind: type) -> str:
    """Return the first paragraph of a docstring on one line."""
    from inspect import getdoc

    return " ".join((getdoc(kind) or "").partition("\n\n")[0].split())


def _fields_said(kind: type) -> dict[str, str]:
    """Return the strings that stand under the fields of a class."""
    from inspect import getsource
    from textwrap import dedent

    if not kind.__module__.startswith("archmodel."):
        return {}
    try:
        body = ast.parse(dedent(getsource(kind))).body[0]
    except (OSError, TypeError):  # no source was installed
        return {}
    assert isinstance(body, ast.ClassDef)
    pairs = zip(body.body, body.body[1:], strict=False)
    return {
        field.target.id: " ".join(str(text.value.value).split())
        for field, text in pairs
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
    }
