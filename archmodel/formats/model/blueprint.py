"""A model as the source of a blueprint, as an architect would have written it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any, ClassVar

from archmodel import elements
from archmodel.declared import Declared
from archmodel.elements.base import Element, Relation
from archmodel.elements.flows import Flow
from archmodel.entries import Entries
from archmodel.formats.base import Format
from archmodel.formats.model._named import Named
from archmodel.formats.model._python import (
    Brackets,
    Code,
    Quoted,
    docstring,
    import_line,
    lines,
    quoted,
)
from archmodel.formats.model._values import Values
from archmodel.loss import Loss
from archmodel.model import Model, referred
from archmodel.names import words

__all__ = ["Blueprint"]


class Blueprint(Format[Model]):
    """Python source that says what the model says: run and read, it gives the same model.

    It is laid out as a formatter would, with lines of 88 columns. Texts are in it as literals alone,
    so that nothing a model says can run.
    """

    suffix: ClassVar[str] = ".py"

    def write(self, stage: Model) -> bytes:
        """Return the source as UTF-8.

        Raises `FormatError` for a kind with fields of its own, and for a view of the author's.
        """
        return _Source(stage).text().encode()

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return the identifiers that Python does not take."""
        for name, other in _Source(stage).named.changed.items():
            yield Loss(name, f"is called '{other}' in Python")


class _Source:
    """The source of one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.entries = Entries(model)
        self.parts = self._parts()
        self.named = Named(model, self.parts)
        self.values = Values(self.named, self.entries)
        self._kinds()
        self._body()  # once for nothing: what it imports may not name something else
        self.named = Named(model, self.parts, self.values.imported())
        self.values = Values(self.named, self.entries)

    def text(self) -> str:
        """Return the whole module."""
        body = [*self._kinds(), "", "", self._class(), *self._body()]
        title = f"{self.model.title}: its architecture, as code."
        head = [f'"""{title}"""', ""] if docstring(title) else []
        return "\n".join([*head, *self._imports(), *body]) + "\n"

    def _parts(self) -> list[tuple[Declared, dict[str, object]]]:
        """Return all declarations with their entries, each after those it refers to."""
        model, entries = self.model, self.entries
        flows = {name: each for name, each in model.facts.items() if isinstance(each, Flow)}
        facts = {name: each for name, each in model.facts.items() if name not in flows}
        order: list[tuple[Mapping[str, Any], Any]] = [
            (facts, entries.fact),
            (model.elements, entries.element),
            (model.relations, entries.relation),
            (flows, entries.fact),
            (model.views, entries.view),
            (model.waivers, entries.waiver),
        ]
        return [
            (each, entry(model.names[each], each))
            for held, entry in order
            for each in _after_referred(held.values(), set(held.values()))
        ]

    def _class(self) -> str:
        model, name = self.model, self.named.blueprint
        items: list[Code] = [self.values.base("Blueprint")]
        if model.title != words(name):
            items.append(f"title={quoted(model.title)}")
        if model.part is not None:
            items.append(f"part={model.part}")
        return "\n".join(lines(Brackets(f"class {name}(", tuple(items), "):"), 0))

    def _body(self) -> list[str]:
        self.values.base("Blueprint")
        written = self._description()
        before: Declared | None = None
        for each, entry in self.parts:
            if written and self._is_apart(before, each):
                written.append("")
            written += lines(self._statement(each, entry), 4)
            before = each
        return written or ["    pass"]

    def _description(self) -> list[str]:
        text = self.model.description
        if not text:
            return []
        if docstring(text):
            first, *rest = text.split("\n")
            rows = [f'    """{first}', *(f"    {row}" if row else "" for row in rest)]
            return [*rows[:-1], rows[-1] + '"""'] if not rest else [*rows, '    """']
        text = text.encode("utf-8", "backslashreplace").decode()  # no class takes half a character
        return [f"    __doc__ = {quoted(text)}"]

    def _is_apart(self, before: Declared | None, each: Declared) -> bool:
        """Say whether a line stays empty before a declaration."""
        if not isinstance(each, Element) or not isinstance(before, Element):
            return _section(before) != _section(each)
        return each in self.named.holders or (each.inside is None and before.inside is not None)

    def _statement(self, each: Declared, entry: dict[str, object]) -> Code:
        name = self.named.variables.get(each)
        before = f"{name} = " if name else ""
        if isinstance(each, Relation):
            return self._relation(before, each, entry)
        kind = type(each)
        known = fields(kind)  # type: ignore[arg-type]
        items = [self.values.code(getattr(each, field.name)) for field in known if not field.kw_only]
        items += [
            self.values.keyword(field.name, getattr(each, field.name))
            for field in known
            if field.kw_only and field.name in entry
        ]
        return Brackets(f"{before}{self.values.kind(kind)}(", tuple(items))

    def _relation(self, before: str, each: Relation, entry: dict[str, object]) -> Code:
        """Return a relation as a sentence: source, verb, target."""
        source, target = (self.named.variables[end] for end in (each.source, each.target))
        said = [field for field in fields(Relation) if field.name in entry]
        how = [field.name for field in said if field.default is not MISSING and field.name != "label"]
        keywords = {name: self.values.keyword(name, getattr(each, name)) for name in how}
        if each.verb is each.verb.STORES_IN and not isinstance(each.target, elements.Storage):
            verb = f"verb={self.values.base('Verb')}.{each.verb.name}"
            label = [self.values.keyword("label", each.label)] if each.label is not None else []
            items: list[Code] = [f"source={source}", verb, f"target={target}", *label]
            return Brackets(f"{before}{self.values.base('Relation')}(", (*items, *keywords.values()))
        if len(each.via) == 1:
            keywords["via"] = f"via={self.named.variables[each.via[0]]}"
        label = [] if each.label is None else [Quoted(each.label)]
        return Brackets(f"{before}{source}.{each.verb.name.lower()}(", (target, *label, *keywords.values()))

    def _kinds(self) -> list[str]:
        """Return the classes of the kinds that an author defined."""
        written = []
        for name, parents in self.entries.kinds.items():
            given = parents if isinstance(parents, list) else [parents]
            bases = ", ".join(self.values.kind(self.entries.classes[each]) for each in given)
            own = self.values.kind(self.entries.classes[name])
            written += ["", "", f"class {own}({bases}):", f'    """{words(own)}."""']
        return written

    def _imports(self) -> list[str]:
        held = {module: names for module, names in sorted(self.values.imports.items()) if names}
        first = import_line("datetime", held.pop("datetime")) if "datetime" in held else []
        rest = [line for module, names in held.items() for line in import_line(module, names)]
        return [*first, "", *rest] if first else rest


def _section(declared: Declared | None) -> str:
    if isinstance(declared, Element):
        return "elements"
    if isinstance(declared, Relation):
        return "relations"
    return "other" if declared is None else type(declared).__module__.split(".")[1]


def _after_referred(held: Iterable[Declared], own: set[Any]) -> Iterator[Declared]:
    """Yield declarations, each after those of `own` that it refers to."""
    seen: set[Declared] = set()
    for first in held:
        waiting = [first]
        while waiting:
            each = waiting[-1]
            missing = [other for other in referred(each) if other in own and other not in seen]
            if missing and each not in seen:
                waiting.extend(reversed(missing))
                continue
            waiting.pop()
            if each not in seen:
                seen.add(each)
                yield each
