"""Where tracks meet: the nodes of the graph on which lines are searched."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from archmodel.layout.layered.tracks import CORNER, Run, Terrain

__all__ = ["DOWN", "LEFT", "NEVER", "RIGHT", "UP", "Grid", "grid"]

LEFT: Final = 0
RIGHT: Final = 1
UP: Final = 2
DOWN: Final = 3
NEVER: Final = 1e18
"""What it costs to get where there is no way known."""


class Grid:
    """Nodes with their neighbours in four directions, and the borders met on the way."""

    __slots__ = (
        "bars",
        "border",
        "edge",
        "known",
        "length",
        "owned",
        "ports",
        "region",
        "runs",
        "step",
        "track",
        "x",
        "y",
    )

    def __init__(self) -> None:
        self.x: list[float] = []
        self.y: list[float] = []
        self.region: list[int] = []
        self.step: list[int] = []
        """For node times 4 plus direction, the next node times 4 plus the same direction."""
        self.length: list[float] = []
        """For node times 4 plus direction, how far away the next node is; `NEVER` where there is none."""
        self.border: list[int] = []
        """For node times 4 plus direction, the box whose border comes before the next node, or -1."""
        self.edge: dict[int, float] = {}
        """Where that border lies."""
        self.ports: dict[int, list[int]] = {}
        """For every box the nodes, times 4 plus direction, from which its border comes next."""
        self.bars: list[tuple[int, ...]] = []
        """For node times 4 plus direction, the bars crossed on the way to the next node."""
        self.track: list[int] = []
        """For node times 2 plus axis, the number of the run that it lies on."""
        self.owned: dict[int, list[int]] = {}
        """For every box and region the numbers of the runs that are its."""
        self.runs = 0
        """How many runs there are."""
        self.known: list[float] = []
        """What it costs to get to a state, as far as a search knows; `NEVER` before the next one."""


class Line:
    """All runs at one coordinate that go on from one another."""

    __slots__ = ("at", "axis", "end", "first", "nodes", "passed", "runs", "start")

    def __init__(self, first: Run) -> None:
        self.axis = first.axis
        self.at = first.at
        self.start = first.start
        self.end = first.end
        self.runs = [first]
        self.nodes: list[int] = []
        self.passed = 0
        """How many of its runs end before the other lines that are looked at."""
        self.first = 0
        """The number of its first run."""

    def run_at(self, place: float) -> int:
        """Return the index of the run at a place, which must not be lower than that of the last call."""
        while self.runs[self.passed].end < place:
            self.passed += 1
        return self.passed


def lines(found: list[Run]) -> list[Line]:
    """Return the runs joined to lines; runs of one region that overlap become one."""
    joined: list[Line] = []
    for run in sorted(found, key=lambda each: (each.axis, each.at, each.start, -each.end)):
        line = joined[-1] if joined else None
        if line is None or line.axis != run.axis or line.at != run.at or line.end < run.start:
            joined.append(Line(run))
            continue
        last = line.runs[-1]
        if run.start < last.end:
            last.owners += run.owners
            if run.end > last.end:
                last.end, last.ends_at = run.end, run.ends_at
        else:
            line.runs.append(run)
        line.end = max(line.end, run.end)
    return joined


def grid(terrain: Terrain, found: list[Run]) -> Grid:
    """Return the graph of all points where tracks meet."""
    every = lines(found)
    upright = [line for line in every if line.axis == 0]
    level = [line for line in every if line.axis == 1]
    whole = Grid()
    for line in every:
        line.first = whole.runs
        for run in line.runs:
            for owner in run.owners:
                whole.owned.setdefault(owner, []).append(whole.runs)
            whole.runs += 1
    xs = [line.at for line in upright]
    for row in level:
        y = row.at
        for column in upright[bisect_left(xs, row.start) : bisect_right(xs, row.end)]:
            if column.start <= y <= column.end:
                x = column.at
                number = len(whole.x)
                here = row.run_at(x)
                whole.x.append(x)
                whole.y.append(y)
                whole.region.append(row.runs[here].region)
                whole.track += (column.first + column.run_at(y), row.first + here)
                row.nodes.append(number)
                column.nodes.append(number)
    count = len(whole.x)
    whole.step = [0] * (4 * count)
    whole.length = [NEVER] * (4 * count)
    whole.border = [-1] * (4 * count)
    whole.bars = [()] * (4 * count)
    for line in every:
        link(whole, terrain, line)
    barriers(whole, terrain, upright, level)
    return whole


def link(whole: Grid, terrain: Terrain, line: Line) -> None:
    """Note the neighbours along one line, and the borders it meets."""
    back, ahead = (UP, DOWN) if line.axis == 0 else (LEFT, RIGHT)
    place = whole.y if line.axis == 0 else whole.x
    nodes = line.nodes
    for index in range(1, len(nodes)):
        one, other = nodes[index - 1], nodes[index]
        whole.step[4 * one + ahead] = 4 * other + ahead
        whole.step[4 * other + back] = 4 * one + back
        whole.length[4 * one + ahead] = whole.length[4 * other + back] = place[other] - place[one]
    starts = [place[node] for node in nodes]
    low, high = terrain.low[line.axis], terrain.high[line.axis]
    for run in line.runs:
        first, last = bisect_left(starts, run.start), bisect_right(starts, run.end) - 1
        if first > last:
            continue
        for node, way, box, edge in (
            (nodes[first], back, run.starts_at, run.start),
            (nodes[last], ahead, run.ends_at, run.end),
        ):
            if box < 0:
                continue
            key = 4 * node + way
            whole.border[key] = box
            if run.region == box and way == UP and terrain.tree.bands[box]:
                continue
            if low[box] + CORNER <= line.at <= high[box] - CORNER:
                whole.edge[key] = edge
                whole.ports.setdefault(box, []).append(key)


def barriers(whole: Grid, terrain: Terrain, upright: list[Line], level: list[Line]) -> None:
    """Note which bars lie between neighbouring nodes."""
    for bar, stands in terrain.upright.items():
        axis = 1 if stands else 0
        low, high = terrain.low, terrain.high
        back, ahead = (UP, DOWN) if axis == 0 else (LEFT, RIGHT)
        place = whole.y if axis == 0 else whole.x
        begin, end = low[1 - axis][bar], high[1 - axis][bar]
        for line in upright if axis == 0 else level:
            if not low[axis][bar] <= line.at <= high[axis][bar] or line.start > begin or line.end < end:
                continue
            starts = [place[node] for node in line.nodes]
            after = bisect_right(starts, begin)
            if after == 0 or after == len(starts):
                continue
            one, other = line.nodes[after - 1], line.nodes[after]
            if place[one] <= begin and place[other] >= end:
                whole.bars[4 * one + ahead] = (*whole.bars[4 * one + ahead], bar)
                whole.bars[4 * other + back] = (bar, *whole.bars[4 * other + back])
                if low[axis][bar] + CORNER <= line.at <= high[axis][bar] - CORNER:
                    for key, edge in ((4 * one + ahead, begin), (4 * other + back, end)):
                        whole.border[key] = bar
                        whole.edge[key] = edge
                        whole.ports.setdefault(bar, []).append(key)
