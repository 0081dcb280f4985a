"""What a layout engine is, and the placement it makes of a scene."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from math import ceil
from typing import NamedTuple

from archmodel.errors import LayoutError
from archmodel.geometry import Point, Polyline, Rect, Size, hull, moved_line
from archmodel.layout.kept import Kept, KeptBox, KeptWire, stations
from archmodel.layout.limits import refuse_too_many
from archmodel.scene import Label, Scene

__all__ = ["Engine", "Placement", "extent", "kept_of", "key_rect", "notices_at", "on_page", "trimmed"]

HEADING_GAP = 20.0
"""Pixels between the heading and the picture."""
KEY_ROW = 26.0
"""Height of a row of the colour key, in pixels."""
KEY_GAP = 20.0
"""Pixels between the picture and its key."""
KEY_SWATCH = 30.0
"""Pixels a swatch and the gap after it take, before the label of a key entry."""
NOTICES_WIDTH = 320.0
"""Width of the column of notices, in pixels."""
NOTICES_GAP = 32.0
"""Pixels between the picture and the column of notices."""
NOTICE_GAP = 14.0
"""Pixels between two notices."""
LINE_ROOM = 2.0
"""Pixels that a line takes on either side of its middle, at most."""
KEY_STEP = 24.0
"""Pixels between two entries of a row of the key."""


class Placement(NamedTuple):
    """A scene with a place for everything; page coordinates, in pixels."""

    scene: Scene
    size: Size
    """Width and height of the page."""
    boxes: Mapping[str, Rect]
    """A rectangle for every box of the scene, by name."""
    wires: Mapping[str, tuple[Polyline, ...]]
    """For every wire its legs, one more than it has boxes in `via`.

    A leg starts and ends on the border of a box. The first begins at the source, the last ends at
    the target; at a bar the next leg goes on straight from the other side.
    """
    labels: Mapping[str, Rect]
    """Where the label of a wire, or the caption of a bar, stands; by name of the wire or bar."""
    origin: Point = Point(0, 0)
    """The point from which the places of kept boxes and pins are measured: the top left corner of
    the drawing, under heading and margin, until something is added to the left of it or above."""

    def moved(self, dx: float, dy: float) -> Placement:
        """Return the placement with everything moved right and down, on a page as large."""
        return self._replace(
            boxes={name: rect.moved(dx, dy) for name, rect in self.boxes.items()},
            wires={name: tuple(moved_line(leg, dx, dy) for leg in legs) for name, legs in self.wires.items()},
            labels={name: rect.moved(dx, dy) for name, rect in self.labels.items()},
            origin=Point(self.origin.x + dx, self.origin.y + dy),
        )


class Engine(ABC):
    """Finds a place for everything in a scene."""

    def arrange(self, scene: Scene, kept: Kept | None = None) -> Placement:
        """Return `scene` with a place for everything, on a page with its heading and key.

        What is `kept` of an earlier placement stays where it was, as far as there is room. Raises
        `LayoutError` when the engine cannot place the scene, or what is kept is of another one.
        """
        refuse_too_many(scene)
        if kept and kept.boxes:
            refuse_other(scene, kept)
        return on_page(self.place(scene, kept if kept and (kept.boxes or kept.pins) else None))

    @abstractmethod
    def place(self, scene: Scene, kept: Kept | None = None) -> Placement:
        """Return `scene` placed with its top left corner at 0, 0 and nothing around it."""


def refuse_other(scene: Scene, kept: Kept) -> None:
    """Raise `LayoutError` where what is kept is of another view, or has no box of this one."""
    if kept.view != scene.name:
        raise LayoutError(
            f"it is the layout of the view '{kept.view}', not of '{scene.name}'",
            where=kept.kept_in,
            instead="name the placement JSON of this view",
        )
    if not any(box.name in kept.boxes for box in scene.boxes):
        raise LayoutError(
            f"it holds nothing of what the view '{scene.name}' shows",
            where=kept.kept_in,
            instead="leave it out to lay the picture out anew",
        )


def on_page(bare: Placement) -> Placement:
    """Return the placement moved to where heading and margin leave room, on a whole page."""
    scene = bare.scene
    top = scene.margin + (scene.heading.height + HEADING_GAP if scene.heading else 0.0)
    foot = KEY_GAP + KEY_ROW * len(scene.key) if scene.key else 0.0
    inner = max(bare.size.width, least_width(scene))
    beside = NOTICES_GAP + NOTICES_WIDTH if scene.notices else 0.0
    high = max(bare.size.height + foot, notices_height(scene))
    dx, dy = round(scene.margin + (inner - bare.size.width) / 2), top
    size = Size(inner + beside + 2 * scene.margin, top + high + scene.margin)
    return bare.moved(dx, dy)._replace(size=size)


def extent(placement: Placement) -> Rect:
    """Return the rectangle that boxes, labels and lines take, however large the page is."""
    points = [point for legs in placement.wires.values() for leg in legs for point in leg]
    rects = [*placement.boxes.values(), *placement.labels.values()]
    if points:
        xs, ys = zip(*points, strict=True)
        left, top = min(xs), min(ys)
        rects.append(Rect(left, top, max(xs) - left, max(ys) - top).grown(LINE_ROOM))
    return hull(rects)


def trimmed(placement: Placement) -> Placement:
    """Return the placement moved to 0, 0, by whole pixels, on a page that is just large enough."""
    whole = extent(placement)
    dx, dy = -(whole.x // 1), -(whole.y // 1)
    return placement.moved(dx, dy)._replace(size=Size(ceil(whole.right + dx), ceil(whole.bottom + dy)))


def least_width(scene: Scene) -> float:
    """Return how wide heading and key need the page to be, margins not counted."""
    titles = scene.heading.left if scene.heading else ()
    heading = sum(item.size.width + 16 for item in titles if isinstance(item, Label))
    rows = (
        sum(KEY_SWATCH + entry.label.size.width for entry in row) + KEY_STEP * max(0, len(row) - 1)
        for row in scene.key
    )
    return max([heading, *rows], default=0.0)


def notices_height(scene: Scene) -> float:
    """Return how high the column of notices is, in pixels."""
    heights = [each.badge.size.height + each.text.size.height + NOTICE_GAP for each in scene.notices]
    return sum(heights) - NOTICE_GAP if heights else 0.0


def notices_at(placement: Placement) -> Point:
    """Return the top left corner of the column of notices."""
    scene = placement.scene
    top = scene.margin + (scene.heading.height + HEADING_GAP if scene.heading else 0.0)
    return Point(placement.size.width - scene.margin - NOTICES_WIDTH, top)


def key_rect(placement: Placement) -> Rect:
    """Return the part of the page that the colour key takes."""
    scene = placement.scene
    height = KEY_ROW * len(scene.key)
    return Rect(
        scene.margin,
        placement.size.height - scene.margin - height,
        placement.size.width - 2 * scene.margin,
        height,
    )


def kept_of(placement: Placement) -> Kept:
    """Return all of a placement as something to keep."""
    dx, dy = -placement.origin.x, -placement.origin.y
    scene = placement.scene
    return Kept(
        {box.name: KeptBox(moved(placement.boxes[box.name], dx, dy), box.parent) for box in scene.boxes},
        {
            wire.name: KeptWire(
                stations(wire),
                tuple(
                    tuple(Point(round(x + dx, 2), round(y + dy, 2)) for x, y in leg)
                    for leg in placement.wires[wire.name]
                ),
            )
            for wire in scene.wires
        },
        {name: moved(rect, dx, dy) for name, rect in placement.labels.items()},
        view=scene.name,
    )


def moved(rect: Rect, dx: float, dy: float) -> Rect:
    """Return a rectangle moved, in hundredths of a pixel, which is what files hold."""
    return Rect(*(round(value, 2) for value in rect.moved(dx, dy)))
