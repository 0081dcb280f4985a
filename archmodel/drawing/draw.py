"""From a placement to a drawing: what is inked, in which order."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.drawing import boxes, notices, page, wires
from archmodel.drawing.marks import Drawing, Figure
from archmodel.drawing.panels import label
from archmodel.layout.base import Placement
from archmodel.scene import Shape

__all__ = ["draw"]

BOLDER = 1.5
"""How much wider a line is that something is said of, in pixels."""


def draw(placement: Placement) -> Drawing:
    """Return the ink of a placed scene."""
    scene = placement.scene
    return Drawing(
        size=placement.size,
        paper=scene.paper,
        title=scene.title,
        description=page.description(scene),
        figures=tuple(_figures(placement)),
        font_family=scene.font_family,
    )


def _figures(placement: Placement) -> Iterator[Figure]:
    """Yield the figures from the bottom up.

    Wires lie over the boxes: their dots sit on the borders and are seen whole.
    """
    scene = placement.scene
    by_name = {box.name: box for box in scene.boxes}
    ends: dict[float, list[float]] = {}
    for leg in (leg for legs in placement.wires.values() for leg in legs):
        for end in (leg[0], leg[-1]):
            ends.setdefault(end.y, []).append(end.x)
    for shapes in ((Shape.GROUP,), (Shape.BAR,), (Shape.CARD, Shape.CLOUD, Shape.SPAN)):
        for box in scene.boxes:
            if box.shape in shapes:
                rect = placement.boxes[box.name]
                figure = boxes.figure(box, rect, placement.labels.get(box.name))
                marks = (*figure.marks, *boxes.shelves(box, rect, ends))
                yield figure._replace(marks=marks, link=box.link)
    lifelines = scene.lifelines()
    marked = notices.inks(placement)
    for wire in scene.wires:
        legs = placement.wires[wire.name]
        if wire.name in marked:
            bold = wire.stroke._replace(ink=marked[wire.name], width=wire.stroke.width + BOLDER)
            wire = wire._replace(stroke=bold)
        ink = wires.figure(wire, legs, by_name, placement.boxes, scene.paper)
        yield ink._replace(kind="lifeline" if wire in lifelines else ink.kind, link=wire.link)
    for wire in scene.wires:
        if wire.label and wire.name in placement.labels:
            marks = tuple(label(placement.labels[wire.name], wire.label))
            yield Figure("label", wire.name, wire.tip, marks, wire.link)
    yield from notices.figures(placement)
    yield from page.heading(scene, placement.size)
    yield from page.key(placement)
