"""Boxes between which lines find their way without a search: what they pass at, and what is in the way."""

from __future__ import annotations

from typing import Final

from archmodel.geometry import Rect
from archmodel.layout.buckets import Buckets
from archmodel.layout.layered.compose import Composed
from archmodel.layout.layered.tree import ROOT, Tree

__all__ = ["Borders", "Room", "beside", "entered", "room", "within"]

BESIDE: Final = 24.0
"""Pixels beside a member in whose middle a line turns that leaves it at a side."""
CLEAR: Final = 4.0
"""Pixels round a line in which nothing else may be."""

Room = tuple[float, float, float, float]
"""Left, top, right and bottom of a straight piece of a line, with what is to be clear round it."""


class Borders:
    """The boxes of a picture, to be found by the places where they have something drawn."""

    def __init__(self, tree: Tree, composed: Composed) -> None:
        self.rects = rects = composed.rects
        self.columns = {
            owner: sorted(
                side
                for member in level.members
                for side in beside(tree, rects, member, 0 if level.down else 1)
            )
            for owner, level in composed.levels.items()
        }
        """By owner, where lines pass beside its members across the layers, from the first on."""
        self.boxes: list[int] = []
        """By the number of what is drawn, the box it is of."""
        found: list[Rect] = []
        for box, (x, y, width, height) in enumerate(rects):
            sides = (
                [rects[box]]
                if tree.leaf[box]
                else [
                    Rect(x, y, width, 0),
                    Rect(x, y + height, width, 0),
                    Rect(x, y, 0, height),
                    Rect(x + width, y, 0, height),
                ]
            )
            found += sides
            self.boxes += [box] * len(sides)
        self.buckets = Buckets(found)
        right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
        self.whole = Rect(0, 0, right, bottom)
        self.rows: dict[tuple[int, int, float], list[int]] = {}
        """By owner, axis and coordinate the boxes in the way, from the first on, as far as asked for."""

    def near(self, room: Room) -> set[int]:
        """Return the numbers of what is drawn near a place; `boxes` has the box of each."""
        left, top, right, bottom = room
        return self.buckets.near(left, top, right - left, bottom - top)

    def met(self, owner: int, axis: int, at: float) -> list[int]:
        """Return the boxes that a straight line right through an owner meets, from the first on."""
        key = (owner, axis, at)
        found = self.rows.get(key)
        if found is None:
            rects = self.rects
            x, y, width, height = self.whole if owner == ROOT else rects[owner]
            line = room(x, at, x + width, at) if axis else room(at, y, at, y + height)
            boxes = {self.boxes[number] for number in self.near(line)}
            met = [(rects[box][1 - axis], box) for box in boxes if entered(rects[box], line)]
            self.rows[key] = found = [box for _, box in sorted(met)]
        return found


def beside(tree: Tree, rects: list[Rect], member: int, axis: int) -> tuple[float, float]:
    """Return where a line turns beside a member, on either side of it."""
    rect = rects[member]
    off = min(BESIDE, (tree.padding(tree.parent[member]) or BESIDE) / 2)
    return rect[axis] - off, rect[axis] + rect[axis + 2] + off


def room(ax: float, ay: float, bx: float, by: float) -> Room:
    """Return the room that a straight piece of a line takes."""
    left, right = (ax, bx) if ax < bx else (bx, ax)
    top, bottom = (ay, by) if ay < by else (by, ay)
    return left - CLEAR, top - CLEAR, right + CLEAR, bottom + CLEAR


def entered(rect: Rect, room: Room) -> bool:
    """Say whether a piece of a line enters a rectangle, or comes nearer to it than is clear."""
    x, y, width, height = rect
    left, top, right, bottom = room
    return x < right and left < x + width and y < bottom and top < y + height


def within(rect: Rect, x: float, y: float) -> bool:
    """Say whether a point lies inside a rectangle, not on its border."""
    left, top, width, height = rect
    return left < x < left + width and top < y < top + height
