"""What holds of every small graph, whatever its labels: no error but ours, and nothing lost or mixed up."""

from __future__ import annotations

import json
from contextlib import suppress
from random import Random
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archmodel.catalogue import held
from archmodel.diff import compare
from archmodel.errors import ArchmodelError, FormatError
from archmodel.formats import EXPORTS
from archmodel.formats.base import Format
from archmodel.formats.model.json import Json as Written
from archmodel.importers.json import Json
from archmodel.importers.recognised import importer_of
from archmodel.model import Model
from archmodel.pipeline import check, place, write
from tests.generated import TEXTS
from tests.trust.adapter import Graph, document_of

QUICK = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
LABELS = st.sampled_from(
    [
        *TEXTS,
        "<script>alert(1)</script>",
        "&amp; ]]> <![CDATA[",
        '"]; evil [label="x',
        "a|b{c}<d>",
        "\\N \\l",
        "=HYPERLINK(1)",
        "$(x) `y` %s {0}",
        "-->|end|\nsubgraph",
        "\u200b",
        "\u05e9\u05dc\u05d5\u05dd abc",
        "👩‍👩‍👧‍👦",
        "e\u0301" * 20,
    ]
) | st.text(max_size=12)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Return up to ten nodes, some in groups, with lines between any of them and any labels."""
    nodes: list[Graph] = []
    groups: list[str | None] = [None]
    for number in range(draw(st.integers(0, 10))):
        node: Graph = {"id": f"n{number}", "label": draw(LABELS), "parent": draw(st.sampled_from(groups))}
        node["group"] = not draw(st.integers(0, 3))
        groups += [node["id"]] if node["group"] else []
        nodes.append(node)
    ends = st.sampled_from([node["id"] for node in nodes] or [""])
    edges = [
        {"from": draw(ends), "to": draw(ends), "label": draw(LABELS)}
        for _ in range(draw(st.integers(0, 2 * len(nodes))))
    ]
    return {"nodes": nodes, "edges": edges}


def read(document: object) -> Model:
    return Json().read(json.dumps(document).encode(), origin="case.json")


@QUICK
@given(graphs())
def test_every_graph_is_drawn_reviewed_and_exported_with_no_error_but_ours(graph):
    model = read(document_of(graph))
    check(model, ["all"])
    for picture in place(model):
        ElementTree.fromstring(write(picture.placement, ["svg"])["svg"])
    for name in EXPORTS:
        form: Format[Model] = held(EXPORTS[name], Format)()
        with suppress(FormatError):
            form.write(model)


@QUICK
@given(graphs())
def test_what_is_exported_is_imported_the_same(graph):
    model = read(document_of(graph))
    content = Written().write(model)
    for name in ("json", "structurizr", "calm"):
        form: Format[Model] = held(EXPORTS[name], Format)()
        data = form.write(model)
        again = importer_of(data, origin=name).read(data, origin=name)
        assert not compare(model, again).changes, name
    assert Written().write(Json().read(content, origin="x")) == content


@QUICK
@given(graphs(), st.integers(0, 100))
def test_the_order_of_declaration_decides_nothing_but_order(graph, seed):
    document = document_of(graph)
    other = {**document, "elements": [*document["elements"]], "relations": [*document["relations"]]}
    Random(seed).shuffle(other["elements"])
    Random(seed).shuffle(other["relations"])
    one, two = read(document), read(other)
    assert not compare(one, two).changes
    assert found(one) == found(two)
    assert shown(one) == shown(two)


def found(model: Model) -> set[tuple[str, frozenset[str], str]]:
    """Return what rules find; where it is told is the order's."""
    return {(each.code, frozenset(each.at), each.message) for each in check(model, ["all"]).findings}


def shown(model: Model) -> list[tuple[str, set[str], set[str]]]:
    """Return what pictures hold."""
    try:
        pictures = [*place(model)]
    except ArchmodelError as error:
        return [(error.what, set(), set())]
    return [(each.view, {*each.placement.boxes}, {*each.placement.wires}) for each in pictures]
