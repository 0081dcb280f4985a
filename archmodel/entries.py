"""What the declarations of a model say, as JSON has it: the fields that differ from the defaults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import Field, fields
from datetime import date
from enum import Enum
from math import isfinite
from typing import Any

from archmodel import elements
from archmodel.declared import Declared
from archmodel.elements.base import Element, Relation
from archmodel.elements.facts import Fact
from archmodel.errors import FormatError
from archmodel.model import Model
from archmodel.names import Name
from archmodel.selection import Selection
from archmodel.waiver import Waiver

__all__ = ["SCHEMA_VERSION", "Entries"]

SCHEMA_VERSION = 1
"""Rises when a document could no longer be read by an older archmodel."""


class Entries:
    """Turns one model into the entries of a document, and collects the kinds that its author defined."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.kinds: dict[str, str | list[str]] = {}
        self.classes: dict[str, type] = {}
        self.known_fields: dict[type, list[Field[Any]]] = {}

    def document(self) -> dict[str, object]:
        """Return the whole model, as JSON has it."""
        model = self.model
        parts = {
            "elements": [self.element(name, each) for name, each in model.elements.items()],
            "relations": [self.relation(name, each) for name, each in model.relations.items()],
            "views": [self.view(name, each) for name, each in model.views.items()],
        }
        judged = {
            "facts": [self.fact(name, each) for name, each in model.facts.items()],
            "waivers": [self.waiver(name, each) for name, each in model.waivers.items()],
        }
        parts |= {part: entries for part, entries in judged.items() if entries}
        head = {"schemaVersion": SCHEMA_VERSION, "name": model.name, "title": model.title}
        more = {"description": model.description, "part": model.part, "kinds": self.kinds or None}
        said = {key: value for key, value in more.items() if value is not None}
        return {**head, **said, **parts}

    def element(self, name: Name, element: Element) -> dict[str, object]:
        """Return what an element says."""
        kind = type(element)
        if kind not in self.known_fields:
            self.known_fields[kind] = self.fields_of(kind, element)
        return self.entry(name, kind.__name__, element, self.known_fields[kind])

    def relation(self, name: Name, relation: Relation) -> dict[str, object]:
        """Return what a relation says."""
        if type(relation) is not Relation:
            raise FormatError(
                f"'{name}' is a relation of a kind of its own, '{type(relation).__name__}', "
                "which no document can hold",
                where=str(relation.place or ""),
                instead="make it with a verb, such as a.calls(b)",
            )
        return self.entry(name, None, relation, fields(Relation))

    def view(self, name: Name, view: Declared) -> dict[str, object]:
        """Return what a view says."""
        from archmodel import views

        kind = type(view)
        if getattr(views, kind.__name__, None) is not kind:
            raise FormatError(
                f"the view '{name}' is of a kind of its own, '{kind.__name__}', which no document can hold",
                where=str(view.place or ""),
                instead="use a view of archmodel.views, or keep the model as Python",
            )
        return self.entry(name, kind.__name__, view, fields(view))  # type: ignore[arg-type]

    def fact(self, name: Name, fact: Fact) -> dict[str, object]:
        """Return what a fact says."""
        kind = type(fact)
        if getattr(elements, kind.__name__, None) is not kind:
            raise FormatError(
                f"'{name}' is a fact of a kind of its own, '{kind.__name__}', which no document can hold",
                where=str(fact.place or ""),
                instead="use a fact of archmodel.elements, or keep the model as Python",
            )
        return self.entry(name, kind.__name__, fact, fields(kind))

    def waiver(self, name: Name, waiver: Waiver) -> dict[str, object]:
        """Return what a waiver says."""
        return self.entry(name, None, waiver, fields(Waiver))

    def entry(
        self, name: Name, kind: str | None, declared: Declared, known: Iterable[Field[Any]]
    ) -> dict[str, object]:
        """Return what `declared` says in fields that differ from their defaults."""
        entry: dict[str, object] = {"name": name}
        if kind is not None:
            entry["kind"] = kind
        for each in known:
            value = getattr(declared, each.name)
            if not _same(value, each.default):
                try:
                    entry[each.name] = self.value(value)
                except _Unsayable as odd:
                    raise FormatError(
                        f"'{each.name}' of '{name}' holds {odd}, which no document can hold",
                        where=str(declared.place or ""),
                        instead="leave it out, or keep the model as Python",
                    ) from None
        place = declared.place
        if place is not None:
            path, line, column, end_line, end_column = place
            entry["place"] = {
                "path": path,
                "line": line,
                "column": column,
                "endLine": end_line,
                "endColumn": end_column,
            }
        return entry

    def value(self, value: object) -> object:
        """Return a value of a field as JSON has it; how deep it goes is the field's type."""
        if isinstance(value, Enum):
            return self.value(value.value)
        if value is None or isinstance(value, str | int):
            return value
        if isinstance(value, Declared) and value in self.model.names:
            return self.model.names[value]
        if isinstance(value, Selection):
            return {value.word: self.value(value.parts)}
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple):
            return [self.value(each) for each in value]
        if isinstance(value, frozenset):
            return sorted((self.value(each) for each in value), key=str)
        if isinstance(value, float) and isfinite(value):
            return value
        if isinstance(value, type) and issubclass(value, Element):
            self.fields_of(value, None)
            return value.__name__
        raise _Unsayable(f"a {type(value).__name__}")

    def fields_of(self, kind: type[Element], element: Element | None) -> list[Field[Any]]:
        """Note the kinds of the author's that lead from `kind` to ours, and return our fields.

        The fields come with our defaults, as they will be when no Python of the author's is there.
        """
        ours: dict[str, Field[Any]] = {}
        for each in reversed(kind.__mro__):
            if not issubclass(each, Element):
                continue
            if self.classes.setdefault(each.__name__, each) is not each:
                raise FormatError(
                    f"two kinds of element are called '{each.__name__}'",
                    where=str(element.place or "") if element else "",
                    instead="rename one of them",
                )
            if getattr(elements, each.__name__, None) is each:
                ours.update((one.name, one) for one in fields(each))
            else:
                bases = [base.__name__ for base in each.__bases__ if issubclass(base, Element)]
                self.kinds[each.__name__] = bases[0] if len(bases) == 1 else bases
        for one in fields(kind):
            if one.name not in ours:
                raise FormatError(
                    f"the kind '{kind.__name__}' has a field of its own, '{one.name}', "
                    "which no document can hold",
                    where=str(element.place or "") if element else "",
                    instead="say it with a field that every element has, such as description or "
                    "tags, or keep the model as Python",
                )
        return list(ours.values())


class _Unsayable(Exception):
    """A value that has no form in JSON; its words say what it is."""


def _same(value: object, default: object) -> bool:
    """Say whether `value` is the default, which True is not where 1 is."""
    return value is default or (type(value) is type(default) and value == default)
