"""What is said of elements and relations in words: titles, tips and sentences."""

from __future__ import annotations

from archmodel.elements.base import Element, Relation
from archmodel.text import shows

__all__ = ["first_shown", "means", "sentence", "tip", "title_of"]


def title_of(name: str, element: Element) -> str:
    """Return the title, or the identifier where the title shows nothing."""
    return element.title if shows(element.title) else name


def first_shown(*texts: str | None) -> str:
    """Return the first of several texts that shows anything, such as a title before an identifier."""
    return next(filter(shows, texts), "")


def tip(name: str, element: Element) -> str:
    """Return what a reader sees who rests on an element: its whole title, and all that is stated."""
    said = {
        "technology": element.technology,
        "stands for": element.stands_for,
        "instances": element.instances,
        "storage": element.storage,
        "owner": element.owner,
        "tags": ", ".join(sorted(element.tags)),
    }
    lines = [title_of(name, element), element.description or ""]
    lines += [f"{word}: {text}" for word, text in said.items() if shows(text)]
    return "\n".join(filter(None, [*lines, "single sign-on" if element.sso else ""]))


def means(relation: Relation) -> str:
    """Return how a relation travels: its transport, and what its authors call it where that says more."""
    over, technology = relation.over.value if relation.over else "", first_shown(relation.technology)
    if not technology or over.lower() in technology.lower():
        return technology or over
    return f"{over} ({technology})"


def sentence(relation: Relation) -> str:
    """Return a relation read aloud."""
    parts = [f"{relation.source.title} {relation.verb.value} {relation.target.title}"]
    if how := means(relation):
        parts.append(f"over {how}")
    if relation.via:
        parts.append("via " + ", ".join(each.title for each in relation.via))
    head = ", ".join(parts)
    return f"{head}: {relation.label}" if shows(relation.label) else head
