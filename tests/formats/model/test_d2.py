"""D2: its own compiler finds every element and line."""

from __future__ import annotations

import re

import pytest

from archmodel.formats.model._outline import keys
from archmodel.formats.model.d2 import D2
from archmodel.text import visible
from tests.formats.model.cases import Seen, expected, models
from tests.formats.peers import in_node

MODELS = models()


@pytest.fixture(scope="module")
def found():
    """Return what D2 makes of every model."""
    return in_node("d2", {name: D2().write(model) for name, model in MODELS.items()})


def shapes(graph):
    """Return the shapes by key, but for the title of the diagram."""
    return {each["id"].rpartition(".")[2]: each for each in graph["shapes"] if each["id"] != "title"}


@pytest.mark.parametrize("name", MODELS)
def test_d2_finds_the_same_elements_and_lines(name, found):
    boxes = {
        key: (each["id"].rpartition(".")[0].rpartition(".")[2] or None, each["label"])
        for key, each in shapes(found[name]).items()
    }
    lines = sorted(
        (each["src"].rpartition(".")[2], each["dst"].rpartition(".")[2], each["label"])
        for each in found[name]["lines"]
    )
    assert Seen(boxes, lines) == expected(MODELS[name])


@pytest.mark.parametrize("name", MODELS)
def test_kinds_and_verbs_are_classes_and_descriptions_are_tooltips(name, found):
    key = keys(MODELS[name])
    drawn = shapes(found[name])
    for each, element in MODELS[name].elements.items():
        assert drawn[key[each]]["classes"] == [f"k_{type(element).__name__}"]
        said = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", drawn[key[each]]["tooltip"])  # as Markdown reads it
        assert said == visible(element.description or "")
    verbs = sorted(f"v_{each.verb.name.lower()}" for each in MODELS[name].relations.values())
    assert sorted(each["classes"][0] for each in found[name]["lines"]) == verbs
