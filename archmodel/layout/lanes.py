"""Sequences: participants side by side, and their steps one under the other.

A scene of this kind has heads, spans and two kinds of wire: lifelines lead from a head through its
spans, and messages, in their order, from a span to a span or back to it. Columns are as wide as
their heads and the labels between them need, rows as high as their label, so nothing is searched.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import ceil
from typing import NamedTuple

from archmodel.errors import LayoutError
from archmodel.geometry import Point, Polyline, Rect, Size
from archmodel.layout.base import Engine, Placement
from archmodel.layout.kept import Kept
from archmodel.scene import Label, Scene, Shape, Wire

__all__ = ["Lanes"]

HEAD_GAP = 28.0
"""The least pixels between two heads."""
LABEL_GAP = 12.0
"""The least pixels between a label and the spans beside it."""
ROW_GAP = 16.0
"""Pixels between an arrow and the label of the next."""
ARROW_GAP = 3.0
"""Pixels between a label and its arrow."""
LOOP = Size(32.0, 16.0)
"""How far a message to itself leaves its span at least, and how much lower it returns."""
LOOP_GAP = 6.0
"""Pixels between its span and its label."""
OVERHANG = 8.0
"""Pixels by which a span is longer than its steps, above and below."""


class Lanes(Engine):
    """Columns for participants, rows for steps."""

    def place(self, scene: Scene, kept: Kept | None = None) -> Placement:
        """Return `scene` placed with its top left corner at 0, 0 and nothing around it.

        Nothing of an earlier placement needs to be kept: who takes part first stands first. Raises
        `LayoutError` for pins, which cannot hold here.
        """
        if kept and kept.pins:
            raise LayoutError(
                f"the sequence '{scene.name}' heeds no pins: who takes part first stands first",
                where=kept.pinned_in,
                instead="take this view out of the pins",
            )
        return _Lanes(scene).placement()


class _Message(NamedTuple):
    """A wire between two columns, by their numbers, with the size of its label."""

    wire: Wire
    source: int
    target: int
    label: Size


class _Lanes:
    """One scene on its way to its placement."""

    def __init__(self, scene: Scene) -> None:
        """Sort out heads, spans and messages; every span is an end of a message."""
        self.scene = scene
        by_name = {box.name: box for box in scene.boxes}
        lifelines = scene.lifelines()
        self.heads = [by_name[line.source] for line in lifelines]
        self.spans = [tuple(by_name[name] for name in (*line.via, line.target)) for line in lifelines]
        column = {span.name: at for at, spans in enumerate(self.spans) for span in spans}
        self.half = max(span.size.width for spans in self.spans for span in spans) / 2
        """Half the width of a span."""
        self.messages = [
            _Message(wire, column[wire.source], column[wire.target], _size(wire.label))
            for wire in scene.wires
            if wire.source in column
        ]
        self.centres = self.columns()

    def placement(self) -> Placement:
        """Return the whole, row by row."""
        foot = max(head.size.height for head in self.heads)
        boxes = self.head_rects(foot)
        wires: dict[str, tuple[Polyline, ...]] = {}
        labels: dict[str, Rect] = {}
        ends: dict[str, list[float]] = {}
        """For every span the heights at which messages end."""
        top = foot + ROW_GAP
        for message in self.messages:
            wire = message.wire
            way, label = self.loop(message, top) if wire.source == wire.target else self.arrow(message, top)
            wires[wire.name] = (way,)
            if wire.label:
                labels[wire.name] = label
            ends.setdefault(wire.source, []).append(way[0].y)
            ends.setdefault(wire.target, []).append(way[-1].y)
            top = way[-1].y + ROW_GAP
        boxes |= self.span_rects(ends)
        right = max(
            [rect.right for rect in boxes.values()] + [x for (way,) in wires.values() for x, _ in way]
        )
        size = Size(right, top - ROW_GAP + OVERHANG)
        return Placement(self.scene, size, boxes, self.ways_down(boxes) | wires, labels)

    def head_rects(self, foot: float) -> dict[str, Rect]:
        """Return where the heads stand: all on one line, and cards as high as the highest."""
        found: dict[str, Rect] = {}
        for head, centre in zip(self.heads, self.centres, strict=True):
            wide, high = head.size.width, foot if head.shape is Shape.CARD else head.size.height
            found[head.name] = Rect(centre - wide / 2, foot - high, wide, high)
        return found

    def span_rects(self, ends: dict[str, list[float]]) -> dict[str, Rect]:
        """Return where the spans stand: round all heights at which messages end there."""
        found: dict[str, Rect] = {}
        for spans, centre in zip(self.spans, self.centres, strict=True):
            for span in spans:
                first, last = ends[span.name][0] - OVERHANG, ends[span.name][-1] + OVERHANG
                found[span.name] = Rect(centre - self.half, first, 2 * self.half, last - first)
        return found

    def ways_down(self, boxes: dict[str, Rect]) -> dict[str, tuple[Polyline, ...]]:
        """Return the lifelines, from box to box."""
        found: dict[str, tuple[Polyline, ...]] = {}
        for line in self.scene.lifelines():
            stops = [boxes[name] for name in (line.source, *line.via, line.target)]
            found[line.name] = tuple(
                (Point(one.center.x, one.bottom), Point(one.center.x, other.y))
                for one, other in pairwise(stops)
            )
        return found

    def columns(self) -> list[float]:
        """Return the middle of every column, as near to each other as heads and labels let them be."""
        wide = [head.size.width for head in self.heads]
        steps = [HEAD_GAP + ceil((one + other) / 2) for one, other in pairwise(wide)]
        for message in self.messages:
            gap = message.source - (message.target < message.source)
            if gap < len(steps):
                need = _room(message.label) if message.source != message.target else _loop(message.label)
                steps[gap] = max(steps[gap], 2 * self.half + need + LABEL_GAP)
        return [*accumulate(steps, initial=ceil(wide[0] / 2))]

    def arrow(self, message: _Message, top: float) -> tuple[Polyline, Rect]:
        """Return the way of a message, and its label, over the first stretch."""
        ahead = 1 if message.target > message.source else -1
        start, end = self.centres[message.source], self.centres[message.target]
        beside = self.centres[message.source + ahead]
        y = top + message.label.height + ARROW_GAP
        left = round((start + beside - message.label.width) / 2)
        way = Point(start + ahead * self.half, y), Point(end - ahead * self.half, y)
        return way, Rect(left, top, *message.label)

    def loop(self, message: _Message, top: float) -> tuple[Polyline, Rect]:
        """Return the way of a message to itself, out to the right, and its label over it."""
        x = self.centres[message.source] + self.half
        y, out = top + message.label.height + ARROW_GAP, x + _loop(message.label)
        way = Point(x, y), Point(out, y), Point(out, y + LOOP.height), Point(x, y + LOOP.height)
        return way, Rect(x + LOOP_GAP, top, *message.label)


def _size(label: Label | None) -> Size:
    return label.size if label else Size(0.0, 0.0)


def _room(label: Size) -> float:
    """Return how wide the stretch under a label is, so that it is nearer to it than to a lifeline."""
    return max(label.width, label.height) + LABEL_GAP


def _loop(label: Size) -> float:
    """Return how far a message to itself leaves its span."""
    return max(LOOP.width, _room(label))
