"""Mermaid's C4: its parser finds every element and every line it can draw; the others are listed."""

from __future__ import annotations

import pytest

from archmodel.elements import Broker, Microservice
from archmodel.formats.model._outline import caption, keys, line, outline, way
from archmodel.formats.model.mermaid_c4 import MermaidC4
from archmodel.model import Model
from archmodel.text import visible
from tests.formats.model.cases import models, pointed
from tests.formats.model.test_mermaid import shown, squeezed
from tests.formats.peers import in_node

MODELS = models()


@pytest.fixture(scope="module")
def found():
    """Return what Mermaid makes of every model."""
    return in_node("mermaid", {name: MermaidC4().write(model) for name, model in MODELS.items()})


def packed(text: str) -> str:
    """Return a text without white space and the commas that may join its parts."""
    return "".join(text.split()).replace(",", "").replace("\ufeff", "")


@pytest.mark.parametrize("name", MODELS)
def test_mermaid_finds_the_same_elements(name, found):
    model = MODELS[name]
    key = keys(model)
    groups = {part.name for part in outline(model) if part.is_group}
    drawn = [*found[name]["boxes"], *(each for each in found[name]["groups"] if each["alias"] != "global")]
    assert {
        each["alias"]: (
            each["parentBoundary"],
            packed(shown(each["label"]["text"] + each.get("techn", {}).get("text", ""))),
            each.get("tags") or each["type"]["text"],
        )
        for each in drawn
    } == {
        key[name]: (
            key[model.names[each.inside]] if each.inside else "global",
            packed(squeezed("".join(caption(name, each)))),
            type(each).__name__,
        )
        for name, each in model.elements.items()
    }
    assert {each["alias"]: shown(each["descr"]["text"]) for each in found[name]["boxes"]} == {
        key[name]: squeezed(visible(each.description or "")).lstrip("\ufeff")  # a blank to JavaScript
        for name, each in model.elements.items()
        if name not in groups
    }


@pytest.mark.parametrize("name", MODELS)
def test_mermaid_finds_every_line_that_is_not_listed_as_left_out(name, found):
    model = MODELS[name]
    out = {loss.name for loss in MermaidC4().losses(model) if "is left out" in loss.what}
    lines = [
        (each["from"], each["to"], shown(each["label"]["text"]), shown(each["techn"]["text"]))
        for each in found[name]["lines"]
    ]
    assert sorted(lines) == sorted(
        (
            *pointed(each, model),
            squeezed(line(each)[0]),
            squeezed(visible(way(each))),
        )
        for relation, each in model.relations.items()
        if relation not in out
    )


def test_lines_to_boundaries_and_second_lines_are_left_out():
    out = [each.name for each in MermaidC4().losses(MODELS["nested"]) if "is left out" in each.what]
    assert out == ["line0", "line1", "line2", "line3", "line4", "line5", "line7"]


def test_a_subscription_and_a_notice_that_point_the_same_way_are_one_line():
    cart, topic = Microservice("Cart"), Broker("Topic")
    relations = {"hears": cart.subscribes_to(topic), "told": topic.notifies(cart)}
    model = Model("shop", "Shop", {"cart": cart, "topic": topic}, relations)
    assert [each.name for each in MermaidC4().losses(model) if "is left out" in each.what] == ["told"]
