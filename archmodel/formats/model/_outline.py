"""A model as text formats see it: nested parts, each with a key that every grammar takes, and captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archmodel.elements.base import Element, Relation
from archmodel.elements.verbs import Verb
from archmodel.model import Model
from archmodel.names import Name
from archmodel.stated import stops
from archmodel.text import visible
from archmodel.wording import means, title_of

__all__ = ["CAPTION", "LINE", "Part", "arrow", "caption", "keys", "line", "outline", "way"]

CAPTION = frozenset({"title", "technology", "instances", "inside"})
"""The fields of an element that its caption and its place in the outline hold."""
LINE = frozenset({"source", "target", "label", "over", "technology", "via"})
"""The fields of a relation that its ends and its words hold; its verb where it has no label."""


class Part(NamedTuple):
    """An element in an outline: a leaf, or the beginning or the end of one with members."""

    name: Name
    depth: int
    is_group: bool
    is_end: bool = False


def outline(model: Model) -> Iterator[Part]:
    """Yield the elements of a model, each between beginning and end of what it is inside."""
    members: dict[Name | None, list[Name]] = {}
    for name, element in model.elements.items():
        around = model.names[element.inside] if element.inside else None
        members.setdefault(around, []).append(name)
    waiting = [Part(name, 0, name in members) for name in reversed(members.get(None, []))]
    while waiting:
        part = waiting.pop()
        yield part
        if part.is_group and not part.is_end:
            waiting.append(part._replace(is_end=True))
            inner = reversed(members[part.name])
            waiting += [Part(name, part.depth + 1, name in members) for name in inner]


def keys(model: Model) -> dict[Name, str]:
    """Return a key for each element: ASCII letters, digits and underscores, no word of any grammar.

    No two differ in case alone.

    >>> keys(Model("shop", "Shop", {"end": Element("End"), "a-b": Element("B"), "A b": Element("C")}))
    {'end': 'e_end', 'a-b': 'e_a_b', 'A b': 'e_A_b_2'}
    """
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    found: dict[Name, str] = {}
    for name in model.elements:
        plain = key = "e_" + re.sub(r"[^A-Za-z0-9]+", "_", name)[:60].strip("_")
        while key.lower() in taken:
            numbers[plain] = numbers.get(plain, 1) + 1
            key = f"{plain}_{numbers[plain]}"
        taken.add(key.lower())
        found[name] = key
    return found


def caption(name: Name, element: Element) -> list[str]:
    """Return the lines of text of a box: its title, and how many run of what."""
    built = ", ".join(filter(None, (element.technology, element.instances)))
    return [visible(each) for each in (title_of(name, element), built) if each]


def arrow(relation: Relation) -> tuple[Element, Element]:
    """Return what the arrow of a line comes from and points to, as in pictures: a subscriber."""
    first, *_, last = stops(relation)
    return first, last


def line(relation: Relation) -> list[str]:
    """Return the lines of text on a line: what for, or else the verb, and how it travels.

    The verb of a subscription is a noun, as its arrow leads against the sentence.
    """
    how = way(relation)
    verb = "subscription" if relation.verb is Verb.SUBSCRIBES_TO else relation.verb.value
    return [visible(each) for each in (relation.label or verb, f"[{how}]" if how else "") if each]


def way(relation: Relation) -> str:
    """Return how a relation travels, such as `HTTPS via Internet`."""
    via = "via " + ", ".join(each.title for each in stops(relation)[1:-1]) if relation.via else ""
    return f"{means(relation)} {via}".strip()
