"""Mermaid: its own parser finds every element and line."""

from __future__ import annotations

import html
import re

import pytest

from archmodel.elements import Element
from archmodel.formats.model._outline import keys
from archmodel.formats.model.mermaid import Mermaid
from archmodel.model import Model
from tests.formats.model.cases import Seen, expected, models
from tests.formats.peers import in_node

MODELS = models()


@pytest.fixture(scope="module")
def found():
    """Return what Mermaid makes of every model."""
    return in_node("mermaid", {name: Mermaid().write(model) for name, model in MODELS.items()})


def shown(text: str) -> str:
    """Return a text of Mermaid as a browser shows it."""
    return squeezed(html.unescape(re.sub(r"<br ?/?>", "\n", text)))


def squeezed(text: str) -> str:
    """Return a text with one space where there is white space."""
    return "\n".join(" ".join(each.split()) for each in text.split("\n")).strip()


@pytest.mark.parametrize("name", MODELS)
def test_mermaid_finds_the_same_elements_and_lines(name, found):
    graph = found[name]
    groups = {each["id"]: shown(each["text"]) for each in graph["groups"]}
    texts = {each["id"]: shown(each["text"]) for each in graph["boxes"]} | groups
    parents = {member: each["id"] for each in graph["groups"] for member in each["members"]}
    boxes = {key: (parents.get(key), text) for key, text in texts.items()}
    lines = sorted((source, target, shown(text)) for source, target, text in graph["lines"])
    assert Seen(boxes, lines) == expected(MODELS[name], squeezed, ", ")


@pytest.mark.parametrize("name", MODELS)
def test_the_kind_of_an_element_is_its_class(name, found):
    boxes = [*found[name]["boxes"], *found[name]["groups"]]
    classes = {each["id"]: each["classes"] for each in boxes}
    key = keys(MODELS[name])
    kinds = {key[name]: [f"k_{type(each).__name__}"] for name, each in MODELS[name].elements.items()}
    assert classes == kinds


def test_what_the_flowchart_does_not_say_is_listed():
    said = [str(each) for each in Mermaid().losses(MODELS["nested"])]
    assert [each.rpartition(": ")[2] for each in said] == [
        "'gateway' loses its tags",
        "'other' loses its description",
        *(f"'line{number}' loses its name" for number in range(11)),
    ]


def test_more_lines_than_mermaid_draws_are_told():
    one, other = Element("One"), Element("Other")
    relations = {f"line{number}": one.calls(other) for number in range(501)}
    model = Model("many", "Many", {"one": one, "other": other}, relations)
    *_, last = Mermaid().losses(model)
    assert str(last) == "'many' is not drawn: 501 lines, where Mermaid's maxEdges is 500"
