"""Entries with the same keys, made into declarations a column at a time.

A large document says the same few things of many entries, and nothing is wrong with them. So the
values of one field are looked at together, which takes less time than one entry after another.
Whatever is not plain is left to `Reader`, which knows what to say of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice
from math import isfinite
from sys import intern
from typing import Any, cast

from archmodel.declared import Declared, read_at
from archmodel.elements.base import Relation
from archmodel.errors import BlueprintError
from archmodel.importers._values import Admitted, Shape, shape_of
from archmodel.names import Name
from archmodel.source import Place

__all__ = ["add_alike", "made_alike", "place_of"]

_AT_A_TIME = 1000
"""Entries that are made together; what they hold fits into the cache of a processor."""
_PLACE = ("path", "line", "column", "endLine", "endColumn")

_Entry = dict[str, Any]
_Column = Sequence[Any]


class _NotPlain(Exception):
    """Something must be looked at more closely."""


def add_alike(
    found: dict[Name, Declared],
    kinds: Mapping[Name, type[Declared]],
    entries: Mapping[Name, tuple[object, _Entry]],
    made: Mapping[Name, Declared],
) -> None:
    """Add to `found` the declarations of those entries with the same keys that nothing is wrong with."""
    waiting = iter(kinds.items())
    while portion := [*islice(waiting, _AT_A_TIME)]:
        alike: dict[tuple[Any, ...], list[tuple[Name, _Entry]]] = {}
        for name, kind in portion:
            entry = entries[name][1]
            alike.setdefault((kind, *entry), []).append((name, entry))
        for (kind, *_), held in alike.items():
            names, said = zip(*held, strict=True)
            found.update(zip(names, made_alike(kind, shape_of(kind), said, made) or (), strict=False))


def made_alike(
    kind: type[Declared], shape: Shape, entries: Sequence[_Entry], made: Mapping[Name, Declared]
) -> list[Declared] | None:
    """Return the declarations of entries with the same keys, or None, and the entries are as they were.

    None is returned where something is wrong with one, or refers to what is not `made` yet. A declaration
    keeps its values in its entry, which costs less than to make another one.
    """
    rows = [*map(tuple, map(dict.values, entries))]
    given: dict[str, _Column] = dict(zip(entries[0], zip(*rows, strict=True), strict=True))
    beside = ("name", "place") if kind is Relation else ("name", "kind", "place")
    columns = {key: values for key, values in given.items() if key not in beside}
    if not columns.keys() >= shape.needed or not columns.keys() <= shape.admitted.keys():
        return None
    try:
        held = {key: _column(values, shape.admitted[key], made) for key, values in columns.items()}
    except (_NotPlain, KeyError, TypeError):  # a word is unknown, or a list holds lists
        return None
    places = [place_of(each) for each in given["place"]] if "place" in given else []
    if None in places:
        return None
    for key in beside:
        if key in given:
            for entry in entries:
                del entry[key]
    for key, values in held.items():
        if values is not columns[key]:
            for entry, value in zip(entries, values, strict=True):
                entry[key] = value
    try:
        return [*map(read_at, [kind] * len(entries), entries, places or [None] * len(entries))]
    except BlueprintError:
        for entry, row in zip(entries, rows, strict=True):
            entry.clear()
            entry.update(zip(given, row, strict=True))
        return None


def _column(values: _Column, takes: Admitted, made: Mapping[Name, Declared]) -> _Column:
    """Return the values of a field, the same one for equal lists of texts."""
    kinds = {*map(type, values)}
    if kinds <= {*takes.plain}:
        if float in kinds and not all(map(isfinite, (each for each in values if type(each) is float))):
            raise _NotPlain
        return values
    if kinds == {str}:
        if takes.texts:
            return [*map(takes.texts.__getitem__, values)]
        found = [*map(made.__getitem__, values)]
        if all(issubclass(each, takes.named) for each in {*map(type, found)}):
            return found
    elif kinds == {list} and takes.several and not takes.is_fixed:
        rows = [*map(tuple, values)]
        distinct = {*rows}
        if {*map(type, chain.from_iterable(distinct))} <= {str}:  # as 1 is not True, but equal
            (item,) = takes.items
            several = takes.several
            known = {each: several(_column(each, item, made)) for each in distinct}
            return [*map(known.__getitem__, rows)]
    raise _NotPlain


def place_of(said: object) -> Place | None:
    """Return the place that an entry says it was written at, or None for what is no place."""
    if isinstance(said, dict) and len(said) == len(_PLACE):
        file, *numbers = map(said.get, _PLACE)
        if type(file) is str and all(type(each) is int and each >= 0 for each in numbers):
            return Place(intern(file), *cast("list[int]", numbers))
    return None
