"""What is said of elements and relations in words: titles, tips and sentences."""

from __future__ import annotations

from archmodel.elements.base import Element, Relation

__all__ = ["sentence", "tip", "title_of"]


def title_of(name: str, element: Element) -> str:
    """Return the title, or the identifier where the title shows nothing."""
    return element.title if any(char.isprintable() and not char.isspace() for char in element.title) else name


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
    lines += [f"{word}: {text}" for word, text in said.items() if text]
    return "\n".join(filter(None, [*lines, "single sign-on" if element.sso else ""]))


def sentence(relation: Relation) -> str:
    """Return a relation read aloud."""
    parts = [f"{relation.source.title} {relation.verb.value} {relation.target.title}"]
    if relation.over:
        parts.append(f"over {relation.over.value}")
    if relation.via:
        parts.append("via " + ", ".join(each.title for each in relation.via))
    head = ", ".join(parts)
    return f"{head}: {relation.label}" if relation.label else head
