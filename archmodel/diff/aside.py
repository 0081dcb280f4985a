"""What was and what is beside each other, each thing at the same place in its frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from archmodel.cards import fitted
from archmodel.diff.notices import key
from archmodel.geometry import Polyline, Rect, Size, hull
from archmodel.layout.base import Placement, extent, on_page
from archmodel.scene import Box, Frame, Notice, Panel, Scene, Shape, Wire
from archmodel.theme.base import Theme

__all__ = ["side_by_side"]

BAND = 44.0
"""Height of the band with the word over a side, in pixels."""
PADDING = 24.0
"""Pixels between a side and its frame."""
GAP = 48.0
"""Pixels between the two sides."""
WIDE = 1.3
"""How much wider than high sides are that stand one under the other."""
BEFORE, AFTER = "before/", "after/"
"""What the names of all on a side begin with."""

Found = TypeVar("Found")


def side_by_side(
    before: Scene, old: Placement, new: Placement, ghosts: Iterable[str], theme: Theme
) -> Placement:
    """Return two placements as one, without what is a ghost in the new one.

    Wide ones stand one under the other. The parts of `before` go by the names they have afterwards,
    and have their places by their order.
    """
    gone = {*ghosts}
    names = {one.name: other.name for one, other in zip(old.scene.boxes, before.boxes, strict=True)}
    names |= {one.name: other.name for one, other in zip(old.scene.wires, before.wires, strict=True)}
    left = half(BEFORE, before.boxes, before.wires, old, lambda name: names.get(name, name))
    right = half(
        AFTER,
        (each for each in new.scene.boxes if each.name not in gone),
        (each for each in new.scene.wires if each.name not in gone),
        new,
        lambda name: name,
    )
    inner = hull(extent(side) for side in (left, right) if side.boxes)
    size = Size(inner.width + 2 * PADDING, inner.height + BAND + 2 * PADDING)
    is_wide = size.width > WIDE * size.height
    boxes: list[Box] = []
    rects: dict[str, Rect] = {}
    wires: list[Wire] = []
    legs: dict[str, tuple[Polyline, ...]] = {}
    labels: dict[str, Rect] = {}
    frame = Rect(0.0, 0.0, *size)
    for prefix, bare, word in ((BEFORE, left, "Before"), (AFTER, right, "After")):
        side = bare.moved(frame.x + PADDING - inner.x, frame.y + BAND + PADDING - inner.y)
        boxes += [titled(prefix, word, theme), *side.scene.boxes]
        wires += side.scene.wires
        rects |= {prefix: frame, **side.boxes}
        legs |= side.wires
        labels |= side.labels
        frame = frame.moved(*((0.0, size.height + GAP) if is_wide else (size.width + GAP, 0.0)))
    shown = {*rects, *legs}
    scene = new.scene._replace(
        boxes=tuple(boxes),
        wires=tuple(wires),
        notices=tuple(on_both(each, shown) for each in new.scene.notices),
    )
    scene = scene._replace(key=key(before.key, scene, theme))
    both = hull([rects[BEFORE], rects[AFTER]])
    return on_page(Placement(scene, Size(both.width, both.height), rects, legs, labels))


def half(
    prefix: str,
    boxes: Iterable[Box],
    wires: Iterable[Wire],
    placement: Placement,
    now: Callable[[str], str],
) -> Placement:
    """Return one side, measured from its origin, with a prefix before all names."""
    bare = placement.moved(-placement.origin.x, -placement.origin.y)
    boxes, wires = tuple(boxes), tuple(wires)
    shown = {*(each.name for each in boxes), *(each.name for each in wires)}

    def called(places: Mapping[str, Found]) -> dict[str, Found]:
        return {prefix + now(name): place for name, place in places.items() if now(name) in shown}

    scene = bare.scene._replace(
        boxes=tuple(
            each._replace(name=prefix + each.name, parent=prefix + (each.parent or "")) for each in boxes
        ),
        wires=tuple(
            each._replace(
                name=prefix + each.name,
                source=prefix + each.source,
                target=prefix + each.target,
                via=tuple(prefix + name for name in each.via),
            )
            for each in wires
        ),
    )
    return bare._replace(
        scene=scene, boxes=called(bare.boxes), wires=called(bare.wires), labels=called(bare.labels)
    )


def titled(prefix: str, word: str, theme: Theme) -> Box:
    """Return the frame of a side."""
    text = fitted(word, theme, width=300, font=18.0, weight=600, ink=theme.ink)
    frame = Frame(None, theme.line, 1.5, 8)
    return Box(prefix, Size(200, 100), None, Shape.GROUP, (Panel(BAND, left=(text,)),), frame, tip=word)


def on_both(notice: Notice, shown: Iterable[str]) -> Notice:
    """Return a notice about what it is about on either side."""
    names = [prefix + name for name in notice.names for prefix in (BEFORE, AFTER)]
    return notice._replace(names=tuple(name for name in names if name in shown))
