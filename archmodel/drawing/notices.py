"""What is said of boxes and wires: marked on them, and told in a column beside the picture."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from archmodel.drawing.marks import Figure, Mark, Rectangle
from archmodel.drawing.panels import label
from archmodel.geometry import Point, Polyline, Rect
from archmodel.layout.base import NOTICE_GAP, NOTICES_WIDTH, Placement, notices_at
from archmodel.scene import Label, Notice

__all__ = ["figures", "inks"]

OUTLINE = 3.0
"""Width of the outline round a box, and how far it stands off, in pixels."""
STEP = 8.0
"""Pixels between two places tried for a badge on a line, or beside it."""
FAR = 10
"""How many steps from a line a badge may stand: past half of the widest label."""
CLEAR = 2.0
"""Pixels between a badge and all else."""


def inks(placement: Placement) -> dict[str, str]:
    """Return the colour that each marked wire is drawn in: that of the first notice about it."""
    said: dict[str, str] = {}
    for notice in placement.scene.notices:
        for name in notice.names:
            if name in placement.wires:
                said.setdefault(name, notice.ink)
    return said


def figures(placement: Placement) -> Iterator[Figure]:
    """Yield the outlines of marked boxes, the badges, and the column.

    A box has one outline, that of the first notice about it, and a badge that says the same once.
    """
    taken = [*placement.labels.values()]
    said: dict[str, set[tuple[str, ...]]] = {}
    """What the badges on every box say."""
    cards = [placement.boxes[box.name] for box in placement.scene.boxes if not box.is_group]
    for number, notice in enumerate(placement.scene.notices, start=1):
        marks: list[Mark] = []
        for name in notice.names:
            if name in placement.boxes:
                badges = said.setdefault(name, set())
                if not badges:
                    marks.append(_outline(placement.boxes[name], notice))
                if notice.badge.lines not in badges:
                    marks += _badge(_on_box(placement.boxes[name], notice.badge, taken), notice.badge, taken)
                badges.add(notice.badge.lines)
            elif name in placement.wires:
                marks += _on_wire(placement.wires[name], notice, taken, cards)
        if marks:
            yield Figure("notice", str(number), "\n".join(notice.text.lines), tuple(marks))
    if placement.scene.notices:
        yield Figure("notices", "", "", tuple(_column(placement)))


def _outline(rect: Rect, notice: Notice) -> Mark:
    return Rectangle(rect.grown(OUTLINE / 2), stroke=notice.ink, width=OUTLINE, radius=8.0, dash=notice.dash)


def _on_box(rect: Rect, badge: Label, taken: list[Rect]) -> Rect:
    """Return room for a badge on the upper edge of a box, beside those that are there, or else above them."""
    wide, high = badge.size
    first = room = Rect(rect.right - wide - 6, rect.y - high / 2, wide, high)
    while any(room.overlaps(each) for each in taken):
        room = room.moved(-STEP, 0)
        if room.x < rect.x:
            first = room = first.moved(0, -high - CLEAR)
    return room


def _on_wire(
    legs: tuple[Polyline, ...], notice: Notice, taken: list[Rect], cards: list[Rect]
) -> Iterator[Mark]:
    """Yield the badge on a line long enough to be seen under it, or else beside it, if there is room."""
    wide, high = notice.badge.size
    on, beside = [], []
    for at, length, is_flat in _along(legs):
        room = Rect(at.x - wide / 2, at.y - high / 2, wide, high)
        extent, breadth = (wide, high) if is_flat else (high, wide)
        if length > 2 * extent:
            on.append(room)
        for step in range(FAR):
            shift = breadth / 2 + 2 * CLEAR + step * STEP
            ways = ((0.0, -shift), (0.0, shift)) if is_flat else ((shift, 0.0), (-shift, 0.0))
            beside += [(step, room.moved(*way)) for way in ways]
    near = [room for _, room in sorted(beside, key=lambda pair: pair[0])]
    others = [*taken, *cards]
    free = (each for each in (*on, *near) if not any(each.grown(CLEAR).overlaps(one) for one in others))
    yield from _badge(next(free, (on or near)[0]), notice.badge, taken)


def _along(legs: tuple[Polyline, ...]) -> Iterator[tuple[Point, float, bool]]:
    """Yield places on a line: from the middle of its longest run outwards, then the next longest.

    Each comes with the length of its run, and whether that is level.
    """
    runs = [(a, b) for leg in legs for a, b in pairwise(leg)]
    for a, b in sorted(runs, key=lambda run: -(abs(run[1].x - run[0].x) + abs(run[1].y - run[0].y))):
        length = abs(b.x - a.x) + abs(b.y - a.y)
        steps = int(length / STEP / 2)
        for step in (0, *(sign * each for each in range(1, steps) for sign in (1, -1))):
            share = 0.5 + (step * STEP / length if length else 0.0)
            yield Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share), length, a.y == b.y


def _badge(room: Rect, badge: Label, taken: list[Rect]) -> Iterator[Mark]:
    taken.append(room)
    yield from label(room, badge)


def _column(placement: Placement) -> Iterator[Mark]:
    x, y = notices_at(placement)
    for notice in placement.scene.notices:
        wide, high = notice.badge.size
        yield from label(Rect(x, y, wide, high), notice.badge)
        y += high
        yield from label(Rect(x, y, NOTICES_WIDTH, notice.text.size.height), notice.text, share=0.0)
        y += notice.text.size.height + NOTICE_GAP
