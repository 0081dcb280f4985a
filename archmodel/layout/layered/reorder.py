"""Order the members of every level anew, now that it is known about where everything stands.

Levels take turns, outer ones first and each twice, and each sees the others as they are by then: two
groups that would both turn round to face each other must not do so at once.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from archmodel.geometry import Rect
from archmodel.layout.layered.chains import Exit, Ordered
from archmodel.layout.layered.draft import Draft
from archmodel.layout.layered.levels import Level
from archmodel.layout.layered.order import order_layers
from archmodel.layout.layered.tree import Tree

__all__ = ["Whereabouts"]

INNER: Final = 0.45
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
        self.sides: dict[tuple[int, int], int] = {}
        """By hop and member, where it leaves the level: before it (-1), behind it (1), or to a side (0)."""
        self.draft: Draft
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

    def reorder(self, ordered: dict[int, Ordered], rects: list[Rect], draft: Draft) -> bool:
        """Order all levels anew, in place, given where `rects` has the boxes and `draft` the lines.

        Return whether anything came to stand in another order.
        """
        turned = False
        self.draft = draft
        self.middle = (
            [rect.x + rect.width / 2 for rect in rects],
            [rect.y + rect.height / 2 for rect in rects],
        )
        self.size = [rect.width for rect in rects], [rect.height for rect in rects]
        self.align(rects)
        calm: set[int] = set()
        """Levels that were just ordered, came out as they were, and would again."""
        for owner in [*self.found, *self.found]:
            if owner in calm:
                continue
            level, before = self.found[owner], ordered[owner].layers
            axis = 0 if level.down else 1
            offsets = {(hop, top): self.share(hop, end, top, axis) for hop, end, top in self.ends[owner]}
            ordered[owner] = order_layers(level, self.exits(level), offsets, before)
            if ordered[owner].layers == before:
                calm.add(owner)
                continue
            turned = True
            for old, new in zip(before, ordered[owner].layers, strict=True):
                members = [each for each in old if each >= 0]
                others = [each for each in new if each >= 0]
                if members != others:
                    self.moved(members, others, axis)
                    calm.clear()
        return turned

    def align(self, rects: list[Rect]) -> None:
        """Move the middles of leaves, along the layers, to that of their layer, whatever their sizes.

        Two lines that leave a layer are as far off then, and a longer title on one of their ends does not
        let one of them go first.
        """
        for level in self.found.values():
            along = 1 if level.down else 0
            for each in level.members:
                if self.tree.leaf[each]:
                    off = (self.draft.before[each] + self.draft.behind[each]) / 2
                    self.middle[along][each] = rects[each][along] + off

    def exits(self, level: Level) -> list[Exit]:
        """Return how lines leave a level; those that leave to a side only pull."""
        across = 0 if level.down else 1
        along = 1 - across
        level.pull.clear()
        found = []
        middles, half = self.middle[along], self.size[along][level.owner] / 2
        here, here_across = middles[level.owner], self.middle[across][level.owner]
        for hop, end, other, member in self.stops[level.owner]:
            off = middles[other] - here
            aside = abs(off) < half
            self.sides[hop, member] = 0 if aside else 1 if off > 0 else -1
            if aside:
                side = self.middle[across][other] - here_across
                level.pull[member] = level.pull.get(member, 0.0) + (side > 0) - (side < 0)
            else:
                place = self.beyond(hop, level.owner, other, across)
                share = self.share(hop, end, member, across)
                found.append(Exit(hop, end, member, share, after=off > 0, place=place))
        return found

    def beyond(self, hop: int, group: int, other: int, axis: int) -> float:
        """Return where a line that leaves a group passes next, on its way to its other end."""
        while True:
            owner = self.tree.parent[group]
            trail = self.draft.trails.get((hop, owner))
            if self.found[owner].down is not (axis == 0):
                return self.middle[axis][other]
            if trail:
                passes = [off for across, off in trail.steps if across]
                if passes:
                    member = trail.member
                    along = 1 - axis
                    down = self.middle[along][other] > self.middle[along][group]
                    start = self.middle[axis][member] - self.size[axis][member] / 2
                    return start + (passes[0] if down else passes[-1])
                _, tail, head = self.tree.meeting(self.tree.hops[hop].source, self.tree.hops[hop].target)
                return self.gate(hop, other, head if group == tail else tail, axis)
            if owner < 0 or self.tree.inside(other, owner):
                return self.middle[axis][other]
            group = owner

    def gate(self, hop: int, end: int, member: int, axis: int) -> float:
        """Return where the line to an end passes the border of the member that holds the end."""
        at, place = end, self.middle[axis][end]
        while at != member:
            at = self.tree.parent[at]
            trail = self.draft.trails.get((hop, at))
            if trail and trail.gate is not None and self.found[at].down is (axis == 0):
                place = self.middle[axis][trail.member] - self.size[axis][trail.member] / 2 + trail.gate
        return place

    def share(self, hop: int, end: int, member: int, axis: int) -> float:
        """Return how far off the middle of a member a line meets it, as a share of the member's size."""
        off = self.gate(hop, end, member, axis) - self.middle[axis][member]
        return max(-INNER, min(INNER, off / self.size[axis][member]))

    def moved(self, old: list[int], new: list[int], axis: int) -> None:
        """Note that the members of a layer now stand in another order, over the same room."""
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
