"""Phase five, for pictures of many lines: lines follow the ways that the layers leave for them.

Within a group a line goes from layer to layer through its stand-ins, changes places between the
layers, and leaves the group before the first layer, behind the last, or to a side, between two layers
(as in Sander 1996, and the hierarchical ports of Schulze, Spönemann, von Hanxleden 2014). That takes
no search, so it takes a thousandth of the time; what no trail leads to is left to the search.
"""

from __future__ import annotations

from itertools import pairwise

from archmodel.geometry import Point
from archmodel.layout.layered.compose import Composed
from archmodel.layout.layered.draft import Trail
from archmodel.layout.layered.route import Route
from archmodel.layout.layered.tree import Tree

__all__ = ["followed"]

MANY = 150
"""From so many lines on they follow the layers; fewer are searched for, with fewer bends."""
BESIDE = 12.0
"""Pixels beside a member where a line turns that leaves it at a side."""
SNAP = 3
"""Pixels by which a line is moved over to go straight on."""

Turn = tuple[int, float, int]
"""An axis and a coordinate on it, to which a line goes and then turns, and the owner of that level."""


def followed(tree: Tree, composed: Composed) -> dict[int, Route]:
    """Return a way for the hops that the layers have one for; none where lines are few."""
    if len(tree.hops) < MANY:
        return {}
    found = {}
    for number in range(len(tree.hops)):
        way = Follower(tree, composed, number).way()
        if way:
            found[number] = way
    return found


class Follower:
    """Follows one line from both ends to where they meet."""

    def __init__(self, tree: Tree, composed: Composed, number: int) -> None:
        self.tree = tree
        self.number = number
        self.hop = tree.hops[number]
        self.rects, self.draft, self.levels = composed.rects, composed.draft, composed.levels

    def way(self) -> Route:
        """Return the corners of the line; nothing where the layers leave no way for it."""
        hop = self.hop
        owner, tail, head = self.tree.meeting(hop.source, hop.target)
        trail = self.draft.trails.get((self.number, owner))
        if trail is None or hop.bars or owner in (tail, head) or self.levels[owner].bars:
            return []
        down = self.levels[owner].down
        turns = self.out(hop.source, tail, hop.target, down=down)
        back = self.out(hop.target, head, hop.source, down=down)
        if not turns or not back:
            return []
        along = 1 if down else 0
        steps = self.placed(trail, owner, along)
        if self.rects[tail][along] > self.rects[head][along]:
            steps.reverse()
        return self.cornered([*turns, *steps, *reversed(back)])

    def placed(self, trail: Trail, owner: int, along: int) -> list[Turn]:
        """Return the steps of a trail on the page."""
        rect = self.rects[trail.member]
        axes = (along, 1 - along)
        return [(axes[passes], rect[axes[passes]] + off, owner) for passes, off in trail.steps]

    def out(self, end: int, top: int, other: int, *, down: bool) -> list[Turn]:
        """Return the turns from an end to the border of the member that holds it where both ends meet.

        The last is one across the layers there; `down` says whether that is an x.
        """
        turns: list[Turn] = []
        at = end
        while at != top:
            owner = self.tree.parent[at]
            level = self.levels[owner]
            if level.bars:
                return []
            across, along = (0, 1) if level.down else (1, 0)
            group, goal = self.rects[owner], self.rects[other].center
            off = goal[along] - group.center[along]
            size = group.height if along else group.width
            aside = 2 * abs(off) < size
            if not turns or turns[-1][0] != across:
                turns.append((across, self.start(end, at, goal, across, bool(turns)), owner))
            if aside:
                turns.append((along, self.rects[at][along] + self.draft.behind[at], owner))
            else:
                trail = self.draft.trails.get((self.number, owner))
                steps = self.placed(trail, owner, along) if trail else []
                turns += steps if off > 0 else steps[::-1]
            at = owner
        across = 0 if down else 1
        if not turns or turns[-1][0] != across:
            start = self.start(end, at, self.rects[other].center, across, bool(turns))
            turns.append((across, start, self.tree.parent[at]))
        return turns

    def start(self, end: int, member: int, goal: Point, axis: int, beside: bool) -> float:
        """Return where a line begins across the layers, or turns beside a member left at a side."""
        rect = self.rects[member]
        if not beside:
            return self.rects[end].center[axis] // 1
        low, high = rect[axis], rect[axis] + rect[axis + 2]
        return low - BESIDE if goal[axis] < (low + high) / 2 else high + BESIDE

    def cornered(self, turns: list[Turn]) -> Route:
        """Return the corners of a line from its turns; nothing where they do not make one."""
        axes, values, owners = (list(each) for each in zip(*turns, strict=True))
        if any(one == other for one, other in pairwise(axes)):
            return []
        index = 0
        while index + 2 < len(values):
            if abs(values[index] - values[index + 2]) < SNAP and index + 2 < len(values) - 1:
                values[index + 2] = values[index]
            if values[index] == values[index + 2]:
                del values[index + 1 : index + 3], owners[index + 1 : index + 3]
                index = max(0, index - 1)
            else:
                index += 1
        first = self.border(self.hop.source, axes[0], values[1:2], self.hop.target)
        last = self.border(self.hop.target, axes[-1], values[-2:-1], self.hop.source)
        if first is None or last is None:
            return []
        stops = [first, *values, last]
        points = []
        for index, (one, other) in enumerate(pairwise(stops)):
            points.append((one, other) if (axes[0] + index) % 2 else (other, one))
        free = all(map(self.free, pairwise(points), owners))
        return points if free else []

    def border(self, box: int, axis: int, following: list[float], other: int) -> float | None:
        """Return the edge of an end at which the line begins, given the coordinate to which it goes."""
        rect = self.rects[box]
        low, high = rect[1 - axis], rect[1 - axis] + rect[3 - axis]
        goal = following[0] if following else self.rects[other].center[1 - axis]
        return high if goal > high else low if goal < low else None

    def free(self, piece: tuple[tuple[float, float], tuple[float, float]], owner: int) -> bool:
        """Say whether a piece of the line keeps out of the members of a level it does not belong to."""
        (ax, ay), (bx, by) = piece
        left, right, top, bottom = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        for box in self.tree.children[owner]:
            x, y, width, height = self.rects[box]
            if x < right and left < x + width and y < bottom and top < y + height:
                own = self.tree.inside(self.hop.source, box) or self.tree.inside(self.hop.target, box)
                if not own:
                    return False
        return True
