"""How much of a picture changes with an edit: what a reader who knows it must find anew."""

from __future__ import annotations

from itertools import combinations
from statistics import median
from typing import NamedTuple

from archmodel.geometry import Rect
from archmodel.layout.base import Placement
from archmodel.layout.layered.tree import Tree

__all__ = ["Changes", "changes"]

STILL = 20.0
"""Pixels by which a box may be off without anybody calling it moved."""


class Changes(NamedTuple):
    """What became of the boxes that are in both of two placements."""

    moved: int
    """Boxes whose top left corner is more than `STILL` pixels, in x or in y, from where it would be
    had everything moved like the anchor."""
    flips: int
    """Pairs, of the `pairs`, that stood apart side by side or one above the other, and now stand the
    other way round."""
    boxes: int
    """Boxes in both."""
    pairs: int
    """Pairs of boxes in both of which neither holds the other."""


def changes(before: Placement, after: Placement) -> Changes:
    """Return what an edit did to the boxes that it left in the picture.

    A picture that moved as a whole has not changed, so boxes are seen from an anchor. Its
    displacement is the median of all, in x and in y: no other makes the sum of moves smaller.
    """
    common = [box.name for box in before.scene.boxes if box.name in after.boxes]
    corners = [(before.boxes[name], after.boxes[name]) for name in common]
    moves = [(new.x - old.x, new.y - old.y) for old, new in corners]
    anchor = [median(each) for each in zip(*moves, strict=True)]
    moved = sum(any(abs(a - b) > STILL for a, b in zip(move, anchor, strict=True)) for move in moves)
    trees = Tree(before.scene), Tree(after.scene)
    pairs = flips = 0
    for one, other in combinations(common, 2):
        if not any(nested(tree, one, other) for tree in trees):
            pairs += 1
            flips += flipped(before, after, one, other)
    return Changes(moved, flips, len(common), pairs)


def nested(tree: Tree, one: str, other: str) -> bool:
    """Say whether one of two boxes holds the other."""
    inner, outer = tree.index[one], tree.index[other]
    return tree.inside(inner, outer) or tree.inside(outer, inner)


def flipped(before: Placement, after: Placement, one: str, other: str) -> bool:
    """Say whether two boxes changed sides, from left to right or from top to bottom."""
    old = order(before.boxes[one], before.boxes[other])
    new = order(after.boxes[one], after.boxes[other])
    return any(a * b < 0 for a, b in zip(old, new, strict=True))


def order(one: Rect, other: Rect) -> tuple[int, int]:
    """Return, for x and for y, -1 where `one` comes first, 1 where it comes last, else 0."""
    across = (one.x >= other.right) - (one.right <= other.x)
    down = (one.y >= other.bottom) - (one.bottom <= other.y)
    return across, down
