"""Find the cheapest way for one line: A* over nodes and directions (Hart, Nilsson, Raphael 1968)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush, heappushpop

from archmodel.layout.layered.grid import DOWN, LEFT, NEVER, RIGHT, UP, Grid
from archmodel.layout.layered.traffic import ALONE, Traffic, Way, company

__all__ = ["Task", "search"]

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


Open = tuple[float, float, int]
"""The least that a way over a state may cost, less than 0 what it costs so far, and the state."""
Begun = tuple[float, int, Mapping[int, int]]
"""Where the straight piece begins on which a state lies, from which side it comes, and on which side of
it those lines are that came round the corner with it."""


def search(grid: Grid, task: Task, traffic: Traffic) -> Way | None:
    """Return the cheapest way; nothing where there is no way."""
    xs, ys, steps, lengths, edges, bars = grid.x, grid.y, grid.step, grid.length, grid.edge, grid.bars
    used, regions, allowed = traffic.straight, grid.region, task.allowed
    upright, level = traffic.lanes
    borders, target = grid.border, task.target
    stages, spans = len(task.bars), task.spans
    count = len(steps)
    rest = remaining(spans)
    goals = {key for key in grid.ports.get(task.target, ()) if task.finish[key & 3] >= 0}
    doors = {key >> 2 for key in goals}
    known = [NEVER] * (count * (stages + 1))
    heap: list[Open] = []
    came: dict[int, int] = {}
    began: dict[int, Begun] = {}
    for key in grid.ports.get(task.source, ()):
        node, way = key >> 2, BACK[key & 3]
        if regions[node] not in allowed or task.begin[way] < 0:
            continue
        cost = abs((xs if way < 2 else ys)[node] - edges[key]) + task.begin[way]
        state = 4 * node + way
        if cost < known[state]:
            known[state] = cost
            came[state] = -1 - key
            began[state] = (edges[key], 0, ALONE)
            heappush(heap, (cost + ahead(xs[node], ys[node], way, spans[0]) + rest[0], -cost, state))
    best_end, best_cost = -1, NEVER
    latest: Open | None = None  # kept out of the heap, as what goes straight on mostly comes next
    while heap or latest:
        guess, negative, state = heappushpop(heap, latest) if latest else heappop(heap)
        latest = None
        if guess >= best_cost:
            break
        cost = -negative
        if cost > known[state]:
            continue
        stage, place = divmod(state, count) if stages else (0, state)
        node, way, last = place >> 2, place & 3, stage == stages
        if last and node in doors:
            for total, key in arrivals(grid, task, traffic, place, cost, began[state]):
                if key in goals and total < best_cost:
                    best_cost, best_end = total, state
                    came[-1] = key
        x, y = xs[node], ys[node]
        here, lane = (x, level.get(y)) if way < 2 else (y, upright.get(x))
        start, side, others = began[state]
        onwards = cost + CROSSING * used[place >> 1]
        for to in AHEAD[way]:
            key = place - way + to
            following, now = state - place + steps[key], stage
            if bars and key in bars:
                barred = bars[key]
                if (last and key in goals) or barred != task.bars[stage : stage + len(barred)]:
                    continue
                now += len(barred)
                following += count * len(barred)
            price = (onwards if to == way else cost + BEND) + lengths[key]
            if price >= known[following]:
                continue
            other = steps[key] >> 2
            if regions[other] not in allowed:
                continue
            along = ALONE
            if lane and to != way:
                crossed, along = company(lane, start, here, side, SIGN[to], others)
                price += CROSSING * crossed
            if price < known[following] and not (last and borders[key] == target):
                guess = price + ahead(xs[other], ys[other], to, spans[now]) + rest[now]
                if guess < best_cost:
                    known[following] = price
                    came[following] = state
                    if to == way:
                        began[following] = began[state]
                        latest = (guess, -price, following)
                    else:
                        began[following] = (y if to > 1 else x, -SIGN[way], along)
                        heappush(heap, (guess, -price, following))
    return traced(grid, came, best_end, count) if best_end >= 0 else None


def arrivals(
    grid: Grid, task: Task, traffic: Traffic, place: int, cost: float, begun: Begun
) -> Iterator[tuple[float, int]]:
    """Yield what it costs to go on from a state over the next border, and which that is."""
    node, way = place >> 2, place & 3
    start, side, others = begun
    x, y = grid.x[node], grid.y[node]
    here, lane = (x, traffic.lanes[1].get(y)) if way < 2 else (y, traffic.lanes[0].get(x))
    for to in AHEAD[way]:
        key = place - way + to
        if key not in grid.edge:
            continue
        edge = grid.edge[key]
        total = cost + abs((x if to < 2 else y) - edge) + task.finish[to]
        total += CROSSING * traffic.straight[place >> 1] if to == way else BEND
        if lane:
            end, last = (edge, 0) if to == way else (here, SIGN[to])
            total += CROSSING * company(lane, start, end, side, last, others)[0]
        yield total, key


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


def spot(grid: Grid, key: int) -> tuple[float, float]:
    """Return where the border lies that comes next from a node in a direction."""
    node = key >> 2
    return (grid.edge[key], grid.y[node]) if key & 3 < 2 else (grid.x[node], grid.edge[key])
