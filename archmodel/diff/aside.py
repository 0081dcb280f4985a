"""What was and what is beside each other, each thing at the same place in its frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from archmodel.cards import fitted
from archmodel.geometry import Point, Polyline, Rect, Size
from archmodel.layout.base import Placement, on_page
from archmodel.layout.layered.room import hull
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


class Half(NamedTuple):
    """One side: what it shows, with places measured from its origin."""

    prefix: str
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    rects: Mapping[str, Rect]
    legs: Mapping[str, tuple[Polyline, ...]]
    labels: Mapping[str, Rect]


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
    inner = hull([*extents(left), *extents(right)])
    size = Size(inner.width + 2 * PADDING, inner.height + BAND + 2 * PADDING)
    is_wide = size.width > WIDE * size.height
    boxes: list[Box] = []
    rects: dict[str, Rect] = {}
    wires: list[Wire] = []
    legs: dict[str, tuple[Polyline, ...]] = {}
    labels: dict[str, Rect] = {}
    frame = Rect(0.0, 0.0, *size)
    for side, word in ((left, "Before"), (right, "After")):
        dx, dy = frame.x + PADDING - inner.x, frame.y + BAND + PADDING - inner.y
        boxes += [titled(side.prefix, word, theme), *side.boxes]
        wires += side.wires
        rects |= {side.prefix: frame, **{name: rect.moved(dx, dy) for name, rect in side.rects.items()}}
        legs |= {name: moved(those, dx, dy) for name, those in side.legs.items()}
        labels |= {name: rect.moved(dx, dy) for name, rect in side.labels.items()}
        frame = frame.moved(*((0.0, size.height + GAP) if is_wide else (size.width + GAP, 0.0)))
    shown = {*rects, *legs}
    scene = new.scene._replace(
        boxes=tuple(boxes),
        wires=tuple(wires),
        notices=tuple(on_both(each, shown) for each in new.scene.notices),
    )
    both = hull([rects[BEFORE], rects[AFTER]])
    return on_page(Placement(scene, Size(both.width, both.height), rects, legs, labels))


def half(
    prefix: str,
    boxes: Iterable[Box],
    wires: Iterable[Wire],
    placement: Placement,
    now: Callable[[str], str],
) -> Half:
    """Return one side, with a prefix before all names."""
    dx, dy = -placement.origin.x, -placement.origin.y
    boxes, wires = tuple(boxes), tuple(wires)
    shown = {*(each.name for each in boxes), *(each.name for each in wires)}

    def called(places: Mapping[str, Found]) -> Iterator[tuple[str, Found]]:
        return ((prefix + now(name), place) for name, place in places.items() if now(name) in shown)

    return Half(
        prefix,
        tuple(each._replace(name=prefix + each.name, parent=prefix + (each.parent or "")) for each in boxes),
        tuple(
            each._replace(
                name=prefix + each.name,
                source=prefix + each.source,
                target=prefix + each.target,
                via=tuple(prefix + name for name in each.via),
            )
            for each in wires
        ),
        {name: rect.moved(dx, dy) for name, rect in called(placement.boxes)},
        {name: moved(those, dx, dy) for name, those in called(placement.wires)},
        {name: rect.moved(dx, dy) for name, rect in called(placement.labels)},
    )


def extents(side: Half) -> list[Rect]:
    """Return what takes room on a side."""
    points = [point for those in side.legs.values() for leg in those for point in leg]
    return [*side.rects.values(), *side.labels.values(), *(Rect(x, y, 0, 0).grown(2.0) for x, y in points)]


def moved(legs: tuple[Polyline, ...], dx: float, dy: float) -> tuple[Polyline, ...]:
    """Return a line moved."""
    return tuple(tuple(Point(x + dx, y + dy) for x, y in leg) for leg in legs)


def titled(prefix: str, word: str, theme: Theme) -> Box:
    """Return the frame of a side."""
    text = fitted(word, theme, width=300, font=18.0, weight=600, ink=theme.ink)
    frame = Frame(None, theme.line, 1.5, 8)
    return Box(prefix, Size(200, 100), None, Shape.GROUP, (Panel(BAND, left=(text,)),), frame, tip=word)


def on_both(notice: Notice, shown: Iterable[str]) -> Notice:
    """Return a notice about what it is about on either side."""
    names = [prefix + name for name in notice.names for prefix in (BEFORE, AFTER)]
    return notice._replace(names=tuple(name for name in names if name in shown))
