"""Whether boxes keep clear of each other, lie inside their groups, and have their size."""

from __future__ import annotations

from typing import Final

from archmodel.geometry import Rect
from archmodel.layout.layered.tree import Tree

__all__ = ["SLACK", "overlaps", "too_small"]

SLACK: Final = 0.75
"""Pixels by which things may overlap without anybody seeing it."""


def overlaps(tree: Tree, rects: list[Rect]) -> int:
    """Count boxes that intersect without one holding the other, and those not inside their parent."""
    found = 0
    for members in tree.children.values():
        row = sorted(members, key=lambda each: rects[each].x)
        for index, one in enumerate(row):
            inner = rects[one].grown(-SLACK)
            for other in row[index + 1 :]:
                if rects[other].x >= inner.right:
                    break
                found += inner.overlaps(rects[other].grown(-SLACK))
    for box, region in enumerate(tree.parent):
        if region >= 0:
            pad, rect = tree.padding(region) - SLACK, rects[region]
            top = tree.bands[region]
            room = Rect(rect.x + pad, rect.y + top + pad, rect.width - 2 * pad, rect.height - top - 2 * pad)
            found += not room.contains(rects[box])
    return found


def too_small(tree: Tree, rects: list[Rect]) -> int:
    """Count boxes that are smaller than what they hold."""
    return sum(
        rect.width < box.size.width - SLACK or rect.height < box.size.height - SLACK
        for box, rect in zip(tree.boxes, rects, strict=True)
    )
