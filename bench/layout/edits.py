"""Four hundred small edits of models: what an architect does to a model between two looks at its picture."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from bench.layout.models import Document

__all__ = ["EDITS", "RENAMED", "Edit", "edits"]

TIMES = 8
"""How often each kind of edit is done to a model, each time elsewhere: a hundred in all leave the median to
chance, as half of them move next to nothing and half a third of the boxes."""
RENAMED = "renamed"
"""The identifier that a renamed element gets."""
Entry = dict[str, Any]


class Edit(NamedTuple):
    """A model after one edit."""

    kind: str
    document: Document
    renamed: str | None
    """The former identifier of the element that is now called `RENAMED`."""


def edits(document: Document) -> Iterator[Edit]:
    """Yield a model after each of its edits; the same ones on every run."""
    for kind, change in EDITS.items():
        for number in range(TIMES):
            edited = deepcopy(document)
            chance = random.Random(f"{document['name']} {kind} {number}")
            renamed = change(edited, chance)
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


def add_leaf(document: Document, chance: random.Random) -> None:
    """Add an element beside another, with a line from that other."""
    beside = chance.choice(leaves(document))
    inside = {"inside": beside["inside"]} if "inside" in beside else {}
    document["elements"].append({"name": "added", "kind": "Microservice", "title": "Added", **inside})
    document["relations"].append(relation("added_line", beside["name"], "added"))


def add_line(document: Document, chance: random.Random) -> None:
    """Join two elements that were not joined; in the order of declaration, as most lines run."""
    names = [each["name"] for each in leaves(document)]
    joined = {(each["source"], each["target"]) for each in document["relations"]}
    free = [
        (one, other)
        for number, one in enumerate(names)
        for other in names[number + 1 :]
        if (one, other) not in joined and (other, one) not in joined
    ]
    document["relations"].append(relation("added_line", *chance.choice(free)))


def remove_leaf(document: Document, chance: random.Random) -> None:
    """Take an element away, with its lines; not the last one of its group."""
    found = leaves(document)
    inside = [each.get("inside") for each in found]
    removed = chance.choice([each for each in found if inside.count(each.get("inside")) > 1])
    document["elements"].remove(removed)
    ends = ("source", "target")
    kept = [each for each in document["relations"] if removed["name"] not in (each[end] for end in ends)]
    document["relations"] = kept


def lengthen(document: Document, chance: random.Random) -> None:
    """Make the title of an element, or the label of a line, so much longer that it takes a line more."""
    titles = [(each, "title") for each in leaves(document)]
    labels = [(each, "label") for each in document["relations"] if "label" in each]
    entry, field = chance.choice(titles + labels)
    entry[field] += " and whatever has ever been kept of it"


def rename(document: Document, chance: random.Random) -> str:
    """Give an element another identifier, as long a title in other letters, and its lines the new end."""
    element = chance.choice(leaves(document))
    former: str = element["name"]
    element["name"], element["title"] = RENAMED, element["title"].swapcase()
    for each in document["relations"]:
        for end in ("source", "target"):
            each[end] = RENAMED if each[end] == former else each[end]
    return former


EDITS: dict[str, Callable[[Document, random.Random], str | None]] = {
    "add a leaf": add_leaf,
    "add a line": add_line,
    "remove a leaf": remove_leaf,
    "longer label": lengthen,
    "rename": rename,
}
"""The kinds of edits by name."""
