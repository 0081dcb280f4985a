"""Builds the declarations that a document says, and goes on after what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Any, cast, get_args

from archmodel.declared import Declared, read_at
from archmodel.elements.base import Element, Relation
from archmodel.elements.facts import Fact
from archmodel.elements.flows import Flow
from archmodel.errors import BlueprintError
from archmodel.importers._alike import add_alike, place_of
from archmodel.importers._kinds import known_facts, known_views, with_authors_kinds
from archmodel.importers._problems import Problems, quoted, shown
from archmodel.importers._text import Path, Text
from archmodel.importers._values import Shape, Wrong, admitted, shape_of, value_of
from archmodel.model import Model
from archmodel.names import Name
from archmodel.source import Place
from archmodel.waiver import Waiver

__all__ = ["Reader"]

_TOP = {
    "schemaVersion": int,
    "name": str,
    "title": str,
    "description": str | None,
    "part": int | None,
    "kinds": dict,
    "elements": list,
    "relations": list,
    "views": list,
    "facts": list,
    "waivers": list,
}
_PARTS = ("elements", "relations", "views", "facts", "waivers")
_NEEDED = ("name", "title", "elements")
_HELD: dict[str, type[Declared]] = {
    "elements": Element,
    "relations": Relation,
    "facts": Fact,
    "views": Declared,
}
"""What may be named, by the part that holds it."""
_LONGEST_WAY = 10

_STAND_IN = Element("")
"""For what has a problem; it goes into no model."""

_Entry = dict[str, Any]


class Reader:
    """Builds the declarations of one document, and goes on after what is wrong."""

    def __init__(self, document: _Entry, problems: Problems) -> None:
        self.document = document
        self.problems = problems
        self.entries: dict[Name, tuple[Path, _Entry]] = {}
        """Every entry that has a name of its own."""
        self.made: dict[Name, Declared] = {}
        self.failed: set[Name] = set()
        """Those with a problem already told, which others may name without another one."""
        self.kinds: dict[str, type[Element]] = {}

    def model(self, text: Text) -> Model:
        """Return the whole, unless something is wrong."""
        head = self.head()
        self.kinds = with_authors_kinds(head.pop("kinds", {}), self.problems)
        names = {part: self.named(part, head.pop(part, [])) for part in _PARTS}
        facts = {name: self.kind(name, known_facts(), "fact") or Fact for name in names["facts"]}
        flows = [name for name, kind in facts.items() if issubclass(kind, Flow)]
        self.build_nested({name: kind for name, kind in facts.items() if name not in flows})
        self.build_nested(
            {name: self.kind(name, self.kinds, "element") or Element for name in names["elements"]}
        )
        relation, flow, waiver = map(shape_of, (Relation, Flow, Waiver))
        relations: dict[Name, Declared] = dict.fromkeys(names.pop("relations"), _STAND_IN)
        if not self.failed:
            add_alike(relations, dict.fromkeys(relations, Relation), self.entries, self.made)
        for name, made in relations.items():
            if made is _STAND_IN:
                relations[name] = self.build(name, Relation, relation)
        self.made |= relations
        for name in flows:
            self.made[name] = self.build(name, Flow, flow)
        views = known_views() if names["views"] else {}
        for name in names["views"]:
            kind = self.kind(name, views, "view")
            if kind is not None:
                self.made[name] = self.build(name, kind, shape_of(kind))
        for name in names["waivers"]:
            self.made[name] = self.build(name, Waiver, waiver)
        self.problems.raise_any(text)
        parts: Any = {part: {name: self.made[name] for name in held} for part, held in names.items()}
        return Model(**head, **parts | {"relations": relations})

    def head(self) -> _Entry:
        """Return what the document says at its top."""
        said: _Entry = {}
        if "schemaVersion" not in self.document:
            self.problems.add((), "no schemaVersion", 'write "schemaVersion": 1')
        for key, value in self.document.items():
            if key not in _TOP:
                self.problems.add(
                    (key,), f"a model has no {quoted(key)}", f"it has {', '.join(_TOP)}", word=key, among=_TOP
                )
            elif key == "schemaVersion" and type(value) is int and value < 1:
                self.problems.add((key,), f"'schemaVersion' cannot be {shown(value)}", "the first one is 1")
            else:
                try:
                    said[key] = value_of(value, admitted(_TOP[key]), self.refer)
                except Wrong as wrong:
                    self.refuse(wrong, (key,), value, "this model")
        for key in _NEEDED:
            if key not in self.document:
                self.problems.add((), f"the model has no '{key}'", f'write "{key}": …')
        said.pop("schemaVersion", None)
        return said

    def named(self, part: str, held: list[object]) -> list[Name]:
        """Note the entries of a list under their names, and return the names."""
        names: list[Name] = []
        for index, entry in enumerate(held):
            path = (part, index)
            if not isinstance(entry, dict):
                self.problems.add(path, f"expected an object, found {shown(entry)}")
                continue
            name = entry.get("name")
            if not isinstance(name, str):
                self.problems.add(path, f"one of the {part} has no name", 'write "name": "…"')
            elif name in self.entries:
                self.problems.add(
                    (*path, "name"),
                    f"the name {quoted(name)} is taken",
                    "choose another name; the first is on line {line}",
                    other=(*self.entries[name][0], "name"),
                )
            else:
                self.entries[name] = path, entry
                names.append(name)
        return names

    def kind(self, name: Name, known: dict[str, Any], what: str) -> type[Any] | None:
        """Return the class that an entry says it is of, if it is a known one."""
        path, entry = self.entries[name]
        word = entry.get("kind")
        if isinstance(word, str) and word in known:
            held: type[Any] = known[word]
            return held
        if isinstance(word, str):
            said = f"{quoted(name)} is of an unknown kind, {quoted(word)}"
            self.problems.add((*path, "kind"), said, f"it is no kind of {what}", word=word, among=known)
        else:
            self.problems.add(path, f"{quoted(name)} has no kind", 'write "kind": "…"')
        return None

    def build_nested(self, kinds: Mapping[Name, type[Declared]]) -> None:
        """Make declarations of the given kinds, each after those it refers to, however deep that goes."""
        own = kinds.keys()
        if not self.failed:
            add_alike(self.made, kinds, self.entries, self.made)
        opened: dict[Name, None] = {}
        shapes = {kind: shape_of(kind) for kind in {*kinds.values()}}
        waiting = [*kinds][::-1]
        while waiting:
            name = waiting[-1]
            if name in self.made:
                waiting.pop()
                continue
            shape = shapes[kinds[name]]
            needed = [each for each in self.needs(name, shape) if each in own and each not in self.made]
            if name not in opened and needed:
                opened[name] = None
                for each in needed:
                    if each in opened:
                        self.break_circle(list(opened), each, shape.references)
                    else:
                        waiting.append(each)
            else:
                waiting.pop()
                opened.pop(name, None)
                self.made[name] = self.build(name, kinds[name], shape)

    def break_circle(self, opened: list[Name], name: Name, references: tuple[str, ...]) -> None:
        """Say that `name` contains itself, and take the last link of its circle out."""
        circle = opened[opened.index(name) :]
        path, entry = self.entries[circle[-1]]
        key = next(key for key in references if entry.get(key) == name)
        more = ["…"] if len(circle) > _LONGEST_WAY else []
        way = " → ".join([*map(quoted, circle[:_LONGEST_WAY]), *more, quoted(name)])
        what = "is inside" if key == "inside" else "is an instance of"
        self.problems.add((*path, key), f"{quoted(name)} {what} itself: {way}", "take one of these links out")
        self.entries[circle[-1]] = path, {each: value for each, value in entry.items() if each != key}

    def needs(self, name: Name, shape: Shape) -> list[str]:
        """Return the names of others of its part that an entry refers to."""
        entry = self.entries[name][1]
        return [entry[key] for key in shape.references if isinstance(entry.get(key), str)]

    def build(self, name: Name, kind: type[Declared], shape: Shape) -> Declared:
        """Return the declaration that an entry says, or a stand-in where something is wrong."""
        path, entry = self.entries[name]
        place = self.take(path, entry, kind, shape)
        made: Declared | None = None
        if entry.keys() >= shape.needed:
            try:
                made = read_at(kind, entry, place)
            except BlueprintError as error:
                self.problems.add(path, error.what, error.instead)
        if made is None:
            self.failed.add(name)
        return made or _STAND_IN

    def take(self, path: Path, entry: _Entry, kind: type[Declared], shape: Shape) -> Place | None:
        """Make the values of fields of what an entry says, in its place, and return where it was written.

        What is no field, or does not fit one, is taken out.
        """
        takes, refer, made, failed = shape.admitted, self.refer, self.made, self.failed
        place = None
        others = []
        for key, value in entry.items():
            if key in takes:
                one = takes[key]
                is_text = type(value) is str  # most are, and three ways to take one spare a call
                if is_text and str in one.plain:
                    pass
                elif is_text and value in one.texts:
                    entry[key] = one.texts[value]
                elif is_text and isinstance(known := made.get(value), one.named) and value not in failed:
                    entry[key] = known
                else:
                    try:
                        entry[key] = value_of(value, one, refer)
                    except Wrong as wrong:
                        self.refuse(wrong, (*path, key), value, quoted(entry["name"]))
                        others.append(key)
                continue
            others.append(key)
            if key == "place":
                place = self.place(path, quoted(entry["name"]), value)
            elif key != "name" and (key != "kind" or kind is Relation):
                what = f"{quoted(entry['name'])} has a field {quoted(key)}, which a {kind.__name__} has not"
                holds = f"it has {', '.join(takes)}"
                self.problems.add((*path, key), what, holds, word=key, among=takes)
        if not entry.keys() >= shape.needed:
            for key in (key for key in takes if key in shape.needed and key not in entry):
                self.problems.add(path, f"{quoted(entry['name'])} has no '{key}'", f'write "{key}": …')
        for key in others:
            del entry[key]
        return place

    def refuse(self, wrong: Wrong, path: Path, value: object, whose: str) -> None:
        """Say why the value of a field does not fit."""
        if not wrong.is_told:
            verb = "cannot be" if wrong.value is value else "cannot hold"
            what = f"'{path[-1]}' of {whose} {wrong.what or f'{verb} {shown(wrong.value)}'}"
            self.problems.add(path, what, wrong.instead, word=wrong.word, among=wrong.among)

    def refer(self, word: str, hint: Any) -> object:
        """Return what a word of the document names, for a field of type `hint`."""
        if not isinstance(hint, (type, UnionType)):  # type[Element]
            if word in self.kinds:
                return self.kinds[word]
            what = f"is {quoted(word)}, which is no kind of element"
            raise Wrong(word, what=what, word=word, among=self.kinds)
        made = self.made.get(word)
        if word in self.failed:
            raise Wrong(word, is_told=True)
        if isinstance(made, hint):
            return made
        of: tuple[type, ...] = get_args(hint) or (cast("type", hint),)
        parts = {
            part
            for each in of
            for part, base in _HELD.items()
            if issubclass(each, base) or issubclass(base, each)
        }
        among = (name for name, (path, _) in self.entries.items() if path[0] in parts)
        wanted = " or ".join(each.__name__.lower() for each in of)
        what = f"is {quoted(word)}, which is no {wanted} of this model"
        raise Wrong(word, what=what, word=word, among=among)

    def place(self, path: Path, whose: str, said: object) -> Place | None:
        """Return the place that an entry says it was written at."""
        if place := place_of(said):
            return place
        self.problems.add(
            (*path, "place"),
            f"'place' of {whose} cannot be {shown(said)}" + (" like this" if isinstance(said, dict) else ""),
            "write an object of path, line, column, endLine and endColumn",
        )
        return None
