"""Graphviz's `dot`, with its own defaults, lines curved or with right angles.

A line that ends at a group is drawn to the first card in it and cut at the border, as `dot` does
such lines. With right angles it places no labels, and has none to place here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from archmodel.geometry import Point, Polyline, Rect, Size
from archmodel.layout.base import Placement
from archmodel.scene import Box, Direction, Scene
from bench.layout.curves import bezier, straight
from bench.layout.engine import Edge, Failure, Result, edges, extent, peer_placement, run

__all__ = ["dot_ortho", "dot_spline", "dot_unlabelled"]

INCH = 72.0
"""A pixel of ours is a point of Graphviz."""


def dot_spline(scene: Scene) -> Result:
    """Return what `dot` makes of a scene, lines curved."""
    return dot(scene, "spline")


def dot_ortho(scene: Scene) -> Result:
    """Return what `dot` makes of a scene without labels, lines with right angles."""
    return dot(unlabelled(scene), "ortho")


def dot_unlabelled(scene: Scene) -> Result:
    """Return what `dot` makes of a scene without labels, lines curved; it is much quicker then."""
    return dot(unlabelled(scene), "spline")


def unlabelled(scene: Scene) -> Scene:
    """Return a scene without the labels of its lines."""
    return scene._replace(wires=tuple(each._replace(label=None) for each in scene.wires))


def dot(scene: Scene, splines: str) -> Result:
    """Return what `dot` makes of a scene."""
    said, seconds = run(["dot", "-Tjson0"], "\n".join(source(scene, splines)))
    return Result(understood(scene, json.loads(said)), seconds)


def source(scene: Scene, splines: str) -> Iterator[str]:
    """Yield the scene in the language of `dot`, with nothing but numbers in it."""
    numbers = {box.name: number for number, box in enumerate(scene.boxes)}
    children: dict[str | None, list[Box]] = {}
    for box in scene.boxes:
        children.setdefault(box.parent, []).append(box)
    rank = "TB" if scene.direction is Direction.DOWN else "LR"
    yield f"digraph {{ compound=true; splines={splines}; rankdir={rank}; labeljust=l;"
    yield 'node [shape=box, fixedsize=true, label=""]; edge [arrowhead=none];'
    yield from written(children, None, numbers)
    for number, edge in enumerate(edges(scene)):
        yield line(number, edge, children, numbers)
    yield "}"


def written(
    children: dict[str | None, list[Box]], parent: str | None, numbers: dict[str, int]
) -> Iterator[str]:
    """Yield boxes, groups with their members inside; an empty group is a node."""
    for box in children.get(parent, ()):
        if box.name in children:
            yield f"subgraph cluster_{numbers[box.name]} {{ margin={box.padding:.0f};"
            if box.band:
                yield f"label={room(Size(8, box.band))};"
            yield from written(children, box.name, numbers)
            yield "}"
        else:
            wide, high = extent(box)
            yield f"n{numbers[box.name]} [width={wide / INCH:.4f}, height={high / INCH:.4f}];"


def line(number: int, edge: Edge, children: dict[str | None, list[Box]], numbers: dict[str, int]) -> str:
    """Return the statement of one edge."""
    words, ends = [f"id={number}"], []
    for name, where in ((edge.source, "ltail"), (edge.target, "lhead")):
        if name in children:
            words.append(f"{where}=cluster_{numbers[name]}")
        while name in children:
            name = children[name][0].name
        ends.append(f"n{numbers[name]}")
    if edge.label:
        words.append(f"label={room(edge.label.size)}")
    return f"{ends[0]} -> {ends[1]} [{', '.join(words)}];"


def room(size: Size) -> str:
    """Return a label that takes some room and says nothing."""
    wide, high = size
    table = f'<table border="0" fixedsize="true" width="{wide:.0f}" height="{high:.0f}">'
    return f"<{table}<tr><td></td></tr></table>>"


def understood(scene: Scene, said: dict[str, Any]) -> Placement:
    """Return the geometry of an answer of `dot`, whose y grows upwards."""
    _, _, wide, high = (float(each) for each in said["bb"].split(","))
    found = {each["name"]: each for each in said["objects"]}
    rects = {}
    for number, box in enumerate(scene.boxes):
        if cluster := found.get(f"cluster_{number}"):
            left, bottom, right, top = (float(each) for each in cluster["bb"].split(","))
            rects[box.name] = Rect(left, high - top, right - left, top - bottom)
        else:
            at, size = place(found[f"n{number}"]["pos"], high), extent(box)
            rects[box.name] = Rect(at.x - size.width / 2, at.y - size.height / 2, *size)
    drawn: list[Polyline] = []
    spots: dict[str, Point] = {}
    answers = {int(each["id"]): each for each in said.get("edges", ())}
    for number, edge in enumerate(edges(scene)):
        each = answers[number]
        if "pos" not in each:
            raise Failure("dot left a line out")
        drawn.append(curve([place(pair, high) for pair in each["pos"].split() if pair[0] not in "es"]))
        if edge.label and "lp" in each:
            spots[edge.wire] = place(each["lp"], high)
    return peer_placement(scene, Size(wide, high), rects, drawn, spots)


def place(pair: str, high: float) -> Point:
    """Return a point, turned over."""
    x, y = pair.split(",")
    return Point(float(x), high - float(y))


def curve(handles: list[Point]) -> Polyline:
    """Return a line from the handles of its curves; straight ones stay in one piece."""
    found = handles[:1]
    for one, two, end in zip(handles[1::3], handles[2::3], handles[3::3], strict=True):
        found.extend(bezier(found[-1], one, two, end))
    return straight(found)
