"""Find the cheapest way for one line: A* over nodes and directions (Hart, Nilsson, Raphael 1968)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from archmodel.layout.layered.grid import DOWN, LEFT, RIGHT, UP, Grid

__all__ = ["BEND", "Task", "Traffic", "Way", "search"]

BEND = 90.0
"""What a corner costs, in pixels of length."""
CROSSING = 400.0
"""What crossing another line costs, in pixels of length."""
SIGN = (-1, 1, -1, 1)
AHEAD = ((LEFT, UP, DOWN), (RIGHT, UP, DOWN), (UP, LEFT, RIGHT), (DOWN, LEFT, RIGHT))
BACK = (RIGHT, LEFT, DOWN, UP)


class Task:
    """What one search is asked: from which box to which, where it may go, what sides it likes."""

    __slots__ = ("allowed", "bars", "begin", "finish", "source", "spans", "target")

    def __init__(
        self,
        source: int,
        target: int,
        allowed: frozenset[int],
        bars: tuple[int, ...],
        begin: tuple[float, ...],
        finish: tuple[float, ...],
        spans: list[tuple[float, float, float, float]],
    ) -> None:
        self.source = source
        self.target = target
        self.allowed = allowed
        self.bars = bars
        self.begin = begin
        """What it costs to leave the source in each direction."""
        self.finish = finish
        """What it costs to arrive at the target in each direction."""
        self.spans = spans
        """Left, top, right, bottom of the bars still to cross, and of the target, in turn."""


class Traffic:
    """The lines that have a way already: where they run straight on, and their pieces on every track."""

    __slots__ = ("lanes", "straight")

    def __init__(self) -> None:
        self.straight: dict[int, int] = {}
        """For node times 2 plus axis, how many lines run through a node."""
        self.lanes: dict[tuple[int, float], list[Lane]] = {}
        """For axis and coordinate of a track, the pieces that lie on it."""

    def add(self, way: Way, line: int) -> None:
        """Note a line."""
        for key in way.through:
            self.straight[key] = self.straight.get(key, 0) + 1
        for track, lane in lanes_of(way.corners, line):
            self.lanes.setdefault(track, []).append(lane)

    def remove(self, way: Way, line: int) -> None:
        """Forget a line that was noted."""
        for key in way.through:
            self.straight[key] -= 1
        for track, lane in lanes_of(way.corners, line):
            self.lanes[track].remove(lane)

    def crossed(self, way: Way, line: int) -> int:
        """Return how many crossings a noted line has."""
        found = sum(self.straight.get(key ^ 1, 0) for key in way.through)
        carried = ALONE
        for index, (track, (low, high, before, behind, _)) in enumerate(lanes_of(way.corners, line)):
            others = [lane for lane in self.lanes[track] if lane[4] != line]
            first, last = way.corners[index : index + 2]
            forward = first[1 - track[0]] < last[1 - track[0]]
            ends = (low, high, before, behind) if forward else (high, low, behind, before)
            more, carried = company(others, *ends, carried)
            found += more
        return found


class Way(NamedTuple):
    """A line as it was found."""

    corners: list[tuple[float, float]]
    """Its corners, ends included."""
    through: list[int]
    """The nodes, times 2 plus axis, through which it runs straight."""


Lane = tuple[float, float, int, int, int]
"""Where a piece of a line begins and ends on its track, to which side (-1, 0, 1) it goes on there, and
the number of the line."""
Begun = tuple[float, int, Mapping[int, int]]
"""Where the straight piece begins on which a state lies, from which side it comes, and on which side of
it those lines are that came round the corner with it."""
ALONE: Mapping[int, int] = MappingProxyType({})


def search(grid: Grid, task: Task, traffic: Traffic) -> Way | None:
    """Return the cheapest way; nothing where there is no way."""
    xs, ys, regions, nexts, edges = grid.x, grid.y, grid.region, grid.next, grid.edge
    borders, bars, allowed = grid.border, grid.bars, task.allowed
    used, lanes = traffic.straight, traffic.lanes
    target, stages = task.target, len(task.bars)
    count = 4 * len(xs)
    rest = remaining(task.spans)
    heap: list[tuple[float, float, int]] = []
    known: dict[int, float] = {}
    came: dict[int, int] = {}
    began: dict[int, Begun] = {}
    for key in grid.ports.get(task.source, ()):
        node, way = key >> 2, BACK[key & 3]
        if regions[node] not in allowed or task.begin[way] < 0:
            continue
        cost = abs((xs if way < 2 else ys)[node] - edges[key]) + task.begin[way]
        state = 4 * node + way
        if cost < known.get(state, 1e18):
            known[state] = cost
            came[state] = -1 - key
            began[state] = (edges[key], 0, ALONE)
            guess = cost + ahead(xs[node], ys[node], way, task.spans[0]) + rest[0]
            heappush(heap, (guess, -cost, state))
    best_end, best_cost = -1, 1e18
    while heap:
        guess, negative, state = heappop(heap)
        if guess >= best_cost:
            break
        cost = -negative
        if cost > known[state]:
            continue
        stage, place = divmod(state, count)
        node, way = place >> 2, place & 3
        x, y = xs[node], ys[node]
        start, side, others = began[state]
        here, lane = (x, lanes.get((1, y))) if way < 2 else (y, lanes.get((0, x)))
        for to in AHEAD[way]:
            key = 4 * node + to
            other, last = nexts[key], stage == stages and borders[key] == target
            now = stage
            following, length = -1, 0.0
            price = cost + BEND if to != way else cost + used.get(2 * node + (way > 1), 0) * CROSSING
            if other >= 0 and not last and regions[other] in allowed:
                barred = bars.get(key)
                if barred:
                    if barred != task.bars[stage : stage + len(barred)]:
                        continue
                    now += len(barred)
                length = abs(xs[other] - x) + abs(ys[other] - y)
                following = now * count + 4 * other + to
                if price + length >= known.get(following, 1e18):
                    continue
            elif not last:
                continue
            along = ALONE
            if to != way and lane:
                crossed, along = company(lane, start, here, side, SIGN[to], others)
                price += CROSSING * crossed
            if last and key in edges and task.finish[to] >= 0:
                edge = edges[key]
                total = price + abs((x if to < 2 else y) - edge) + task.finish[to]
                if to == way and lane:
                    total += CROSSING * company(lane, start, edge, side, 0, others)[0]
                if total < best_cost:
                    best_cost, best_end = total, state
                    came[-1] = key
            if following < 0:
                continue
            price += length
            if price < known.get(following, 1e18):
                guess = price + ahead(xs[other], ys[other], to, task.spans[now]) + rest[now]
                if guess < best_cost:
                    known[following] = price
                    came[following] = state
                    began[following] = began[state] if to == way else (y if to > 1 else x, -SIGN[way], along)
                    heappush(heap, (guess, -price, following))
    return traced(grid, came, best_end, count) if best_end >= 0 else None


def company(
    lanes: Sequence[Lane], start: float, end: float, first: int, last: int, carried: Mapping[int, int]
) -> tuple[int, dict[int, int]]:
    """Return how many lines a piece on their track must cross, and on which side the others go on with it.

    `first` and `last` are the sides from which the piece comes and to which it goes on. Two lines that
    share a stretch must cross where the side on which they meet is not that on which they part. Where
    both come round the same corner they meet as `carried` says: by line, on which side of this one, and
    where both go round the same corner at the end, that is carried on.
    """
    crossed = 0
    along: dict[int, int] = {}
    forward = start < end
    least, most = (start, end) if forward else (end, start)
    for low, high, before, behind, line in lanes:
        if low >= most or high <= least:
            continue
        near, far = (low, high) if forward else (high, low)
        if not forward:
            before, behind = behind, before
        if near == start:
            meet = before - first or carried.get(line, 0)
        else:
            meet = before if (near > start) is forward else -first
        if far == end:
            part = behind - last
            if not part and last and meet:
                along[line] = -1 if (meet > 0) is (forward is (last > 0)) else 1
        else:
            part = behind if (far < end) is forward else -last
        crossed += meet * part < 0
    return crossed, along


def ahead(x: float, y: float, way: int, span: tuple[float, float, float, float]) -> float:
    """Return a lower bound of what is left: distance, and a corner where the way does not lead there."""
    left, top, right, bottom = span
    dx = left - x if x < left else x - right if x > right else 0.0
    dy = top - y if y < top else y - bottom if y > bottom else 0.0
    if dx and dy:
        return dx + dy + BEND
    if dx:
        return dx if way == (RIGHT if x < left else LEFT) else dx + BEND
    if dy:
        return dy if way == (DOWN if y < top else UP) else dy + BEND
    return 0.0


def remaining(spans: list[tuple[float, float, float, float]]) -> list[float]:
    """Return, for every stage, a lower bound of the way from its goal to the last one."""
    found = [0.0]
    for one, other in zip(spans[-2::-1], spans[:0:-1], strict=False):
        gap_x = max(0.0, other[0] - one[2], one[0] - other[2])
        gap_y = max(0.0, other[1] - one[3], one[1] - other[3])
        found.append(found[-1] + gap_x + gap_y)
    return found[::-1]


def traced(grid: Grid, came: dict[int, int], end: int, count: int) -> Way:
    """Return the way that ends with the state `end`."""
    last = came[-1]
    found = [spot(grid, last)]
    through = []
    state, way = end, last & 3
    while state >= 0:
        node, arrived = (state % count) >> 2, state & 3
        if arrived == way:
            through.append(2 * node + (way < 2))
        else:
            found.append((grid.x[node], grid.y[node]))
        way = arrived
        before = came[state]
        if before < 0:
            found.append(spot(grid, -1 - before))
        state = before
    return Way(found[::-1], through)


def lanes_of(corners: list[tuple[float, float]], line: int) -> Iterator[tuple[tuple[int, float], Lane]]:
    """Yield the pieces of a line, each with its track."""
    for index, (one, other) in enumerate(pairwise(corners)):
        axis = 0 if one[0] == other[0] else 1
        at, begin, stop = one[axis], one[1 - axis], other[1 - axis]
        first = side_of(corners[index - 1][axis], at) if index else 0
        last = side_of(corners[index + 2][axis], at) if index + 2 < len(corners) else 0
        ends = (begin, stop, first, last) if begin < stop else (stop, begin, last, first)
        yield (axis, at), (*ends, line)


def side_of(far: float, near: float) -> int:
    """Return -1 where `far` is lower than `near`, 1 where it is higher, else 0."""
    return (far > near) - (far < near)


def spot(grid: Grid, key: int) -> tuple[float, float]:
    """Return where the border lies that comes next from a node in a direction."""
    node = key >> 2
    return (grid.edge[key], grid.y[node]) if key & 3 < 2 else (grid.x[node], grid.edge[key])
