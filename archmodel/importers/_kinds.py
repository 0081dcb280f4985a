"""The tables in which the kinds that a document names are looked up."""

from __future__ import annotations

from functools import cache
from typing import Any

from archmodel import elements
from archmodel.declared import Declared
from archmodel.elements.base import Element
from archmodel.elements.facts import Fact
from archmodel.importers._problems import Problems, quoted, shown

__all__ = ["known_facts", "known_kinds", "known_views", "with_authors_kinds"]

_MOST = 1000
"""Kinds an author may add; each costs as much memory as it has ancestors."""


@cache
def known_kinds() -> dict[str, type[Element]]:
    """Return the kinds of element by name."""
    return _held(elements, Element)


@cache
def known_facts() -> dict[str, type[Fact]]:
    """Return the kinds of fact by name."""
    return _held(elements, Fact)


@cache
def known_views() -> dict[str, type[Declared]]:
    """Return the kinds of view by name."""
    from archmodel import views

    return _held(views, Declared)


def with_authors_kinds(said: dict[str, object], problems: Problems) -> dict[str, type[Element]]:
    """Return the known kinds and those that a document adds, each by the names of its parents.

    A kind of the document's own goes before one of ours that came later and is called the same.
    """
    kinds = dict(known_kinds())
    if len(said) > _MOST:
        problems.add(("kinds",), f"more than {_MOST} kinds", "use the kinds of archmodel.elements")
        return kinds
    waiting = {name: parents for name, value in said.items() if (parents := _parents(name, value, problems))}
    while waiting:
        ready = {
            name: parents
            for name, parents in waiting.items()
            if all(parent in kinds and parent not in waiting for parent in parents)
        }
        for name, parents in ready.items() or waiting.items():
            kinds[name] = _kind(name, [kinds.get(parent, Element) for parent in parents], problems)
            unknown = [parent for parent in parents if parent not in kinds and parent not in said]
            if not ready:
                problems.add(
                    ("kinds", name),
                    f"the kind {quoted(name)} leads to no known kind"
                    if not unknown
                    else f"the kind {quoted(name)} is a kind of {quoted(unknown[0])}, which is unknown",
                    "name a kind of archmodel.elements",
                    word=unknown[0] if unknown else "",
                    among=known_kinds(),
                )
        waiting = {name: parents for name, parents in waiting.items() if name not in (ready or waiting)}
    return kinds


def _parents(name: str, value: object, problems: Problems) -> list[str]:
    """Return the parents that a document gives a kind: a name, or a list of names."""
    given = value if isinstance(value, list) else [value]
    parents = [each for each in given if isinstance(each, str)]
    if name.isidentifier() and parents and len(parents) == len(given):
        return parents
    what = f"the kind {quoted(name)} cannot be {shown(value)}"
    if not name.isidentifier():
        what = f"{quoted(name)} cannot be the name of a kind"
    problems.add(("kinds", name), what, 'write a name and the kind it is nearest to: "Kiosk": "Client"')
    return []


def _kind(name: str, parents: list[type[Element]], problems: Problems) -> type[Element]:
    try:
        return type(name, tuple(parents), {"__module__": __name__})
    except TypeError:  # no order of ancestors satisfies all parents, or one is there twice
        problems.add(("kinds", name), f"the parents of the kind {quoted(name)} contradict one another")
        return Element


def _held(package: Any, base: type[Declared]) -> dict[str, Any]:
    """Return the classes that a package offers, by name."""
    offered = {name: getattr(package, name) for name in package.__all__}
    return {name: each for name, each in offered.items() if isinstance(each, type) and issubclass(each, base)}
