"""What every text format is tried on, and what a peer must find in what it is given."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from archmodel.elements import ApiGateway, Database, Element, Group, Microservice, Relation, Verb
from archmodel.elements.transports import HTTPS
from archmodel.formats.model._outline import caption, keys, line, outline
from archmodel.layout.base import Placement
from archmodel.loading import load_all
from archmodel.model import Model
from archmodel.pipeline import place

ROOT = Path(__file__).resolve().parents[3]
NASTY = [
    'say "hello"; end',
    "it's `quoted`",
    "back\\slash \\n \\\\",
    "ends in a backslash\\",
    "two\nlines",
    "<b>bold</b> & &lt;b&gt; &#35;quot; #quot; #35;",
    "end",
    "%% no comment",
    "a --> b",
    "{a|b} [c] (d) ((e)) |f|",
    "# ; : , . / $ % ^ * ~ = + - _ @",
    "' a line of PlantUML",
    "!include x",
    "@enduml",
    "${x} $x {{x}}",
    "|md hello |",
    "subgraph s",
    "1. no list",
    "- no list",
    "=1+1",
    "\t tabs \t",
    "Größe ✓ 😀 مرحبا",
    "   ",
    "bell\a and \x7f",
    "<color:red>**bold** //it// __under__ ~~x~~",
    "x" * 300,
]
"""Texts that mean something in one of the languages."""
NAMES = ["end", "L", "T1", "service", "a.b", "A.B", "a-b", "a->b#2", "класс", "default", "graph", "x y"]
"""Identifiers that do."""


class Seen(NamedTuple):
    """What a peer found, or must find: nothing more and nothing less."""

    boxes: dict[str, tuple[str | None, str]]
    """What each is inside, and its text, by key."""
    lines: list[tuple[str, str, str]]
    """Where the arrow of each line comes from, where it points to, and its text, sorted."""


def pointed(relation: Relation, model: Model) -> tuple[str, str]:
    """Return the keys of what the arrow of a line comes from and points to."""
    key = keys(model)
    source, target = key[model.names[relation.source]], key[model.names[relation.target]]
    return (target, source) if relation.verb is Verb.SUBSCRIBES_TO else (source, target)


def expected(model: Model, text: Callable[[str], str] = str, in_group: str = "\n") -> Seen:
    """Return what is to be found of a model, with texts as `text` leaves them.

    The lines of the caption of a group are joined by `in_group`.
    """
    key = keys(model)
    joins = {part.name: in_group if part.is_group else "\n" for part in outline(model)}
    around = {each: model.names[each.inside] for each in model.elements.values() if each.inside}
    boxes = {
        key[name]: (
            key[around[each]] if each in around else None,
            text(joins[name].join(caption(name, each))),
        )
        for name, each in model.elements.items()
    }
    lines = [(*pointed(each, model), text("\n".join(line(each)))) for each in model.relations.values()]
    return Seen(boxes, sorted(lines))


@cache
def models() -> dict[str, Model]:
    """Return the blueprints and the cases made to be hard, by name."""
    found = {
        model.name: model for model in load_all([str(ROOT / "blueprints"), str(ROOT / "docs/layout.py")])
    }
    return {**found, "nested": nested(), "nasty": labelled(NASTY), "shared": labelled(shared())}


@cache
def placed() -> dict[str, Placement]:
    """Return every view of every blueprint and of the hard cases, with a place for everything."""
    drawn = [*load_all([str(ROOT / "blueprints")]), nested(), labelled(NASTY)]
    return {f"{each.model.name}/{each.view}": each.placement for model in drawn for each in place(model)}


@cache
def shared() -> list[str]:
    """Return the labels that the project was briefed with, where they are at hand."""
    folder = Path(os.environ.get("ARCHMODEL_SHARED") or ROOT.parent / "shared")
    path = folder / "cases/trust/labels/labels.json"
    held = json.loads(path.read_text("utf-8"))["labels"] if path.exists() else []
    repeats = [each.get("repeat", {"unit": each.get("text"), "times": 1}) for each in held]
    texts = [each["unit"] * each["times"] for each in repeats]
    return [text for text in texts if len(text) < 20_000]


def labelled(texts: list[str]) -> Model:
    """Return a model with each text on an element, a group and a relation."""
    elements: dict[str, Element] = {}
    relations: dict[str, Relation] = {}
    for number, text in enumerate(texts):
        group = elements[f"group{number}"] = Group(text)
        name = NAMES[number] if number < len(NAMES) else f"element{number}"
        element = elements[name] = Microservice(text, inside=group, technology=text, description=text)
        relations[f"line{number}"] = element.calls(group if number % 3 == 0 else element, text, over=HTTPS)
    title = texts[0] if texts else "Nothing"
    return Model("labelled", title, elements, relations, description="\n".join(texts))


def nested() -> Model:
    """Return groups in groups, and lines to, from, into and out of them."""
    outer = Group("Outer")
    middle = Group("Middle", inside=outer)
    inner = Group("Inner", inside=middle)
    empty = Group("Empty")
    gateway = ApiGateway("Gateway", inside=inner, instances="2", tags=frozenset({"b", "a"}))
    data = Database("Data", inside=inner, technology="SQL")
    other = Microservice("Other", description="Another.")
    ends = [(other, outer), (outer, other), (gateway, outer), (outer, inner), (middle, empty), (inner, inner)]
    ends += [(gateway, data), (gateway, data), (data, gateway), (other, other), (empty, other)]
    everyone = (outer, middle, inner, empty, gateway, data, other)
    relations = {
        f"line{number}": Relation(source=source, verb=verb, target=target)
        for number, ((source, target), verb) in enumerate(zip(ends, [*Verb, *Verb], strict=False))
    }
    return Model("nested", "Nested", {each.title.lower(): each for each in everyone}, relations)
