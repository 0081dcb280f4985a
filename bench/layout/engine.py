"""What an engine of the comparison is: from a scene to a placement, and the seconds it took."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import Placement
from archmodel.layout.layered import Layered
from archmodel.scene import Box, Label, Scene, Shape, Wire

__all__ = [
    "PATIENCE",
    "TOO_LONG",
    "Edge",
    "Engine",
    "Failure",
    "Result",
    "edges",
    "extent",
    "ours",
    "peer_placement",
    "plain",
    "run",
]

PATIENCE = 120.0
"""Seconds after which an engine is stopped."""
TOO_LONG = f"over {PATIENCE:g} s"
"""Why it then failed."""


class Result(NamedTuple):
    """What an engine made of a scene, and the seconds it took."""

    placement: Placement
    seconds: float
    """Of the call for our own engine, of the whole process for the others."""


Engine = Callable[[Scene], Result]


class Failure(Exception):
    """An engine gave up, or took too long."""


def ours(scene: Scene) -> Result:
    """Return what our own engine makes of a scene."""
    began = time.perf_counter()
    placement = Layered().place(scene)
    return Result(placement, time.perf_counter() - began)


def run(command: list[str], text: str) -> tuple[str, float]:
    """Run a program; return what it wrote, and the seconds it took."""
    beside = str(Path(sys.executable).parent)
    path = shutil.which(command[0], path=beside) or shutil.which(command[0])
    if path is None:
        raise Failure(f"the program {command[0]} is not there")
    began = time.perf_counter()
    try:
        done = subprocess.run(
            [path, *command[1:]], input=text.encode(), capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise Failure(TOO_LONG) from None
    if done.returncode:
        raise Failure(f"{command[0]} ended with {done.returncode}")
    return done.stdout.decode(), time.perf_counter() - began


class Edge(NamedTuple):
    """What peers know as a line: a wire, or its part between two boxes on its way."""

    wire: str
    source: str
    target: str
    label: Label | None


def edges(scene: Scene) -> list[Edge]:
    """Return the edges of a scene, those of one wire in a row; the first carries its label."""
    return [
        Edge(wire.name, one, other, wire.label if first else None)
        for wire in scene.wires
        for first, (one, other) in legs(wire)
    ]


def legs(wire: Wire) -> list[tuple[bool, tuple[str, str]]]:
    """Return the pairs of boxes that a wire joins, and whether a pair is the first."""
    stops = (wire.source, *wire.via, wire.target)
    return [(number == 0, pair) for number, pair in enumerate(pairwise(stops))]


def extent(box: Box) -> Size:
    """Return the size a box has for peers, which know no bars: one is as wide as its caption."""
    if box.shape is Shape.BAR and box.caption:
        return Size(box.caption.size.width + 24, box.size.height)
    return box.size


def plain(scene: Scene) -> Scene:
    """Return the scene as peers are measured by.

    They know no titles of groups, nor that a group is read another way than the whole; that members
    keep away from the border is not asked of them.
    """
    return scene._replace(
        boxes=tuple(
            each._replace(panels=(), padding=1.0, direction=scene.direction) if each.is_group else each
            for each in scene.boxes
        )
    )


def peer_placement(
    scene: Scene,
    size: Size,
    boxes: dict[str, Rect],
    drawn: list[tuple[Point, ...]],
    spots: dict[str, Point],
) -> Placement:
    """Return a placement from what a peer said: a line for each of `edges`, the middle of labels."""
    wires: dict[str, tuple[tuple[Point, ...], ...]] = {wire.name: () for wire in scene.wires}
    for edge, line in zip(edges(scene), drawn, strict=True):
        wires[edge.wire] += (line,)
    labels = {}
    for wire in scene.wires:
        if wire.label and wire.name in spots:
            (x, y), (wide, high) = spots[wire.name], wire.label.size
            labels[wire.name] = Rect(x - wide / 2, y - high / 2, wide, high)
    return Placement(plain(scene), size, boxes, wires, labels)
