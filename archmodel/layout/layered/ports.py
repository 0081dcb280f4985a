"""How large a box is at least, and where on a member a line to something inside it arrives."""

from __future__ import annotations

from math import ceil
from typing import Final

from archmodel.geometry import Size
from archmodel.layout.layered.draft import Draft
from archmodel.layout.layered.tree import Tree

__all__ = ["bar_extent", "least", "port"]

THIN: Final = 20.0
"""How thick an upright bar is at least, in pixels: a line from it to itself finds no way round less."""


def least(tree: Tree, number: int) -> Size:
    """Return the least size of a box, in whole pixels."""
    size = tree.boxes[number].size
    room = 2 * tree.padding(number) if tree.frame[number] else 0.0
    return Size(
        max(24.0, ceil(max(size.width, room, sum(tree.titles[number]) + 8))),
        max(20.0, ceil(max(size.height, room + tree.bands[number]))),
    )


def bar_extent(tree: Tree, bar: int, *, down: bool) -> tuple[float, float]:
    """Return the least length and the thickness of a bar."""
    box = tree.boxes[bar]
    caption = box.caption.size if box.caption else Size(0, 0)
    if down:
        return max(box.size.width, caption.width + 40), max(box.size.height, caption.height + 4)
    return max(box.size.height, caption.height + 40), max(box.size.width, caption.width + 12, THIN)


def port(draft: Draft, number: int, end: int, member: int, *, down: bool) -> float:
    """Return how far from the middle of `member`, across the layers, the line of a hop to `end` meets it."""
    tree, extents, spots = draft.tree, draft.extents, draft.spots
    hop = tree.hops[number]
    leaving = end == hop.source
    axis = 0 if down else 1
    inner = [bar for bar in hop.bars if bar != member and tree.inside(bar, member)]
    at = end
    extra = 0.0
    if inner and end != member:
        at = inner[-1] if leaving else inner[0]
        extra = 16.0 if leaving else -16.0
    if at == member:
        return 0.0
    half = extents[at][axis] / 2
    offset = half
    if extra and (extents[at].width >= extents[at].height) != down:
        offset += half + extra + (half if leaving else -half)
    while at != member:
        owner = tree.parent[at]
        trail = draft.trails.get((number, owner))
        if trail and trail.gate is not None and (tree.direction(owner).value == "down") is down:
            offset = spots[trail.member][axis] + trail.gate
        else:
            offset += spots[at][axis]
        at = owner
    return offset - extents[member][axis] / 2
