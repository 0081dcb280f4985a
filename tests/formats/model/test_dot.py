"""DOT: `dot` itself finds every element and line in it, with all that is said of them."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any

import pytest

from archmodel.formats.model._said import said
from archmodel.formats.model.dot import Dot
from archmodel.text import visible
from tests.formats.model.cases import expected, labelled, models, shared
from tests.formats.model.dot_json import plain, seen

pytestmark = pytest.mark.dot
SHORT = [text for text in shared() if len(text) < 1000]
MODELS = {**models(), "shared": labelled(SHORT)}


def read(text: bytes) -> Any:
    """Return what `dot` makes of a graph; it has nothing to complain of."""
    done = subprocess.run(
        ["dot", "-Nshape=box", "-Gsplines=line", "-Tdot_json"], input=text, capture_output=True, check=True
    )
    assert done.stderr == b""
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", MODELS)
def test_dot_finds_the_same_elements_and_lines(name):
    assert seen(read(Dot().write(MODELS[name]))) == expected(MODELS[name])


@pytest.mark.parametrize("name", MODELS)
def test_all_that_is_stated_is_an_attribute(name):
    model = MODELS[name]
    graph = read(Dot().write(model))
    objects = {each.get("archmodel_name"): each for each in graph.get("objects", ())}
    for name, element in model.elements.items():
        held = objects[visible(name)]
        for field, text in said(model, element).items():
            assert plain(held[f"archmodel_{field}"]) == visible(text)


def test_a_line_to_a_group_ends_at_its_border_unless_it_comes_from_within():
    text = Dot().write(MODELS["nested"]).decode()
    heads = re.findall(r'"(\w+)" -> "anchor_(\w+)" \[[^\n]*lhead="(\w+)"', text)
    assert ("e_other", "e_outer", "cluster_e_outer") in heads
    assert not [tail for tail, head, _ in heads if (tail, head) == ("e_gateway", "e_outer")]


@pytest.mark.parametrize("one", ["x", "&", "\\", "😀"])
def test_a_long_text_is_written_in_pieces_that_dot_joins(one):
    """It is too wide to be placed, so it is read by `nop`, which comes with `dot`."""
    text = Dot().write(labelled([one * 16_385]))
    done = subprocess.run(["nop"], input=text, capture_output=True, check=True)
    assert done.stderr == b""
    joined = plain(done.stdout.decode().replace("\\\n", ""))
    assert max(map(len, re.findall(f"({re.escape(one)}+)", joined))) == 16_385
