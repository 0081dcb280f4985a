"""Values of a document as values of fields: what the type of a field admits, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from enum import Enum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, cast, get_args, get_origin
from weakref import WeakKeyDictionary

from archmodel.declared import Declared
from archmodel.elements.base import Element
from archmodel.errors import BlueprintError
from archmodel.hints import hints_of
from archmodel.selection import WORDS, Part, Selection

__all__ = ["Admitted", "Shape", "Wrong", "admitted", "shape_of", "value_of"]

Refer = Callable[[str, Any], object]
"""Returns what a word names, for a type that is a declaration or a class. Raises `Wrong`."""


class Wrong(Exception):
    """A value does not fit its field.

    `what` is what is wrong where the value alone does not say it, `instead` what would fit, and
    `word` an unknown one among known ones. `is_told` where the cause was reported already.
    """

    def __init__(
        self,
        value: object,
        instead: str = "",
        *,
        what: str = "",
        word: str = "",
        among: Iterable[str] = (),
        is_told: bool = False,
    ) -> None:
        super().__init__(instead)
        self.value = value
        self.instead = instead
        self.what = what
        self.word = word
        self.among = among
        self.is_told = is_told


@dataclass(frozen=True, eq=False, slots=True)
class Admitted:
    """What a field takes from a document."""

    plain: tuple[type, ...]
    """Of these, a value is taken as it is."""
    words: dict[tuple[type, object], object]
    """Members of enumerations by type and value, as 1 is not True."""
    several: type[tuple[object, ...]] | type[frozenset[object]] | None
    """What takes a list, or None."""
    items: tuple[Admitted, ...]
    """What a tuple of a fixed length takes at each place, or else what each of a list is."""
    is_fixed: bool
    """Whether a list must be as long as `items`."""
    texts: dict[object, object]
    """The same members by their values, where these are texts."""
    reference: Any
    """The type of what is named by a word, or the union of several, or None."""
    named: type | UnionType | tuple[()]
    """The same where that is a declaration, or else no type at all."""
    selects: bool
    """Whether it takes a selection."""
    days: bool
    """Whether it takes a day of the calendar."""
    choices: tuple[str, ...]
    """What would fit, in words."""


class Shape(NamedTuple):
    """The fields of a class of declarations."""

    admitted: dict[str, Admitted]
    needed: frozenset[str]
    """Those without a default."""
    references: tuple[str, ...]
    """Those that name another declaration."""


_SHAPES: WeakKeyDictionary[type[Any], Shape] = WeakKeyDictionary()


def shape_of(kind: type[Any]) -> Shape:
    """Return the fields of a class, found out once for as long as there is the class."""
    known = _SHAPES.get(kind)
    if known is None:
        known = _SHAPES[kind] = _found_out(kind)
    return known


def _found_out(kind: type[Any]) -> Shape:
    hints = hints_of(kind)
    held: tuple[Field[Any], ...] = fields(kind)
    takes = {each.name: admitted(hints[each.name]) for each in held}
    return Shape(
        takes,
        frozenset(each.name for each in held if each.default is each.default_factory is MISSING),
        tuple(name for name, each in takes.items() if _is_declared(each.reference)),
    )


@cache
def admitted(hint: Any) -> Admitted:
    """Return what a field of type `hint` takes.

    >>> admitted(bool | None).choices
    ('true or false', 'nothing at all')
    """
    plain: list[type] = []
    words: dict[tuple[type, object], object] = {}
    several = reference = None
    items: tuple[Admitted, ...] = ()
    selects = days = is_fixed = False
    choices: list[str] = []
    for each in get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,):
        origin = get_origin(each) or each
        if origin is Literal:
            words |= {(type(one), one): one for one in get_args(each)}
        elif origin in (tuple, frozenset):
            several, of = origin, get_args(each)
            is_fixed = origin is tuple and of[1:] != (...,)
            items = tuple(map(admitted, of if is_fixed else of[:1]))
            choices.append("a list")
        elif origin is Selection:
            selects = True
            choices.append(_SELECTION)
        elif origin is date:
            days = True
            choices.append("a day, such as '2026-12-31'")
        elif origin is type or _is_declared(origin):
            reference = each if reference is None else reference | each
            choices.append(_named("kind" if origin is type else origin.__name__.lower()))
        elif issubclass(origin, Enum):
            words |= {(type(one.value), one.value): one for one in origin}
        else:
            plain.append(origin)
            choices.append(_WORDS.get(origin, "something else"))
    choices[:0] = [f"'{value}'" for _, value in words]
    return Admitted(
        plain=tuple(plain),
        words=words,
        several=several,
        items=items,
        is_fixed=is_fixed,
        texts={value: member for (kind, value), member in words.items() if kind is str},
        reference=reference,
        named=reference if isinstance(reference, type | UnionType) else (),
        selects=selects,
        days=days,
        choices=tuple(choices),
    )


def value_of(value: Any, takes: Admitted, refer: Refer) -> object:
    """Return what a field that takes `takes` holds for a value of a document. Raises `Wrong`."""
    kind = type(value)
    if kind in takes.plain and (kind is not float or isfinite(value)):
        return value
    if kind is list or kind is dict:
        if kind is list and takes.several:
            return takes.several(_items(value, takes, refer))
        if kind is dict and takes.selects:
            return _selection(value, refer)
    elif takes.words and (kind, value) in takes.words:
        return takes.words[kind, value]
    elif kind is str and takes.reference:
        return refer(value, takes.reference)
    elif kind is str and takes.days and _DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    elif kind is int and float in takes.plain:
        return float(value)
    word = value if isinstance(value, str) else ""
    known = [str(each) for _, each in takes.words]
    raise Wrong(value, "write " + _joined(takes.choices), word=word, among=known)


def _items(value: list[object], takes: Admitted, refer: Refer) -> list[object]:
    if takes.is_fixed:
        if len(value) != len(takes.items):
            raise Wrong(value, f"write a list of {len(takes.items)}")
        return [value_of(each, one, refer) for each, one in zip(value, takes.items, strict=True)]
    (item,) = takes.items
    is_plain, texts = str in item.plain, item.texts
    return [
        each
        if type(each) is str and is_plain
        else texts[each]
        if type(each) is str and each in texts
        else value_of(each, item, refer)
        for each in value
    ]


def _selection(value: dict[str, object], refer: Refer) -> Selection:
    """Return the selection that an object of a document says."""
    word, parts = next(iter(value.items()), ("", None))
    if len(value) != 1 or not isinstance(parts, list) or not parts:
        raise Wrong(value, f"write {_SELECTION}")
    if word not in WORDS:
        raise Wrong(value, f"write {_SELECTION}", what=f"selects by '{word}'", word=word, among=WORDS)
    if word in ("not", "neighbours") and len(parts) > 1:
        raise Wrong(value, f"write a list of 1 selection after '{word}'")
    try:
        return Selection(word, tuple(_part(each, WORDS[word], refer) for each in parts))
    except BlueprintError as error:  # a term that means nothing
        raise Wrong(value, error.instead, what=f"is a selection in which {error.what}") from None


def _part(value: object, of: type | None, refer: Refer) -> Part:
    """Return one part of a selection, which is `of` a type, or a selection itself."""
    if of is None:
        if isinstance(value, dict):
            return _selection(value, refer)
        raise Wrong(value, f"write {_SELECTION}")
    if not isinstance(value, str):
        raise Wrong(value, "write a text")
    if of is str:
        return value
    return cast("Part", refer(value, type[Element] if of is type else of))


_SELECTION = 'a selection, such as {"kind": ["Service"]} or {"not": [{"named": ["gateway"]}]}'


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _is_declared(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Declared)


_WORDS = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    dict: "an object",
    list: "a list",
    NoneType: "nothing at all",
}


def _named(word: str) -> str:
    """Return what a reference is in words.

    >>> _named("kind"), _named("element")
    ('the name of a kind', 'the name of an element')
    """
    return f"the name of {'an' if word[0] in 'aeio' else 'a'} {word}"


def _joined(words: tuple[str, ...]) -> str:
    """Return words as a choice.

    >>> _joined(("a", "b", "c"))
    'a, b or c'
    """
    *head, last = words
    return f"{', '.join(head)} or {last}" if head else last
