"""Lines that run against the reading direction."""

from __future__ import annotations

from archmodel.geometry import Rect
from archmodel.layout.layered.levels import levels
from archmodel.layout.layered.tree import Tree

__all__ = ["against"]


def against(tree: Tree, rects: list[Rect]) -> int:
    """Count lines that run against the reading direction though they are part of no cycle."""
    found = 0
    for level in levels(tree).values():
        axis = 1 if level.down else 0
        follow: dict[int, list[int]] = {}
        for one, other in level.after:
            follow.setdefault(one, []).append(other)
        for link in level.links:
            tail, head = rects[link.tail], rects[link.head]
            end = head.bottom if axis else head.right
            if end <= tail[axis] and not leads(follow, link.head, link.tail):
                found += 1
    return found


def leads(follow: dict[int, list[int]], start: int, goal: int) -> bool:
    """Say whether one can come from `start` to `goal`."""
    reached = [start]
    known = {start}
    for at in reached:
        if at == goal:
            return True
        for following in follow.get(at, ()):
            if following not in known:
                known.add(following)
                reached.append(following)
    return False
