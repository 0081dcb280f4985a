"""What a new picture keeps of an earlier one: places, ways of lines, and what a user pinned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from archmodel.geometry import Point, Polyline, Rect
from archmodel.scene import Scene, Wire

__all__ = ["Kept", "KeptBox", "KeptWire", "stations", "with_new_names"]


class KeptBox(NamedTuple):
    """Where a box stood, and the box it stood in."""

    rect: Rect
    parent: str | None = None


class KeptWire(NamedTuple):
    """How a line ran."""

    stations: tuple[str, ...]
    """The names of its source, of what it passed on its way, and of its target."""
    legs: tuple[Polyline, ...]
    """One from each station to the next."""


class Kept(NamedTuple):
    """An earlier placement, in pixels from its origin; each part by name.

    What is named here and no longer in the picture is of no account.
    """

    boxes: Mapping[str, KeptBox] = {}
    wires: Mapping[str, KeptWire] = {}
    labels: Mapping[str, Rect] = {}
    """Of wires and, for their captions, of bars."""
    pins: Mapping[str, Point] = {}
    """Top left corners of boxes that stand exactly there."""
    view: str = ""
    """The view it is of; empty where nothing but pins is kept."""
    kept_in: str = ""
    """The file that holds it, for messages."""
    pinned_in: str = ""
    """The file that says the pins, for messages."""


def with_new_names(kept: Kept, scene: Scene) -> Kept:
    """Return what is kept with boxes and lines called as they are in `scene`.

    A box has a new name where a line of the same name now has an end that was not there before, in
    place of one that is there no longer; a line, where one between the same boxes is there no longer.
    """
    return with_new_lines(with_new_boxes(kept, scene), scene)


def with_new_boxes(kept: Kept, scene: Scene) -> Kept:
    """Return what is kept with boxes called as they are in `scene`."""
    here = {box.name for box in scene.boxes}
    names: dict[str, str] = {}
    for wire in scene.wires:
        before = kept.wires.get(wire.name)
        for old, new in zip(before.stations if before else (), stations(wire), strict=False):
            if old not in here and new not in kept.boxes and new not in names.values():
                names.setdefault(old, new)
    if not names:
        return kept
    return kept._replace(
        boxes={
            names.get(name, name): box._replace(parent=box.parent and names.get(box.parent, box.parent))
            for name, box in kept.boxes.items()
        },
        wires={
            name: wire._replace(stations=tuple(names.get(each, each) for each in wire.stations))
            for name, wire in kept.wires.items()
        },
        labels={names.get(name, name): rect for name, rect in kept.labels.items()},
    )


def with_new_lines(kept: Kept, scene: Scene) -> Kept:
    """Return what is kept with lines called as they are in `scene`, as one that stands for several is."""
    here = {wire.name for wire in scene.wires}
    gone: dict[tuple[str, ...], list[str]] = {}
    for name, before in kept.wires.items():
        if name not in here:
            gone.setdefault(before.stations, []).append(name)
    names: dict[str, str] = {}
    for wire in scene.wires:
        those = gone.get(stations(wire))
        if those and wire.name not in kept.wires:
            names[those.pop(0)] = wire.name
    if not names:
        return kept
    return kept._replace(
        wires={names.get(name, name): wire for name, wire in kept.wires.items()},
        labels={names.get(name, name): rect for name, rect in kept.labels.items()},
    )


def stations(wire: Wire) -> tuple[str, ...]:
    """Return the names of the source of a wire, of what it passes, and of its target."""
    return (wire.source, *wire.via, wire.target)
