"""Find the cheapest way for one line: A* over nodes and directions (Hart, Nilsson, Raphael 1968)."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

from archmodel.layout.layered.grid import DOWN, LEFT, RIGHT, UP, Grid

__all__ = ["BEND", "Task", "Traffic", "search"]

BEND = 90.0
"""What a corner costs, in pixels of length."""
CROSSING = 250.0
"""What crossing another line costs, in pixels of length."""
SIGN = (-1, 1, -1, 1)
TURNS = ((UP, DOWN), (UP, DOWN), (LEFT, RIGHT), (LEFT, RIGHT))
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


Lane = tuple[float, float, int, int]
"""Where a piece of a line begins and ends on its track, and to which side (-1, 0, 1) it goes on there."""


def search(grid: Grid, task: Task, traffic: Traffic, haste: float = 1.0) -> list[tuple[float, float]]:
    """Return the corners of the cheapest way, ends included; nothing where there is no way.

    With a `haste` above 1 the way may cost up to that many times the cheapest, and is found sooner
    (Pohl 1970).
    """
    xs, ys, regions, nexts = grid.x, grid.y, grid.region, grid.next
    borders, bars, allowed = grid.border, grid.bars, task.allowed
    used, lanes = traffic.straight, traffic.lanes
    target, stages = task.target, len(task.bars)
    count = 4 * len(xs)
    rest = remaining(task.spans)
    heap: list[tuple[float, float, int]] = []
    known: dict[int, float] = {}
    came: dict[int, int] = {}
    began: dict[int, tuple[float, int]] = {}
    for key in grid.ports.get(task.source, ()):
        node, way = key >> 2, BACK[key & 3]
        if regions[node] not in allowed or task.begin[way] < 0:
            continue
        length = abs((xs if way < 2 else ys)[node] - grid.edge[key])
        cost = length + task.begin[way]
        state = 4 * node + way
        if cost < known.get(state, 1e18):
            known[state] = cost
            came[state] = -1 - key
            began[state] = (grid.edge[key], 0)
            heappush(
                heap, (cost + haste * (ahead(xs[node], ys[node], way, task.spans[0]) + rest[0]), cost, state)
            )
    best_end, best_cost = -1, 1e18
    while heap:
        guess, cost, state = heappop(heap)
        if guess >= best_cost:
            break
        if cost > known[state]:
            continue
        stage, place = divmod(state, count)
        node, way = place >> 2, place & 3
        x, y = xs[node], ys[node]
        start, side = began[state]
        lane = lanes.get((1, y) if way < 2 else (0, x), ())
        for to in (way, *TURNS[way]):
            straight = to == way
            key = 4 * node + to
            other = nexts[key]
            if other < 0 and borders[key] != target:
                continue
            if straight:
                price = cost + used.get(2 * node + (way > 1), 0) * CROSSING
            else:
                price = cost + BEND
                if lane:
                    price += CROSSING * forced(lane, start, x if way < 2 else y, side, SIGN[to])
            if stage == stages and borders[key] == target and key in grid.edge and task.finish[to] >= 0:
                edge = grid.edge[key]
                total = price + abs((x if to < 2 else y) - edge) + task.finish[to]
                if straight and lane:
                    total += CROSSING * forced(lane, start, edge, side, 0)
                if total < best_cost:
                    best_cost, best_end = total, state
                    came[-1] = key
            if other < 0 or regions[other] not in allowed:
                continue
            border = borders[key]
            if border == target and stage == stages:
                continue
            now = stage
            crossed = bars.get(key)
            if crossed:
                if crossed != task.bars[stage : stage + len(crossed)]:
                    continue
                now += len(crossed)
            price += abs(xs[other] - x) + abs(ys[other] - y)
            following = now * count + 4 * other + to
            if price < known.get(following, 1e18):
                known[following] = price
                came[following] = state
                began[following] = (start, side) if straight else (x if to < 2 else y, -SIGN[way])
                guess = price + haste * (ahead(xs[other], ys[other], to, task.spans[now]) + rest[now])
                if guess < best_cost:
                    heappush(heap, (guess, price, following))
    return corners(grid, came, best_end, count, traffic) if best_end >= 0 else []


def forced(lane: Sequence[Lane], start: float, end: float, first: int, last: int) -> int:
    """Return how many pieces on a track a new one must cross, given the sides to which it goes on.

    Two pieces that share a stretch must cross where the side on which they meet is not the side on
    which they part.
    """
    if start > end:
        start, end, first, last = end, start, last, first
    found = 0
    for low, high, before, behind in lane:
        if low < end and start < high:
            meet = before if start < low else -first if start > low else before - first
            part = behind if high < end else -last if high > end else behind - last
            found += meet * part < 0
    return found


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


def corners(
    grid: Grid, came: dict[int, int], end: int, count: int, traffic: Traffic
) -> list[tuple[float, float]]:
    """Return the way that ends with the state `end`, and note in `traffic` where it runs."""
    last = came[-1]
    found = [spot(grid, last)]
    state, way = end, last & 3
    used = traffic.straight
    while state >= 0:
        node, arrived = (state % count) >> 2, state & 3
        if arrived == way:
            key = 2 * node + (1 if way < 2 else 0)
            used[key] = used.get(key, 0) + 1
        else:
            found.append((grid.x[node], grid.y[node]))
        way = arrived
        before = came[state]
        if before < 0:
            found.append(spot(grid, -1 - before))
        state = before
    found.reverse()
    for index, (one, other) in enumerate(pairwise(found)):
        axis = 0 if one[0] == other[0] else 1
        at, begin, stop = one[axis], one[1 - axis], other[1 - axis]
        first = side_of(found[index - 1][axis], at) if index else 0
        last = side_of(found[index + 2][axis], at) if index + 2 < len(found) else 0
        lane: Lane = (begin, stop, first, last) if begin < stop else (stop, begin, last, first)
        traffic.lanes.setdefault((axis, at), []).append(lane)
    return found


def side_of(far: float, near: float) -> int:
    """Return -1 where `far` is lower than `near`, 1 where it is higher, else 0."""
    return (far > near) - (far < near)


def spot(grid: Grid, key: int) -> tuple[float, float]:
    """Return where the border lies that comes next from a node in a direction."""
    node = key >> 2
    return (grid.edge[key], grid.y[node]) if key & 3 < 2 else (grid.x[node], grid.edge[key])
