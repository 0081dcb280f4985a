"""Two hundred models, each before and after a few edits whose names are known."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from archmodel.formats.model.json import Json as Written
from archmodel.importers.json import Json
from archmodel.loading import load, targets
from archmodel.model import Model

__all__ = ["Case", "cases", "model_of", "shuffled"]

BLUEPRINTS = Path(__file__).parents[2] / "blueprints"
Document = dict[str, Any]
Told = tuple[str, str]
"""What happened, in a word, and the identifier afterwards."""


class Case(NamedTuple):
    before: Model
    after: Model
    told: set[Told]


def model_of(document: Document) -> Model:
    return Json().read(json.dumps(document).encode(), origin="edited")


def documents() -> list[Document]:
    """Return what the blueprints say, without places and views."""
    found = [model for target in targets([str(BLUEPRINTS)]) for model in load(target)]
    written: list[Document] = [json.loads(Written().write(model)) for model in found]
    for each in written:
        each["views"], each["facts"] = [], [fact for fact in each.get("facts", ()) if fact["kind"] != "Flow"]
        each["waivers"] = []
        for part in ("elements", "relations", "facts"):
            for entry in each[part]:
                entry.pop("place", None)
    return written


def cases(count: int = 200) -> Iterator[Case]:
    """Yield as many cases of one to four edits of different declarations."""
    every = documents()
    for seed in range(count):
        chance = random.Random(seed)
        before = deepcopy(every[seed % len(every)])
        after, told = deepcopy(before), set[Told]()
        for edit in chance.sample(EDITS, k=chance.randint(1, 4)):
            edit(after, chance, told)
        yield Case(model_of(before), model_of(after), told)


def shuffled(document: Document, chance: random.Random) -> Document:
    """Return the same model declared in another order."""
    turned = deepcopy(document)
    for part in ("elements", "relations", "facts"):
        chance.shuffle(turned[part])
    return turned


def untouched(entries: list[Document], told: set[Told], chance: random.Random) -> Document:
    names = {name for _, name in told}
    return chance.choice([each for each in entries if each["name"] not in names])


def leaves(document: Document) -> list[Document]:
    holders = {each.get("inside") for each in document["elements"]}
    passed = {name for each in document["relations"] for name in each.get("via", ())}
    return [each for each in document["elements"] if each["name"] not in holders | passed]


def add_element(document: Document, chance: random.Random, told: set[Told]) -> None:
    beside = untouched(leaves(document), told, chance)
    inside = {"inside": beside["inside"]} if "inside" in beside else {}
    document["elements"].append({"name": "brand_new", "kind": "Microservice", "title": "Loyalty", **inside})
    document["relations"].append(
        {"name": "brand_new_line", "source": beside["name"], "verb": "calls", "target": "brand_new"}
    )
    told |= {("added", "brand_new"), ("added", "brand_new_line")}


def remove_element(document: Document, chance: random.Random, told: set[Told]) -> None:
    names = {name for _, name in told}
    lines = [each for each in document["relations"] if each["name"] in names]
    busy = {each[end] for each in lines for end in ("source", "target")}
    gone = untouched([each for each in leaves(document) if each["name"] not in busy], told, chance)
    document["elements"].remove(gone)
    lines = [each for each in document["relations"] if gone["name"] in (each["source"], each["target"])]
    document["relations"] = [each for each in document["relations"] if each not in lines]
    told |= {("removed", each["name"]) for each in (gone, *lines)}


def change_title(document: Document, chance: random.Random, told: set[Told]) -> None:
    element = untouched(document["elements"], told, chance)
    element["title"] = f"{element['title']} (new)"
    told.add(("changed", element["name"]))


def change_technology(document: Document, chance: random.Random, told: set[Told]) -> None:
    element = untouched(document["elements"], told, chance)
    element["technology"] = "Rust"
    told.add(("changed", element["name"]))


def move(document: Document, chance: random.Random, told: set[Told]) -> None:
    element = untouched(leaves(document), told, chance)
    others = [each for each in document["elements"] if each["kind"] == "Group"]
    goal = chance.choice([each["name"] for each in others if each["name"] != element.get("inside")] or [None])
    if goal is None and "inside" not in element:
        return
    element.pop("inside", None)
    if goal:
        element["inside"] = goal
    told.add(("moved", element["name"]))


def rewire(document: Document, chance: random.Random, told: set[Told]) -> None:
    relation = untouched(document["relations"], told, chance)
    ends = {relation["source"], relation["target"]}
    names = {name for _, name in told}
    goal = chance.choice([each["name"] for each in leaves(document) if each["name"] not in ends | names])
    relation["target"] = goal
    told.add(("rewired", relation["name"]))


def rename(document: Document, chance: random.Random, told: set[Told]) -> None:
    element = untouched(document["elements"], told, chance)
    old, new = element["name"], f"{element['name']}_renamed"
    for part in ("elements", "relations"):
        for entry in document[part]:
            for key in ("name", "inside", "source", "target"):
                if entry.get(key) == old:
                    entry[key] = new
            if "via" in entry:
                entry["via"] = [new if each == old else each for each in entry["via"]]
    told.add(("renamed", new))
    if chance.random() < 0.5:
        element["title"] = chance.choice([f"{element['title']}s", element["title"].upper(), "Elsewhere"])


def rename_relation(document: Document, chance: random.Random, told: set[Told]) -> None:
    relation = untouched(document["relations"], told, chance)
    relation["name"] = f"{relation['name']}_renamed"
    told.add(("renamed", relation["name"]))


EDITS: list[Callable[[Document, random.Random, set[Told]], None]] = [
    add_element,
    remove_element,
    change_title,
    change_technology,
    move,
    rewire,
    rename,
    rename_relation,
]
