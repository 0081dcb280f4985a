"""GraphML: networkx reads every element and line, with all that is said of them."""

from __future__ import annotations

from io import BytesIO

import networkx
import pytest

from archmodel.formats.model._outline import keys
from archmodel.formats.model._said import said
from archmodel.formats.model.graphml import Graphml
from archmodel.text import visible
from tests.formats.model.cases import models

MODELS = models()


def shown(data):
    return {field: visible(text) for field, text in data.items()}


@pytest.mark.parametrize("name", MODELS)
def test_networkx_reads_the_same_elements_and_lines_with_all_that_is_said(name):
    model = MODELS[name]
    graph = networkx.read_graphml(BytesIO(Graphml().write(model)), force_multigraph=True)
    key = keys(model)
    assert graph.is_directed()
    assert dict(graph.nodes(data=True)) == {
        key[name]: shown({"name": name, "kind": type(each).__name__, **said(model, each)})
        for name, each in model.elements.items()
    }
    lines = sorted((source, target, data["name"]) for source, target, data in graph.edges(data=True))
    assert lines == sorted(
        (key[model.names[each.source]], key[model.names[each.target]], visible(name))
        for name, each in model.relations.items()
    )
    for *_, data in graph.edges(data=True):
        relation = model.relations[data.pop("name")]
        data.pop("id", None)
        assert data == shown(said(model, relation))
    assert graph.graph["title"] == visible(model.title)


def test_what_graphml_leaves_out_is_listed():
    model = MODELS["mobile_integration"]
    assert [each.name for each in Graphml().losses(model)] == [*model.facts, *model.views, *model.waivers]
