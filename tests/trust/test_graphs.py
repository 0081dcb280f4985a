"""Graphs of every shape: drawn whole and apart, or refused by name. GR of docs/trust.md.

Large ones are a long run: `python -m tests.trust.large`.
"""

from __future__ import annotations

import json
from itertools import chain, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from archmodel.elements import Group
from archmodel.errors import ArchmodelError
from archmodel.importers.json import Json
from archmodel.layout.limits import MOST_BOXES
from archmodel.loading import Target, load
from archmodel.model import Model
from archmodel.pipeline import place, render, write
from tests.layout.rules import hold
from tests.trust.adapter import Graph, blueprint_source, graphs, json_source, oracle

FORMATS = ("svg", "png", "json")


def node(name: str, parent: str | None = None, **more: object) -> Graph:
    return {"id": name, **({"parent": parent} if parent else {}), **more}


def edge(source: str, target: str, **more: object) -> Graph:
    return {"from": source, "to": target, **more}


def chained(names: list[str]) -> list[Graph]:
    return [edge(one, other) for one, other in pairwise(names)]


def nested(depth: int) -> Graph:
    groups = [node(f"g{at}", f"g{at - 1}" if at else None, group=True) for at in range(depth)]
    return {"nodes": [*groups, node("a", f"g{depth - 1}")], "edges": []}


def model_of(graph: Graph) -> Model:
    return Json().read(json_source(graph), origin="case.json")


def drawn(graph: Graph) -> str:
    """Return the texts of a picture of a graph, which holds all its nodes and edges, and is clean."""
    model = model_of(graph)
    (picture, *_) = place(model)
    hold(picture.placement)
    assert {each["id"] for each in graph["nodes"]} == set(picture.placement.boxes)
    assert len(picture.placement.wires) == len(graph["edges"])
    return "".join(ElementTree.fromstring(write(picture.placement, ["svg"])["svg"]).itertext())


def refusal(graph: Graph) -> str:
    with pytest.raises(ArchmodelError) as caught:
        model_of(graph)
    return str(caught.value)


def test_gr01_nothing_is_a_picture_that_says_so():
    model = model_of({"nodes": [], "edges": []})
    root = ElementTree.fromstring(render(model))
    assert float(root.attrib["width"]) > 50
    assert "nothing" in "".join(root.itertext()).lower()
    assert render(model, format="png").startswith(b"\x89PNG")


@pytest.mark.parametrize("depth", [1, 2])
def test_gr01_a_group_of_nothing_is_drawn(depth):
    groups = [node(f"g{at}", f"g{at - 1}" if at else None, group=True) for at in range(depth)]
    assert "g0" in drawn({"nodes": groups, "edges": []})


def test_gr02_one_two_and_five_apart_are_packed():
    for count in (1, 2, 5):
        drawn({"nodes": [node(f"n{at}") for at in range(count)], "edges": []})
    pieces = [[f"a{at}", f"b{at}"] for at in range(5)]
    drawn(
        {
            "nodes": [node(each) for piece in pieces for each in piece],
            "edges": [*chain(*map(chained, pieces))],
        }
    )


def test_gr03_every_line_between_the_same_two_is_drawn():
    two = [node("a"), node("b")]
    drawn({"nodes": two, "edges": [edge("a", "a", label=f"l{at}") for at in range(5)]})
    drawn({"nodes": two, "edges": [edge("a", "b"), edge("b", "a")]})
    text = drawn({"nodes": two, "edges": [edge("a", "b", label=f"e{at}") for at in range(20)]})
    assert all(f"e{at}" in text for at in range(20))


def test_gr04_circles_and_dense_graphs_are_drawn():
    ring = [f"n{at}" for at in range(9)]
    drawn({"nodes": [node(each) for each in ring], "edges": chained([*ring, ring[0]])})
    drawn(
        {"nodes": [node(each) for each in ring], "edges": [edge(a, b) for a in ring for b in ring if a < b]}
    )
    drawn({"nodes": [node(each) for each in ring], "edges": [edge(ring[0], each) for each in ring[1:]]})


def test_gr05_a_hundred_groups_in_one_another_are_drawn():
    drawn(nested(100))


def test_gr06_a_thousand_groups_in_one_another_are_drawn():
    made = json.loads(render(model_of(nested(1_000)), format="json"))
    assert len(made["nodes"]) == 1_001


@pytest.mark.parametrize("ends", [("g", "h"), ("a", "g"), ("g", "a"), ("g", "b"), ("a", "e"), ("e", "g")])
def test_gr07_lines_of_groups_end_at_their_frames(ends):
    nodes = [
        node("g", group=True),
        node("h", "g", group=True),
        node("a", "g"),
        node("b", "h"),
        node("e", group=True),
    ]
    drawn({"nodes": nodes, "edges": [edge(*ends)]})


def test_gr08_things_of_one_title_stay_apart():
    boxes = [node("a", label="Same"), node("b", label="Same")]
    frames = [node("g", group=True, label="Same"), node("h", group=True, label="Same")]
    text = drawn({"nodes": [*boxes, *frames, node("c", "g"), node("d", "h")], "edges": []})
    assert text.count("Same") >= 4


def test_gr09_all_that_leads_nowhere_is_told_at_once_with_what_is_near():
    said = refusal(
        {
            "nodes": [
                node("orders"),
                node("web", "shp"),
                node("shop", group=True),
                node("g", "g", group=True),
            ],
            "edges": [edge("orders", "order"), edge("nobody", "orders")],
        }
    )
    for words in (
        "'inside' of 'web' is 'shp', which is no element of this model",
        "did you mean 'shop'?",
        "'g' is inside itself: 'g' → 'g'",
        "'target' of 'edge 0' is 'order', which is no element of this model",
        "did you mean 'orders'?",
        "'source' of 'edge 1' is 'nobody', which is no element of this model",
    ):
        assert words in said
    assert said.count("case.json:") == 4


def test_gr09_groups_round_in_a_circle_are_told_with_the_way():
    assert "'g' is inside itself: 'g' → 'h' → 'g'" in refusal(
        {"nodes": [node("g", "h", group=True), node("h", "g", group=True)], "edges": []}
    )


def test_gr10_the_engine_keeps_to_its_time_and_says_how_to_go_on():
    names = [f"n{at}" for at in range(60)]
    model = model_of({"nodes": [node(each) for each in names], "edges": chained(names)})
    with pytest.raises(
        ArchmodelError, match=r"the layout of 'case/schematic' took more than 1e-09 s"
    ) as caught:
        list(place(model, timeout=1e-9))
    assert "--timeout" in caught.value.instead


def test_gr11_more_boxes_than_a_picture_can_show_are_refused_before_the_layout():
    nodes = [node(f"n{at}") for at in range(MOST_BOXES + 1)]
    with pytest.raises(ArchmodelError, match="has 20,001 boxes, over 20,000") as caught:
        render(model_of({"nodes": nodes, "edges": []}))
    assert "a view of a part" in caught.value.instead


def test_gr11_a_picture_too_large_for_png_is_refused_with_its_size_never_scaled():
    nodes = [node(f"n{at}") for at in range(400)]
    model = model_of({"nodes": nodes, "edges": chained([each["id"] for each in nodes])})
    with pytest.raises(ArchmodelError) as caught:
        render(model, format="png", scale=8)
    assert caught.value.instead


def of_cases(graph: Graph, how: str, folder: Path) -> list[Model]:
    path = folder / f"case.{how}"
    path.write_bytes(json_source(graph) if how == "json" else blueprint_source(graph).encode())
    return load(Target(path))


SHAPES = {
    "one-node": "gr02",
    "two-nodes-no-edge": "gr02",
    "group-in-group-empty": "gr01",
    "self-loop": "gr03",
    "two-way": "gr03",
    "multi-edge-20": "gr03",
    "cycle-3": "gr04",
    "star-200": "gr04",
    "complete-20": "gr04",
    "bipartite-12x12": "gr04",
    "chain-300": "gr04",
    "edge-group-to-group": "gr07",
    "edge-child-to-own-parent": "gr07",
    "edge-parent-to-grandchild": "gr07",
    "edge-to-empty-group": "gr07",
    "ids-differ-by-case": "nm07",
    "ids-nfc-nfd": "nm07",
    "duplicate-id": "nm07",
    "dangling-edge": "gr09",
    "parent-cycle": "gr09",
    "parent-self": "gr09",
    "leaf-as-parent": "gr07",
    "ids-odd": "nm07",
    "edge-label-long": "tx08",
    "wide-and-tall": "tx08",
    "mixed-random-120": "gr04",
}
SLOW = ("star-200", "complete-20", "bipartite-12x12", "chain-300", "mixed-random-120")
"""Those drawn once only, from JSON."""


@pytest.mark.parametrize(
    ("shape", "how"),
    [(shape, how) for shape in SHAPES for how in ("json", "py") if how == "json" or shape not in SLOW],
)
def test_gr_the_cases_are_drawn_clean_or_refused_with_the_place(shape, how, tmp_path, shared):
    graph = graphs(shared)[shape]
    is_refused = graph["expect"] == "reject" or (shape, how) == ("ids-nfc-nfd", "py")
    if is_refused:
        with pytest.raises(ArchmodelError) as caught:
            of_cases(graph, how, tmp_path)
        assert f"case.{how}:" in str(caught.value)
        return
    (model,) = of_cases(graph, how, tmp_path)
    (picture, *_) = place(model)
    made = write(picture.placement, FORMATS, scale=0.5)
    assert oracle(shared, "check_svg").check(made["svg"])[0] == []
    expected = {"nodes": [{"id": name} for name in model.elements], "edges": [*model.relations]}
    assert oracle(shared, "check_layout").check(json.loads(made["json"]), expected)[0] == []
    assert len(model.elements) == len(graph["nodes"])
    assert len(model.relations) == len(graph["edges"])
    assert made["png"].startswith(b"\x89PNG")
    assert sum(isinstance(each, Group) for each in model.elements.values()) >= sum(
        bool(each.get("group")) for each in graph["nodes"]
    )


def test_gr_no_case_is_forgotten(shared):
    assert set(graphs(shared)) == set(SHAPES)
