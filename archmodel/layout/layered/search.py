"""Find the cheapest way for one line: A* over nodes and directions (Hart, Nilsson, Raphael 1968)."""

from __future__ import annotations

from heapq import heappop, heappush

from archmodel.layout.layered.grid import DOWN, LEFT, RIGHT, UP, Grid

__all__ = ["BEND", "Task", "search"]

BEND = 90.0
"""What a corner costs, in pixels of length."""
CROSSING = 24.0
"""What crossing another line costs, in pixels of length."""
TURNS = ((UP, DOWN), (UP, DOWN), (LEFT, RIGHT), (LEFT, RIGHT))
STEP_X = (-1, 1, 0, 0)
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


def search(grid: Grid, task: Task, used: dict[int, int], haste: float = 1.0) -> list[tuple[float, float]]:
    """Return the corners of the cheapest way, ends included; nothing where there is no way.

    `used` tells, for node times 2 plus axis, how many lines run through a node already. With a
    `haste` above 1 the way may cost up to that many times the cheapest, and is found sooner (Pohl 1970).
    """
    xs, ys, regions, nexts = grid.x, grid.y, grid.region, grid.next
    borders, bars, allowed = grid.border, grid.bars, task.allowed
    target, stages = task.target, len(task.bars)
    count = 4 * len(xs)
    rest = remaining(task.spans)
    heap: list[tuple[float, float, int]] = []
    known: dict[int, float] = {}
    came: dict[int, int] = {}
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
        axis_used = used.get(2 * node + (1 if way > 1 else 0), 0)
        left, right = TURNS[way]
        for to in (way, left, right):
            straight = to == way
            price = cost + (axis_used * CROSSING if straight else BEND)
            key = 4 * node + to
            if stage == stages and borders[key] == target and key in grid.edge and task.finish[to] >= 0:
                total = price + abs((xs if to < 2 else ys)[node] - grid.edge[key]) + task.finish[to]
                if total < best_cost:
                    best_cost, best_end = total, state
                    came[-1] = key
            other = nexts[key]
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
            price += abs(xs[other] - xs[node]) + abs(ys[other] - ys[node])
            following = now * count + 4 * other + to
            if price < known.get(following, 1e18):
                known[following] = price
                came[following] = state
                guess = price + haste * (ahead(xs[other], ys[other], to, task.spans[now]) + rest[now])
                if guess < best_cost:
                    heappush(heap, (guess, price, following))
    return corners(grid, came, best_end, count, used) if best_end >= 0 else []


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
    grid: Grid, came: dict[int, int], end: int, count: int, used: dict[int, int]
) -> list[tuple[float, float]]:
    """Return the way that ends with the state `end`, and note in `used` where it runs straight."""
    last = came[-1]
    found = [spot(grid, last)]
    state, way = end, last & 3
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
    return found


def spot(grid: Grid, key: int) -> tuple[float, float]:
    """Return where the border lies that comes next from a node in a direction."""
    node = key >> 2
    return (grid.edge[key], grid.y[node]) if key & 3 < 2 else (grid.x[node], grid.edge[key])
