"""Order the members of every level anew, now that it is known about where everything stands.

Levels take turns, outer ones first, and each sees the others as they are by then: two groups that
would both turn round to face each other must not do so at once.
"""

from __future__ import annotations

from typing import NamedTuple

from archmodel.geometry import Rect
from archmodel.layout.layered.levels import Level
from archmodel.layout.layered.order import Exit, Ordered, order_layers
from archmodel.layout.layered.tree import Tree

__all__ = ["Whereabouts"]

INNER = 0.45
"""How far from its middle, as a share of a member, a line may end on it."""


class Stop(NamedTuple):
    """A member that a line from `end` to `other` leaves on its way out of a level."""

    hop: int
    end: int
    other: int
    member: int


class Whereabouts:
    """About where everything stands while levels are ordered anew, and which lines leave which level."""

    def __init__(self, tree: Tree, found: dict[int, Level]) -> None:
        self.tree = tree
        self.found = found
        self.stops: dict[int, list[Stop]] = {owner: [] for owner in found}
        """By owner, the lines that leave its level."""
        self.ends: dict[int, list[tuple[int, int, int]]] = {owner: [] for owner in found}
        """By owner, the lines between its members: hop, end, and the member that is or holds it."""
        self.middle: tuple[list[float], list[float]] = ([], [])
        """On either axis the middle of every box."""
        self.size: tuple[list[float], list[float]] = ([], [])
        """On either axis the size of every box."""
        for number, hop in enumerate(tree.hops):
            if hop.source == hop.target:
                continue
            owner, tail, head = tree.meeting(hop.source, hop.target)
            for end, other, top in ((hop.source, hop.target, tail), (hop.target, hop.source, head)):
                at = end
                while at != top:
                    self.stops[tree.parent[at]].append(Stop(number, end, other, at))
                    at = tree.parent[at]
                if top != owner:
                    self.ends[owner].append((number, end, top))

    def reorder(self, ordered: dict[int, Ordered], rects: list[Rect]) -> None:
        """Order all levels anew, in place, given where `rects` has the boxes."""
        self.middle = (
            [rect.x + rect.width / 2 for rect in rects],
            [rect.y + rect.height / 2 for rect in rects],
        )
        self.size = [rect.width for rect in rects], [rect.height for rect in rects]
        for owner, level in self.found.items():
            before = ordered[owner].layers
            axis = 0 if level.down else 1
            offsets = {(hop, top): self.share(end, top, axis) for hop, end, top in self.ends[owner]}
            ordered[owner] = order_layers(level, self.exits(level), offsets, before)
            for old, new in zip(before, ordered[owner].layers, strict=True):
                self.moved([each for each in old if each >= 0], [each for each in new if each >= 0], axis)

    def exits(self, level: Level) -> list[Exit]:
        """Return how lines leave a level; those that leave to a side only pull."""
        across = 0 if level.down else 1
        along = 1 - across
        level.pull.clear()
        found = []
        for hop, end, other, member in self.stops[level.owner]:
            goal, place = self.middle[along][other], self.middle[across][other]
            off = goal - self.middle[along][level.owner]
            if 2 * abs(off) < self.size[along][level.owner]:
                side = place - self.middle[across][level.owner]
                level.pull[member] = level.pull.get(member, 0.0) + (side > 0) - (side < 0)
            else:
                found.append(Exit(hop, end, member, self.share(end, member, across), off > 0, place))
        return found

    def share(self, end: int, member: int, axis: int) -> float:
        """Return how far off the middle of a member what it holds stands, as a share of its size."""
        off = self.middle[axis][end] - self.middle[axis][member]
        return max(-INNER, min(INNER, off / self.size[axis][member]))

    def moved(self, old: list[int], new: list[int], axis: int) -> None:
        """Note that the members of a layer now stand in another order, over the same room."""
        if old == new:
            return
        size, middle = self.size[axis], self.middle[axis]
        start = middle[old[0]] - size[old[0]] / 2
        gap = middle[old[-1]] + size[old[-1]] / 2 - start - sum(size[each] for each in old)
        gap /= len(old) - 1
        for each in new:
            shift = start + size[each] / 2 - middle[each]
            inner = [each]
            for box in inner:
                middle[box] += shift
                inner += self.tree.children.get(box, ())
            start += size[each] + gap
