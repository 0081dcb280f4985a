"""Edits of scenes, as an architect makes them, and what they did to a picture."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from archmodel.geometry import Size
from archmodel.layout.base import Placement
from archmodel.scene import Box, Scene, Shape, Wire
from tests.layout.scenes import label, landscapes

CARDS = (Shape.CARD, Shape.CLOUD)
MOVED = 20.0
"""Pixels; a box that moved further has moved."""


class Edit(NamedTuple):
    """A scene, what was done to it, and the scene after that."""

    before: Scene
    kind: str
    after: Scene


@st.composite
def edits(draw: st.DrawFn, kind: str) -> Edit:
    """Return an edit of a kind: leaf, line, remove, longer, rename or relabel."""
    scene = draw(landscapes())
    cards = [box.name for box in scene.boxes if box.shape in CARDS]
    some = st.sampled_from(cards)
    room = st.sampled_from([None, label(90), label(160, 35)])
    wires = scene.wires
    if kind == "leaf":
        groups = [None, *(box.name for box in scene.boxes if box.is_group)]
        size = Size(draw(st.sampled_from([60, 200])), draw(st.sampled_from([40, 113])))
        new = Box("new", size, draw(st.sampled_from(groups)))
        for number in range(draw(st.integers(0, 3))):
            ends = ("new", draw(some)) if draw(st.booleans()) else (draw(some), "new")
            wires += (Wire(f"x{number}", *ends, label=draw(room)),)
        return Edit(scene, kind, scene._replace(boxes=(*scene.boxes, new), wires=wires))
    if kind == "line":
        wire = Wire("x", draw(some), draw(some), label=draw(room))
        return Edit(scene, kind, scene._replace(wires=(*wires, wire)))
    if kind == "relabel":
        relabelled = tuple(wire._replace(label=draw(room)) for wire in wires[:2])
        return Edit(scene, kind, scene._replace(wires=relabelled + wires[2:]))
    name = draw(some)
    if kind == "remove":
        boxes = tuple(box for box in scene.boxes if box.name != name)
        left = tuple(wire for wire in wires if name not in (wire.source, wire.target, *wire.via))
        return Edit(scene, kind, scene._replace(boxes=boxes, wires=left))
    if kind == "longer":
        more = draw(st.sampled_from([8, 60, 140]))
        boxes = tuple(
            box._replace(size=Size(box.size.width + more, box.size.height)) if box.name == name else box
            for box in scene.boxes
        )
        return Edit(scene, kind, scene._replace(boxes=boxes))
    names = {name: "renamed"}
    boxes = tuple(box._replace(name=names.get(box.name, box.name)) for box in scene.boxes)
    renamed = tuple(
        wire._replace(
            source=names.get(wire.source, wire.source),
            target=names.get(wire.target, wire.target),
            via=tuple(names.get(each, each) for each in wire.via),
        )
        for wire in wires
    )
    return Edit(scene, kind, scene._replace(boxes=boxes, wires=renamed))


def moved(before: Placement, after: Placement) -> list[str]:
    """Return the boxes of both pictures that are no longer where they were, measured from the origin."""
    return [
        name
        for name, rect in before.boxes.items()
        if name in after.boxes
        and any(
            abs(rect[axis] - before.origin[axis] - after.boxes[name][axis] + after.origin[axis]) > MOVED
            for axis in (0, 1)
        )
    ]


def flips(before: Placement, after: Placement) -> list[tuple[str, str]]:
    """Return the pairs of cards that stood apart on an axis and now stand the other way round."""
    names = [box.name for box in before.scene.boxes if box.shape in CARDS and box.name in after.boxes]
    return [
        (one, other)
        for one in names
        for other in names
        for axis in (0, 1)
        if before.boxes[one][axis] + before.boxes[one][2 + axis] <= before.boxes[other][axis]
        and after.boxes[one].center[axis] > after.boxes[other].center[axis]
    ]
