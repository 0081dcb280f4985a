"""How large a box is at least, and where on a member a line to something inside it arrives."""

from __future__ import annotations

from math import ceil

from archmodel.geometry import Size
from archmodel.layout.layered.tree import Tree

__all__ = ["bar_extent", "least", "port"]


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
    return max(box.size.height, caption.height + 40), max(box.size.width, caption.width + 12)


def port(
    tree: Tree,
    end: int,
    member: int,
    bars: tuple[int, ...],
    extents: list[Size],
    spots: list[tuple[float, float]],
    *,
    down: bool,
    leaving: bool,
) -> float:
    """Return how far from the middle of `member`, across the layers, a line to `end` meets it."""
    inner = [bar for bar in bars if bar != member and tree.inside(bar, member)]
    at = end
    extra = 0.0
    if inner and end != member:
        at = inner[-1] if leaving else inner[0]
        extra = 16.0 if leaving else -16.0
    offset = 0.0
    if at != member:
        half = extents[at].width / 2 if down else extents[at].height / 2
        if extra and (extents[at].width >= extents[at].height) != down:
            offset += half + extra + (half if leaving else -half)
        else:
            offset += half
        while at != member:
            offset += spots[at][0 if down else 1]
            at = tree.parent[at]
        offset -= extents[member].width / 2 if down else extents[member].height / 2
    return offset
