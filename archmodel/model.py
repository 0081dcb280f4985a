"""What a blueprint says, named and frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cache
from operator import attrgetter
from types import MappingProxyType, NoneType
from typing import Literal, get_args, get_origin

from archmodel.blueprint import Blueprint
from archmodel.declared import Declared
from archmodel.elements.base import Element, Relation
from archmodel.elements.facts import Fact
from archmodel.elements.flows import Steps
from archmodel.errors import BlueprintError
from archmodel.hints import hints_of
from archmodel.names import Name, slug, snake, unique, words
from archmodel.waiver import Waiver

__all__ = ["Model", "read"]

_KINDS = ("elements", "relations", "views", "facts", "waivers")


@dataclass(frozen=True, eq=False)
class Model:
    """An architecture as one frozen value, whatever it was read from.

    Raises `BlueprintError` where a relation or a container is no element of the model, and for an
    identifier or a declaration that it holds twice.
    """

    name: Name
    """The identifier of the whole, which names its folder of pictures."""
    title: str
    elements: Mapping[Name, Element]
    relations: Mapping[Name, Relation] = field(default_factory=dict)
    views: Mapping[Name, Declared] = field(default_factory=dict)
    """Carried along, not interpreted here."""
    description: str | None = None
    part: int | None = None
    """The part of the series it belongs to."""
    facts: Mapping[Name, Fact] = field(default_factory=dict)
    """What elements and relations refer to, and what is no part of the architecture itself."""
    waivers: Mapping[Name, Waiver] = field(default_factory=dict)
    names: Mapping[Declared, Name] = field(init=False, repr=False)
    """The identifier of every declaration."""

    def __post_init__(self) -> None:
        names: dict[Declared, Name] = {}
        count = 0
        for kind in _KINDS:
            held = dict(getattr(self, kind))
            object.__setattr__(self, kind, MappingProxyType(held))
            names.update(zip(held.values(), held, strict=True))
            count += len(held)
        object.__setattr__(self, "names", MappingProxyType(names))
        if not len(names) == len({*names.values()}) == count:
            raise self._named_twice()
        referring = [*self.elements.values(), *self.relations.values(), *self.facts.values()]
        if any(other not in names for value in _values(referring) - names.keys() for other in _parts(value)):
            raise self._unknown(referring)

    def _named_twice(self) -> BlueprintError:
        """Return what to say of the first name or declaration that was there before."""
        seen: set[object] = set()
        for kind in _KINDS:
            for name, value in getattr(self, kind).items():
                if not seen.isdisjoint((name, value)):
                    return BlueprintError(
                        f"'{name}' stands for two things in '{self.name}', or is a second name for one",
                        where=str(value.place or ""),
                        instead="give every declaration one name of its own",
                    )
                seen |= {name, value}
        raise AssertionError("every name stands for one declaration")

    def _unknown(self, referring: Iterable[Declared]) -> BlueprintError:
        """Return what to say of the first declaration that refers to one which is not there."""
        declared, other = next(
            (each, other) for each in referring for other in referred(each) if other not in self.names
        )
        what = "fact" if isinstance(other, Fact) else "element"
        return BlueprintError(
            f"'{self.names[declared]}' refers to '{other.title}', which is no {what} of '{self.name}'",
            where=str(declared.place or ""),
            instead=f"add it to the {what}s of the model",
        )

    @property
    def flows(self) -> Mapping[Name, Steps]:
        """What happens in it: the flows among the facts and the views, by name.

        Of several with the same title and steps, such as a schematic and a sequence, the first is told.
        """
        held = {**self.facts, **self.views}
        found: dict[object, Name] = {}
        for name, each in sorted(held.items()):
            if isinstance(each, Steps):
                found.setdefault((getattr(each, "title", None), each.steps), name)
        return {name: held[name] for name in found.values()}  # type: ignore[misc]


def referred(declared: Declared) -> Iterator[Element | Fact]:
    """Yield the elements and facts that a declaration names in its fields, in order."""
    for name in _referring(type(declared)):  # type: ignore[arg-type]  # a class can be hashed
        yield from _parts(getattr(declared, name))


def _values(referring: Iterable[Declared]) -> Set[object]:
    """Return what the fields of declarations hold, each once, where that may be a declaration or hold one."""
    by_kind: dict[type[Declared], list[Declared]] = {}
    for each in referring:
        by_kind.setdefault(type(each), []).append(each)
    found: set[object] = set()
    for kind, held in by_kind.items():
        for name in _referring(kind):  # type: ignore[arg-type]  # a class can be hashed
            try:
                found.update(map(attrgetter(name), held))
            except TypeError:  # a kind of an author's holds a list or the like
                found.update(part for each in held for part in _parts(getattr(each, name)))
    return found


def _parts(value: object) -> Iterator[Element | Fact]:
    """Yield the declarations that the value of a field is or holds."""
    for part in value if isinstance(value, tuple) else (value,):
        if isinstance(part, (Element, Fact)):  # of a union it would take twice as long
            yield part


@cache
def _referring(kind: type[Declared]) -> tuple[Name, ...]:
    """Return the fields of a class that may hold other declarations, in order."""
    hints = hints_of(kind)
    return tuple(each.name for each in fields(kind) if not _is_plain(hints[each.name]))  # type: ignore[arg-type]


@cache
def _is_plain(hint: object) -> bool:
    """Say whether values of a type hold no declarations, so that nobody need look."""
    if hint is ...:  # of tuple[str, ...]
        return True
    if isinstance(hint, type) and not get_args(hint):
        return issubclass(hint, str | int | float | Enum | NoneType)
    return get_origin(hint) is Literal or (bool(get_args(hint)) and all(map(_is_plain, get_args(hint))))


def read(blueprint: type[Blueprint]) -> Model:
    """Return what `blueprint` says: all that its body declared and all that this refers to."""
    from inspect import cleandoc

    named = _named(blueprint)
    title = blueprint.__body__.title
    return Model(
        name=snake(blueprint.__name__),
        title=words(blueprint.__name__) if title is None else title,
        elements={name: each for each, name in named.items() if isinstance(each, Element)},
        relations={name: each for each, name in named.items() if isinstance(each, Relation)},
        views={name: each for each, name in named.items() if not isinstance(each, _JUDGED)},
        facts={name: each for each, name in named.items() if isinstance(each, Fact)},
        waivers={name: each for each, name in named.items() if isinstance(each, Waiver)},
        description=cleandoc(blueprint.__doc__) if blueprint.__doc__ else None,
        part=blueprint.__body__.part,
    )


_JUDGED = (Element, Relation, Fact, Waiver)
"""What the review is about; all else is for pictures."""


def _named(blueprint: type[Blueprint]) -> dict[Declared, Name]:
    """Return every declaration with its identifier: its attribute name, or a derived one."""
    given = {each: name for name, each in blueprint.__body__.named.items()}
    taken: dict[Name, None] = dict.fromkeys(given.values())
    named: dict[Declared, Name] = {}
    for each in _with_referred(blueprint.__body__.made):
        name = given.get(each) or unique(_derived(each, named), taken)
        named[each] = name
        taken[name] = None
    return named


def _with_referred(made: tuple[Declared, ...]) -> Iterator[Declared]:
    """Yield every declaration once, after the elements it refers to."""
    seen: set[Declared] = set()
    waiting = list(reversed(made))
    while waiting:
        each = waiting[-1]
        # A view shows what is there: what it names is checked when it is drawn, and adds nothing.
        names = referred(each) if isinstance(each, Element | Relation | Fact) else ()
        missing = [other for other in names if other not in seen]
        if each in seen or not missing:
            waiting.pop()
            if each not in seen:
                seen.add(each)
                yield each
        else:
            waiting.extend(reversed(missing))


def _derived(declared: Declared, named: Mapping[Declared, Name]) -> Name:
    """Return the identifier of a declaration that no attribute of this blueprint holds."""
    if isinstance(declared, Relation):
        return f"{named[declared.source]}->{named[declared.target]}"
    if isinstance(declared, Element | Fact):
        return declared.home_name or slug(declared.title)
    return snake(type(declared).__name__).removesuffix("_view")
