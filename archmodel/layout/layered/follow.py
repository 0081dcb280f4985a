"""Phase five, for pictures of many lines: lines pass beside the layers, or follow the ways these leave.

A line turns behind the layer of one end and before that of the other, and passes what is between at the
side of a member or a group. Where that is not clear, it goes from layer to layer through its stand-ins,
changes places between the layers, and leaves a group before the first layer, behind the last, or to a
side, between two layers (as in Sander 1996, and the hierarchical ports of Schulze, Spönemann, von
Hanxleden 2014). Neither takes a search, so it takes a thousandth of the time; what finds no way so is
left to the search.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import Final

from archmodel.geometry import Point
from archmodel.layout.layered.borders import Borders, Room, beside, entered, room, within
from archmodel.layout.layered.compose import Composed
from archmodel.layout.layered.draft import Trail
from archmodel.layout.layered.route import Route
from archmodel.layout.layered.tree import Tree

__all__ = ["followed"]

MANY: Final = 800
"""From so many lines on they are not searched for, which would take four times as long for twice as many,
with a third fewer crossings."""
DETOUR: Final = 90.0
"""Pixels of length that are taken for two turns less."""
REACH: Final = 32
"""So many places beside members are tried on either side of both ends."""
SNAPS = (24.0, 12.0, 3.0)
"""Pixels by which a line is moved over to go straight on, at most; the first with which it is clear."""

Turn = tuple[int, float]
"""An axis and a coordinate on it, to which a line goes and then turns."""


def followed(tree: Tree, composed: Composed) -> dict[int, Route]:
    """Return a way for the hops that the layers have one for; none where lines are few.

    A few lines are searched for, with fewer bends.
    """
    if len(tree.hops) < MANY:
        return {}
    found = {}
    borders = Borders(tree, composed)
    for number in range(len(tree.hops)):
        way = Follower(tree, composed, borders, number).way()
        if way:
            found[number] = way
    return found


class Follower:
    """Follows one line from both ends to where they meet."""

    def __init__(self, tree: Tree, composed: Composed, borders: Borders, number: int) -> None:
        self.tree = tree
        self.borders = borders
        self.number = number
        self.hop = tree.hops[number]
        self.rects, self.draft, self.levels = composed.rects, composed.draft, composed.levels
        self.sides = composed.sides
        ends = (self.hop.source, self.hop.target)
        chains = [tree.chain(end) for end in ends]
        self.around = {*ends, *chains[0], *chains[1]}
        self.both = {*chains[0]} & {*chains[1]}
        """The groups round both ends."""

    def way(self) -> Route:
        """Return the corners of the line; nothing where the layers leave no way for it."""
        hop = self.hop
        owner, tail, head = self.tree.meeting(hop.source, hop.target)
        trail = self.draft.trails.get((self.number, owner))
        if trail is None or hop.bars or owner in (tail, head) or self.levels[owner].bars:
            return []
        down = self.levels[owner].down
        if found := self.aside(owner, down=down):
            return found
        turns = self.out(hop.source, tail, hop.target, down=down)
        back = self.out(hop.target, head, hop.source, down=down)
        if not turns or not back:
            return []
        along = 1 if down else 0
        steps = self.placed(trail, along)
        if self.rects[tail][along] > self.rects[head][along]:
            steps.reverse()
        every = [*turns, *steps, *reversed(back)]
        for snap in SNAPS:
            if found := self.cornered(every, snap):
                return found
        return []

    def aside(self, owner: int, *, down: bool) -> Route:
        """Return a way with four turns at most beside the layers that are between the ends.

        Of those that are clear it is the one with the least detour; nothing where none is, or where the
        groups of the ends are not read as that in which they meet.
        """
        across, along = (0, 1) if down else (1, 0)
        rects, draft = self.rects, self.draft
        ends = [self.hop.source, self.hop.target]
        turned = rects[ends[0]][along] > rects[ends[1]][along]
        one, other = ends[::-1] if turned else ends
        if not self.levels[self.tree.parent[one]].down is self.levels[self.tree.parent[other]].down is down:
            return []
        near, far = rects[one][along] + draft.behind[one], rects[other][along] + draft.before[other]
        if near > far:
            return []
        start, end = rects[one].center[across] // 1, rects[other].center[across] // 1
        columns = self.borders.columns[owner]
        sides = {start, end, columns[0], columns[-1]}
        for box in self.around - self.both:
            sides.update(beside(self.tree, self.rects, box, across))
        for at in (start, end):
            index = bisect_left(columns, at)
            sides.update(columns[max(0, index - REACH) : index + REACH])
        detours = [
            (abs(side - start) + abs(side - end) + DETOUR * (side not in (start, end)), side)
            for side in sides
        ]
        for _, side in sorted(detours):
            if not (
                self.passes(owner, across, side, near, far)
                and self.passes(owner, along, near, start, side)
                and self.passes(owner, along, far, side, end)
            ):
                continue
            turns = [(across, start), (along, near), (across, side), (along, far), (across, end)]
            if way := self.cornered(turns[::-1] if turned else turns, SNAPS[-1]):
                return way
        return []

    def passes(self, owner: int, axis: int, at: float, one: float, other: float) -> bool:
        """Say whether a straight piece within an owner keeps out of all boxes that hold neither end.

        Most sides are out of the question for it, and so need no corners.
        """
        start, end = (one, other) if one < other else (other, one)
        around, rects, far = self.around, self.rects, 3 - axis
        for box in self.borders.met(owner, axis, at):
            rect = rects[box]
            low = rect[1 - axis]
            if low >= end:
                break
            if low + rect[far] > start and box not in around:
                return False
        return True

    def placed(self, trail: Trail, along: int) -> list[Turn]:
        """Return the steps of a trail on the page."""
        rect = self.rects[trail.member]
        axes = (along, 1 - along)
        return [(axes[passes], rect[axes[passes]] + off) for passes, off in trail.steps]

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
            goal = self.rects[other].center
            side = self.sides[self.number, at]
            if not turns or turns[-1][0] != across:
                turns.append((across, self.start(end, at, goal, across, bool(turns))))
            if not side:
                turns.append((along, self.rects[at][along] + self.draft.behind[at]))
            else:
                trail = self.draft.trails.get((self.number, owner))
                steps = self.placed(trail, along) if trail else []
                turns += steps if side > 0 else steps[::-1]
            at = owner
        across = 0 if down else 1
        if not turns or turns[-1][0] != across:
            start = self.start(end, at, self.rects[other].center, across, bool(turns))
            turns.append((across, start))
        return turns

    def start(self, end: int, member: int, goal: Point, axis: int, turned: bool) -> float:
        """Return where a line begins across the layers, or turns beside a member left at a side."""
        if not turned:
            return self.rects[end].center[axis] // 1
        low, high = beside(self.tree, self.rects, member, axis)
        return low if goal[axis] < self.rects[member].center[axis] else high

    def cornered(self, turns: list[Turn], snap: float) -> Route:
        """Return the corners of a line from its turns; nothing where they do not make one."""
        axes, values = [axis for axis, _ in turns], [value for _, value in turns]
        if any(one == other for one, other in pairwise(axes)):
            return []
        index = 0
        while index + 2 < len(values):
            if abs(values[index] - values[index + 2]) < snap and index + 2 < len(values) - 1:
                values[index + 2] = values[index]
            if values[index] == values[index + 2]:
                del values[index + 1 : index + 3]
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
        rooms = [room(*one, *other) for one, other in pairwise(points)]
        clear = (
            self.leaves(self.hop.source, points, rooms)
            and self.leaves(self.hop.target, points[::-1], rooms[::-1])
            and all(map(self.free, rooms))
        )
        return points if clear else []

    def leaves(self, end: int, points: Route, rooms: list[Room]) -> bool:
        """Say whether a line, from one of its ends on, comes back to nothing it has left."""
        for box in (end, *self.tree.chain(end)):
            if box in self.both:
                break
            rect = self.rects[box]
            out = next(index for index, (x, y) in enumerate(points) if not within(rect, x, y))
            if any(entered(rect, room) for room in rooms[max(1, out) :]):
                return False
        return True

    def border(self, box: int, axis: int, following: list[float], other: int) -> float | None:
        """Return the edge of an end at which the line begins, given the coordinate to which it goes."""
        rect = self.rects[box]
        low, high = rect[1 - axis], rect[1 - axis] + rect[3 - axis]
        goal = following[0] if following else self.rects[other].center[1 - axis]
        return high if goal > high else low if goal < low else None

    def free(self, room: Room) -> bool:
        """Say whether a piece of the line keeps out of all boxes that hold neither end."""
        boxes, around, rects = self.borders.boxes, self.around, self.rects
        for number in self.borders.near(room):
            box = boxes[number]
            if box not in around and entered(rects[box], room):
                return False
        return True
