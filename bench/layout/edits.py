"""Every small edit of a model: what an architect does to it between two looks at its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import combinations
from typing import Any, NamedTuple

from bench.layout.models import Document

__all__ = ["EDITS", "RENAMED", "Edit", "edits"]

RENAMED = "renamed"
"""The identifier that a renamed element gets."""
Entry = dict[str, Any]
Changed = Iterator[tuple[Document, str | None]]
"""Models after one edit, each with the former identifier of what was renamed."""


class Edit(NamedTuple):
    """A model after one edit."""

    kind: str
    document: Document
    renamed: str | None
    """The former identifier of the element that is now called `RENAMED`."""


def edits(document: Document) -> Iterator[Edit]:
    """Yield a model after each of its edits: every one that there is of every kind."""
    for kind, change in EDITS.items():
        for edited, renamed in change(document):
            yield Edit(kind, edited, renamed)


def leaves(document: Document) -> list[Entry]:
    """Return the elements that hold no others and that no line passes on its way."""
    elements: list[Entry] = document["elements"]
    holders = {each.get("inside") for each in elements}
    passed = {name for each in document["relations"] for name in each.get("via", ())}
    return [each for each in elements if each["name"] not in holders | passed]


def relation(name: str, source: str, target: str) -> Entry:
    """Return a new relation."""
    return {"name": name, "source": source, "verb": "calls", "target": target, "label": "asks"}


def add_leaf(document: Document) -> Changed:
    """Add an element beside each, with a line from it."""
    for beside in leaves(document):
        edited = deepcopy(document)
        inside = {"inside": beside["inside"]} if "inside" in beside else {}
        edited["elements"].append({"name": "added", "kind": "Microservice", "title": "Added", **inside})
        edited["relations"].append(relation("added_line", beside["name"], "added"))
        yield edited, None


def add_line(document: Document) -> Changed:
    """Join each two elements that were not joined; in the order of declaration, as most lines run."""
    joined = {frozenset((each["source"], each["target"])) for each in document["relations"]}
    for pair in combinations([each["name"] for each in leaves(document)], 2):
        if frozenset(pair) not in joined:
            edited = deepcopy(document)
            edited["relations"].append(relation("added_line", *pair))
            yield edited, None


def remove_leaf(document: Document) -> Changed:
    """Take each element away, with its lines; not the last one of its group."""
    found = leaves(document)
    inside = [each.get("inside") for each in found]
    for removed in found:
        if inside.count(removed.get("inside")) > 1:
            edited = deepcopy(document)
            edited["elements"].remove(removed)
            edited["relations"] = [
                each
                for each in edited["relations"]
                if removed["name"] not in (each["source"], each["target"])
            ]
            yield edited, None


def lengthen(document: Document) -> Changed:
    """Make each title of an element, and each label of a line, so much longer that it takes a line more."""
    titles = [("elements", document["elements"].index(each), "title") for each in leaves(document)]
    labels = [
        ("relations", number, "label") for number, each in enumerate(document["relations"]) if "label" in each
    ]
    for part, number, field in titles + labels:
        edited = deepcopy(document)
        edited[part][number][field] += " and whatever has ever been kept of it"
        yield edited, None


def rename(document: Document) -> Changed:
    """Give each element another identifier, as long a title in other letters, and its lines the new end."""
    for element in leaves(document):
        former, edited = element["name"], deepcopy(document)
        again = edited["elements"][document["elements"].index(element)]
        again["name"], again["title"] = RENAMED, element["title"].swapcase()
        for each in edited["relations"]:
            for end in ("source", "target"):
                each[end] = RENAMED if each[end] == former else each[end]
        yield edited, former


EDITS: dict[str, Callable[[Document], Changed]] = {
    "add a leaf": add_leaf,
    "add a line": add_line,
    "remove a leaf": remove_leaf,
    "longer label": lengthen,
    "rename": rename,
}
"""The kinds of edits by name."""
