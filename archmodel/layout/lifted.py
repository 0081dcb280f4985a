"""Lines that led into a group which is one card now: what of them lies outside is kept."""

from __future__ import annotations

from collections.abc import Mapping

from archmodel.geometry import Point, Polyline, Rect
from archmodel.layout.kept import Kept, KeptBox, KeptWire, stations
from archmodel.scene import Scene, Wire

__all__ = ["with_lifted_ends"]


def with_lifted_ends(kept: Kept, scene: Scene) -> Kept:
    """Return what is kept with each line that led into a box ending at the border of that, if it does now."""
    found: dict[str, KeptWire] = {}
    for wire in scene.wires:
        before = kept.wires.get(wire.name)
        if before and before.stations != stations(wire):
            after = shortened(before, wire, kept.boxes)
            if after.stations == stations(wire):
                found[wire.name] = after
    return kept._replace(wires={**kept.wires, **found}) if found else kept


def shortened(before: KeptWire, wire: Wire, boxes: Mapping[str, KeptBox]) -> KeptWire:
    """Return a line cut at the ends of a wire, where these hold its own."""
    for end in (wire.target, wire.source):
        if end != before.stations[-1] and inside(before.stations[-1], end, boxes):
            before = cut(before, end, boxes)
        before = reverse(before)
    return before


def cut(before: KeptWire, group: str, boxes: Mapping[str, KeptBox]) -> KeptWire:
    """Return a line cut where, seen from its source, it enters a group for the last time."""
    names = list(before.stations)
    while len(names) > 1 and inside(names[-1], group, boxes):
        names.pop()
    legs = before.legs[: len(names)]
    last = entering(legs[-1], boxes[group].rect)
    return KeptWire((*names, group), (*legs[:-1], last)) if len(last) > 1 else before


def entering(leg: Polyline, rect: Rect) -> Polyline:
    """Return the part of a leg up to where it enters a rectangle for the last time, if it does."""
    for at in range(len(leg) - 1, 0, -1):
        a, b = leg[at - 1], leg[at]
        if not within(rect, a) and within(rect, b):
            edge = Point(min(max(a.x, rect.x), rect.right), min(max(a.y, rect.y), rect.bottom))
            return (*leg[:at], edge)
    return ()


def within(rect: Rect, point: Point) -> bool:
    """Say whether a point lies in a rectangle, edges included."""
    return rect.contains(Rect(*point, 0, 0))


def inside(name: str, group: str, boxes: Mapping[str, KeptBox]) -> bool:
    """Say whether a box stood somewhere inside a group."""
    box = boxes.get(name)
    while box is not None and box.parent is not None:
        if box.parent == group:
            return True
        box = boxes.get(box.parent)
    return False


def reverse(wire: KeptWire) -> KeptWire:
    """Return a line from its other end."""
    return KeptWire(wire.stations[::-1], tuple(leg[::-1] for leg in wire.legs[::-1]))
