"""What every placement keeps, whatever engine made it."""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from archmodel.layout.base import Placement
from archmodel.layout.layered.tree import Tree
from archmodel.layout.quality import measure

SHARED = Path(os.environ.get("ARCHMODEL_SHARED", Path(__file__).resolve().parents[3] / "shared"))
TRUST = SHARED / "cases" / "trust"
ORACLE = TRUST / "oracles" / "check_layout.py"


@cache
def oracle() -> ModuleType | None:
    """Return the independent checker of layouts, where it is there."""
    if not ORACLE.exists():
        return None
    spec = importlib.util.spec_from_file_location("check_layout", ORACLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def neutral(placement: Placement) -> dict[str, Any]:
    """Return a placement in the words of the oracle: one edge a leg."""
    scene, tree = placement.scene, Tree(placement.scene)
    nodes, edges = [], []
    for number, box in enumerate(scene.boxes):
        rect, region, high = placement.boxes[box.name], tree.parent[number], tree.bands[number]
        title = {"x": rect.x, "y": rect.y, "w": rect.width, "h": high}
        nodes.append(
            {"id": box.name, "x": rect.x, "y": rect.y, "w": rect.width, "h": rect.height}
            | {"parent": None if region < 0 else scene.boxes[region].name}
            | {"group": not tree.leaf[number], "label_boxes": [title] if high else []}
        )
    for wire in scene.wires:
        stops = [wire.source, *wire.via, wire.target]
        for number, leg in enumerate(placement.wires[wire.name]):
            place = placement.labels.get(wire.name) if not number else None
            edges.append(
                {"id": f"{wire.name}/{number}", "from": stops[number], "to": stops[number + 1]}
                | {"points": [[x, y] for x, y in leg]}
                | {"label_box": dict(zip("xywh", place, strict=True)) if place else None}
            )
    return {"canvas": {"w": placement.size.width, "h": placement.size.height}, "nodes": nodes, "edges": edges}


def hold(placement: Placement) -> None:
    """Assert that nothing is lost, every line is well-formed, and nothing overlaps."""
    scene = placement.scene
    assert set(placement.boxes) == {box.name for box in scene.boxes}
    assert list(placement.wires) == [wire.name for wire in scene.wires]
    for box in scene.boxes:
        rect = placement.boxes[box.name]
        assert rect.width >= box.size.width
        assert rect.height >= box.size.height
    for wire in scene.wires:
        legs = placement.wires[wire.name]
        assert len(legs) == len(wire.via) + 1
        for leg in legs:
            assert len(leg) >= 2
            assert all((a.x == b.x) != (a.y == b.y) for a, b in pairwise(leg)), (wire.name, leg)
            ways = [a.x == b.x for a, b in pairwise(leg)]
            assert all(one != other for one, other in pairwise(ways)), (wire.name, leg)
    quality = measure(placement)
    assert quality.clean, quality
    checker = oracle()
    if checker is not None:
        found, counts = checker.check(neutral(placement))
        assert found == []
        assert counts == {"edges_through_nodes": 0, "edge_label_clashes": 0}
