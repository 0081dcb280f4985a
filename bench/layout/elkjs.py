"""ELK as it is in browsers and in Node: the package elkjs, which says where it placed labels too.

It runs with its own defaults; groups take the padding and the room for a title that ours have.
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median
from typing import Any

from archmodel.geometry import Point, Polyline, Rect, Size
from archmodel.layout.base import Placement
from archmodel.scene import Box, Scene
from bench.layout.curves import straight
from bench.layout.engine import Edge, Result, edges, extent, peer_placement, run

__all__ = ["FOLDER", "elkjs"]

FOLDER = Path(__file__).resolve().parent / "npm"
"""Where `python3 dev.py bench-layout` has put the package."""
Node = dict[str, Any]
"""A node of the JSON of ELK."""


def elkjs(scene: Scene, times: int = 1) -> Result:
    """Return what ELK makes of a scene, and the median of the seconds that calls in one process take."""
    said, _ = run(["node", str(FOLDER / "elk.mjs"), str(times)], json.dumps(graph(scene)))
    answer = json.loads(said)
    return Result(understood(scene, answer["placed"]), median(answer["seconds"]))


def graph(scene: Scene) -> Node:
    """Return the scene as ELK reads it; boxes and edges are numbers to it."""
    numbers = {box.name: str(number) for number, box in enumerate(scene.boxes)}
    nodes = {box.name: node(box, numbers[box.name]) for box in scene.boxes}
    root: Node = {
        "id": "root",
        "layoutOptions": {
            "elk.algorithm": "layered",
            "elk.direction": scene.direction.value.upper(),
            "elk.hierarchyHandling": "INCLUDE_CHILDREN",
            "elk.json.edgeCoords": "ROOT",
            "elk.json.shapeCoords": "ROOT",
        },
        "children": [],
        "edges": [line(number, edge, numbers) for number, edge in enumerate(edges(scene))],
    }
    for box in scene.boxes:
        holder = nodes[box.parent] if box.parent else root
        holder["children"].append(nodes[box.name])
    return root


def node(box: Box, name: str) -> Node:
    """Return a box without its members."""
    if not box.is_group:
        wide, high = extent(box)
        return {"id": name, "width": wide, "height": high, "children": []}
    side = box.padding
    padding = f"[top={side + box.band},left={side},bottom={side},right={side}]"
    return {"id": name, "layoutOptions": {"elk.padding": padding}, "children": []}


def line(number: int, edge: Edge, numbers: dict[str, str]) -> Node:
    """Return an edge, with room for its label."""
    found: Node = {
        "id": f"e{number}",
        "sources": [numbers[edge.source]],
        "targets": [numbers[edge.target]],
    }
    if edge.label:
        wide, high = edge.label.size
        found["labels"] = [{"text": "-", "width": wide, "height": high}]
    return found


def understood(scene: Scene, placed: Node) -> Placement:
    """Return the geometry of an answer of ELK."""
    rects: dict[str, Rect] = {}
    names = [box.name for box in scene.boxes]
    waiting = list(placed["children"])
    while waiting:
        each = waiting.pop()
        rects[names[int(each["id"])]] = Rect(each["x"], each["y"], each["width"], each["height"])
        waiting += each.get("children", ())
    drawn: list[Polyline] = []
    spots: dict[str, Point] = {}
    for edge, each in zip(edges(scene), placed["edges"], strict=True):
        (section,) = each["sections"]
        corners = [section["startPoint"], *section.get("bendPoints", ()), section["endPoint"]]
        drawn.append(straight([Point(corner["x"], corner["y"]) for corner in corners]))
        for label in each.get("labels", ()):
            spots[edge.wire] = Point(label["x"] + label["width"] / 2, label["y"] + label["height"] / 2)
    return peer_placement(scene, Size(placed["width"], placed["height"]), rects, drawn, spots)
