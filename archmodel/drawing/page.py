"""What surrounds a picture: its heading, its colour key, and its description in words."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.drawing.marks import Figure, Mark, Path, Rectangle
from archmodel.drawing.panels import items, label
from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import KEY_ROW, KEY_STEP, KEY_SWATCH, Placement, key_rect
from archmodel.scene import KeyEntry, Scene, Shape

__all__ = ["description", "heading", "key"]

SWATCH = Size(22.0, 14.0)
"""How large the sample of a colour is, in pixels."""


def description(scene: Scene) -> str:
    """Return how much a picture shows, in words."""
    groups = sum(box.shape is Shape.GROUP for box in scene.boxes)
    elements = sum(box.shape not in (Shape.GROUP, Shape.SPAN) for box in scene.boxes)
    parts = [
        _count(elements, "element"),
        _count(groups, "group"),
        _count(len(scene.wires) - len(scene.lifelines()), "relation"),
    ]
    return ", ".join(part for part in parts if part) or "Nothing to show"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""


def heading(scene: Scene, size: Size) -> Iterator[Figure]:
    """Yield the heading, flush with the margins."""
    if not scene.heading:
        return
    area = Rect(scene.margin, scene.margin, size.width - 2 * scene.margin, scene.heading.height)
    marks: list[Mark] = []
    if scene.heading.fill:
        marks.append(Rectangle(area, fill=scene.heading.fill))
    marks += items(area, scene.heading, padding=0.0)
    yield Figure("heading", "", "", tuple(marks))


def key(placement: Placement) -> Iterator[Figure]:
    """Yield the colour key, row by row."""
    area = key_rect(placement)
    marks: list[Mark] = []
    for i, row in enumerate(placement.scene.key):
        x, middle = area.x, area.y + KEY_ROW * (i + 0.5)
        for entry in row:
            sample = list(_sample(entry, Point(x, middle)))
            x += KEY_SWATCH if sample else 0.0
            size = entry.label.size
            room = Rect(x, middle - size.height / 2, size.width, size.height)
            marks += [*sample, *label(room, entry.label, share=0.0)]
            x = room.right + KEY_STEP
    if marks:
        yield Figure("key", "", "", tuple(marks))


def _sample(entry: KeyEntry, at: Point) -> Iterator[Mark]:
    if entry.fill:
        yield Rectangle(
            Rect(at.x, at.y - SWATCH.height / 2, SWATCH.width, SWATCH.height), entry.fill, radius=3.0
        )
    if entry.stroke:
        pen = entry.stroke
        line = (("M", (at,)), ("L", (Point(at.x + SWATCH.width, at.y),)))
        yield Path(line, None, pen.ink, pen.width, pen.dash)
