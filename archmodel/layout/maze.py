"""Find ways for single lines through a drawing in which nothing else moves.

The drawing is cut into cells, and a line takes the cheapest way from cell to cell (Lee 1961; Hart,
Nilsson, Raphael 1968): short, with few corners, never through a box, and if need be across or beside
other lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import pairwise
from math import ceil, floor, sqrt

from archmodel.errors import LayoutError
from archmodel.geometry import Point, Polyline, Rect
from archmodel.layout.limits import check

__all__ = ["CLEAR", "Door", "Maze"]

CELL = 8.0
"""Width and height of a cell, in pixels, where there are not too many."""
MOST_CELLS = 400_000
EDGE = 64.0
"""Pixels of free room round the drawing."""
CLEAR = 7.0
"""Pixels between a line and a box it passes, at least."""
CORNER = 10.0
"""Pixels between the end of a line and the corner of its box."""
BESIDE = 8.0
"""Pixels; a line that runs nearer to another than this is taken for it."""

BEND, CROSSED, SHARED, COVERED, STRANGE = 6.0, 3.0, 12.0, 12.0, 0.6
"""What a corner costs, to cross a line, to run along one, through a label, and in a group that holds
neither end, each for a cell: the last four on top of the 1 that every cell costs."""

STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""Right, down, left and up."""

Door = tuple[int, int, Point]
"""A cell beside the border of a box, the way that leads there from the border, and where it begins."""


class Maze:
    """A drawing in cells: its boxes and titles are `walls`, and lines and labels cost."""

    def __init__(self, whole: Rect, walls: Iterable[Rect], labels: Iterable[Rect]) -> None:
        whole = whole.grown(EDGE)
        self.cell = max(CELL, ceil(sqrt(whole.width * whole.height / MOST_CELLS)))
        self.x, self.y = whole.x, whole.y
        self.columns = ceil(whole.width / self.cell) + 1
        self.rows = ceil(whole.height / self.cell) + 1
        count = self.columns * self.rows
        self.walled = bytearray(count)
        self.costs = ([1.0] * count, [1.0] * count)
        """What it costs to pass a cell on the level, and upright."""
        for wall in walls:
            for each in self.cells(wall.grown(CLEAR - 0.5)):
                self.walled[each] = 1
        for label in labels:
            self.cover(label)

    def cells(self, rect: Rect) -> Iterator[int]:
        """Yield the cells whose middles lie in a rectangle."""
        first = max(0, ceil((rect.x - self.x) / self.cell))
        last = min(self.columns - 1, floor((rect.right - self.x) / self.cell))
        top = max(0, ceil((rect.y - self.y) / self.cell))
        bottom = min(self.rows - 1, floor((rect.bottom - self.y) / self.cell))
        for row in range(top, bottom + 1):
            yield from range(row * self.columns + first, row * self.columns + last + 1)

    def cover(self, label: Rect) -> None:
        """Let it cost to pass a label."""
        for each in self.cells(label.grown(2.0)):
            self.costs[0][each] += COVERED
            self.costs[1][each] += COVERED

    def occupy(self, legs: Iterable[Polyline]) -> None:
        """Let it cost to cross a line, and more to run along it."""
        for a, b in (piece for leg in legs for piece in pairwise(leg)):
            along = 0 if abs(a.y - b.y) <= abs(a.x - b.x) else 1
            low, high = (min(a.x, b.x), min(a.y, b.y)), (max(a.x, b.x), max(a.y, b.y))
            piece = Rect(*low, high[0] - low[0], high[1] - low[1])
            for each in self.cells(piece.grown(BESIDE)):
                self.costs[along][each] += SHARED
            for each in self.cells(piece.grown(self.cell / 2)):
                self.costs[1 - along][each] += CROSSED

    def doors(self, rect: Rect, *, inward: bool = False) -> list[Door]:
        """Return where lines may leave a box, on all four sides; `inward` is to what is in it."""
        found: list[Door] = []
        turned = -1 if inward else 1
        for way, (dx, dy) in enumerate(STEPS):
            axis = 0 if dx else 1
            ahead = dx + dy > 0
            edge = (rect.right if ahead else rect.x) if dx else (rect.bottom if ahead else rect.y)
            off = edge + (CLEAR if ahead else -CLEAR) * turned - (self.x, self.y)[axis]
            outer = ceil(off / self.cell) if ahead == (turned > 0) else floor(off / self.cell)
            start, room = ((rect.y, rect.height), (rect.x, rect.width))[axis]
            margin = min(CORNER, room / 2 - 1)
            origin = (self.y, self.x)[axis]
            for inner in range(
                ceil((start + margin - origin) / self.cell),
                floor((start + room - margin - origin) / self.cell) + 1,
            ):
                column, row = (outer, inner) if dx else (inner, outer)
                at = row * self.columns + column
                if 0 <= column < self.columns and 0 <= row < self.rows and not self.walled[at]:
                    along = origin + inner * self.cell
                    point = Point(edge, along) if dx else Point(along, edge)
                    found.append((at, way if turned > 0 else (way + 2) % 4, point))
        return found

    def way(self, starts: Iterable[Door], ends: Iterable[Door], strange: Iterable[Rect]) -> Polyline:
        """Return the cheapest way between two boxes; `strange` are groups it is no concern of.

        Raises `LayoutError` where there is none.
        """
        outside = bytearray(len(self.walled))
        for rect in strange:
            for each in self.cells(rect):
                outside[each] = 1
        first = {at * 4 + way: point for at, way, point in starts}
        goals = {at * 4 + (way + 2) % 4: point for at, way, point in ends}
        if first and goals and (found := self.search(first, goals, outside)):
            return self.corners(found, first[found[0]], goals[found[-1]])
        raise LayoutError("there is no way for a line that leaves all else in its place")

    def search(self, first: dict[int, Point], goals: dict[int, Point], outside: bytearray) -> list[int]:
        """Return the states, cell and direction, along the cheapest way; none where there is no way."""
        columns, walled, costs = self.columns, self.walled, self.costs
        spots = [(goal // 4 % columns, goal // 4 // columns) for goal in goals]
        left, right = min(x for x, _ in spots), max(x for x, _ in spots)
        top, bottom = min(y for _, y in spots), max(y for _, y in spots)
        steps = (1, columns, -1, -columns)
        spent = dict.fromkeys(first, 0.0)
        came: dict[int, int] = {}
        waiting = [(0.0, state) for state in sorted(first)]
        done: set[int] = set()
        while waiting:
            _, state = heappop(waiting)
            if state in goals:
                found = [state]
                while found[-1] in came:
                    found.append(came[found[-1]])
                return found[::-1]
            if state in done:
                continue
            done.add(state)
            if not len(done) % 1000:
                check()
            at, way = divmod(state, 4)
            ahead = at + steps[way]
            column = at % columns
            inside = 0 <= ahead < len(walled) and abs(ahead % columns - column) <= 1
            nexts = [(at * 4 + (way + turn) % 4, BEND) for turn in (1, 3)]
            if inside and not walled[ahead]:
                nexts.append((ahead * 4 + way, costs[way % 2][ahead] + STRANGE * outside[ahead]))
            for other, cost in nexts:
                total = spent[state] + cost
                if total < spent.get(other, 1e18):
                    spent[other] = total
                    came[other] = state
                    row, column = divmod(other // 4, columns)
                    far = max(left - column, column - right, 0) + max(top - row, row - bottom, 0)
                    heappush(waiting, (total + far, other))
        return []

    def corners(self, states: list[int], start: Point, end: Point) -> Polyline:
        """Return the corners of a way through cells, from border to border."""
        found = [start]
        for one, other in pairwise(states):
            if one // 4 == other // 4:
                row, column = divmod(one // 4, self.columns)
                found.append(Point(self.x + column * self.cell, self.y + row * self.cell))
        return (*found, end)
