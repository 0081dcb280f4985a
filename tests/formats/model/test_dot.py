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
from tests.formats.model.cases import Seen, expected, models

pytestmark = pytest.mark.dot
MODELS = models()


def read(text: bytes) -> Any:
    """Return what `dot` makes of a graph; it has nothing to complain of."""
    done = subprocess.run(
        ["dot", "-Nshape=box", "-Gsplines=line", "-Tdot_json"], input=text, capture_output=True, check=True
    )
    assert done.stderr == b""
    return json.loads(done.stdout)


def plain(text: str) -> str:
    """Return a string of DOT as it is shown."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def seen(graph: Any) -> tuple[Seen, dict[str, Any]]:
    objects = {each["_gvid"]: each for each in graph.get("objects", ())}
    keys = {at: each["name"].removeprefix("cluster_").removeprefix("anchor_") for at, each in objects.items()}
    clusters = [each for each in objects.values() if each["name"].startswith("cluster_")]
    parents: dict[str, str] = {}
    for cluster in clusters:  # from the outermost: the last that holds something is what it is inside
        for held in [*cluster.get("nodes", ()), *cluster.get("subgraphs", ())]:
            key = keys[held]
            if key != keys[cluster["_gvid"]]:
                parents[key] = keys[cluster["_gvid"]]
    boxes = {
        keys[at]: (parents.get(keys[at]), plain(each["label"]).replace("&amp;", "&"))
        for at, each in objects.items()
        if not each["name"].startswith("anchor_")
    }
    lines = sorted(
        (keys[each["tail"]], keys[each["head"]], plain(each["label"]).replace("&amp;", "&"))
        for each in graph.get("edges", ())
    )
    return Seen(boxes, lines), {
        each["archmodel_name"]: each for each in objects.values() if each.get("archmodel_name")
    }


@pytest.mark.parametrize("name", MODELS)
def test_dot_finds_the_same_elements_and_lines(name):
    found, _ = seen(read(Dot().write(MODELS[name])))
    assert found == expected(MODELS[name])


@pytest.mark.parametrize("name", MODELS)
def test_all_that_is_stated_is_an_attribute(name):
    model = MODELS[name]
    _, objects = seen(read(Dot().write(model)))
    for name, element in model.elements.items():
        held = objects[visible(name)]
        for field, text in said(model, element).items():
            assert plain(held[f"archmodel_{field}"]) == visible(text)


def test_a_line_to_a_group_ends_at_its_border_unless_it_comes_from_within():
    text = Dot().write(MODELS["nested"]).decode()
    heads = re.findall(r'"(\w+)" -> "anchor_(\w+)" \[[^\n]*lhead="(\w+)"', text)
    assert ("e_other", "e_outer", "cluster_e_outer") in heads
    assert not [tail for tail, head, _ in heads if (tail, head) == ("e_gateway", "e_outer")]
