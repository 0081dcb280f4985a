"""Terms such as `kind:*Services` and `tag:pci`, which choose elements by what is written of them.

They are for TOML and for rules that other people's blueprints are judged by; a blueprint itself
names its elements, and need not spell them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from archmodel.elements.base import Element
from archmodel.elements.container_platform import MicroserviceGroup
from archmodel.errors import BlueprintError
from archmodel.names import Name, did_you_mean, kebab
from archmodel.stated import boundary_of, owner_of

if TYPE_CHECKING:
    from archmodel.model import Model

__all__ = ["chosen_by", "is_of_kind", "refuse_unknown"]


def chosen_by(term: str, model: Model) -> Iterator[Name]:
    """Yield the identifiers of the elements of `model` that a term chooses."""
    word, pattern = _parts(term)
    fits = re.compile(re.escape(pattern).replace(r"\*", ".*"), re.DOTALL).fullmatch
    said = _SAID[word]
    for name, element in model.elements.items():
        if any(map(fits, said(model, name, element))):
            yield name


def refuse_unknown(term: str) -> None:
    """Raise `BlueprintError` for a term that begins with no word, or names a kind or role there is not."""
    word, pattern = _parts(term)
    if word not in _SAID:
        raise BlueprintError(
            f"'{term}' begins with no word that chooses elements",
            instead=did_you_mean(word, _SAID) or f"write one of {', '.join(_SAID)}, such as kind:Service",
        )
    if not pattern:
        raise BlueprintError(f"'{term}' does not say which {word}", instead=f"write {word}:* for any")
    known = {"kind": _kinds, "role": _roles}.get(word)
    if known and "*" not in pattern and pattern not in known():
        among = ", ".join(sorted(known()))
        raise BlueprintError(
            f"there is no {word} '{pattern}'",
            instead=did_you_mean(pattern, known()) or f"the {word}s are {among}",
        )


def is_of_kind(term: str) -> bool:
    """Say whether a term asks for what a thing is, which no model can have misspelt."""
    return _parts(term)[0] in ("kind", "role")


def _parts(term: str) -> tuple[str, str]:
    word, _, pattern = term.partition(":")
    return word.strip(), pattern.strip()


@cache
def _kinds() -> frozenset[str]:
    """Return the names of the kinds of the vocabulary; an author's own are chosen by their bases."""
    return frozenset(name for kind in _vocabulary() for name in _kinds_of(kind))


@cache
def _roles() -> frozenset[str]:
    return frozenset(role for kind in _vocabulary() for role in _roles_of(kind))


def _vocabulary() -> Iterator[type[Element]]:
    from archmodel import elements

    held = (getattr(elements, name) for name in elements.__all__)
    return (each for each in held if isinstance(each, type) and issubclass(each, Element))


def _kinds_of(kind: type[Element]) -> tuple[str, ...]:
    return tuple(each.__name__ for each in kind.__mro__ if issubclass(each, Element))


def _roles_of(kind: type[Element]) -> tuple[str, ...]:
    """Return the roles of microservices: `frontend` of front-end ones, `mobile` of mobile services."""
    held = [each for each in kind.__mro__ if issubclass(each, MicroserviceGroup)][:-1]
    return tuple(kebab(each.__name__.removesuffix("Microservices").removesuffix("Services")) for each in held)


def _boundaries(model: Model, element: Element) -> Iterator[Name]:
    boundary = boundary_of(element)
    while boundary is not None:
        yield model.names[boundary]
        boundary = boundary.inside


_SAID: Mapping[str, Callable[[Model, Name, Element], Iterable[str]]] = {
    "kind": lambda model, name, element: _kinds_of(type(element)),
    "role": lambda model, name, element: _roles_of(type(element)),
    "tag": lambda model, name, element: element.tags,
    "id": lambda model, name, element: (name,),
    "owner": lambda model, name, element: filter(None, (owner_of(element),)),
    "boundary": lambda model, name, element: _boundaries(model, element),
    "tech": lambda model, name, element: re.split(", *", element.technology or ""),
}
"""What each word reads of an element; it chooses those of which any of that fits the pattern."""
