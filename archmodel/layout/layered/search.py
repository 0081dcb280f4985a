"""Find the cheapest way for one line: A* over nodes and directions (Hart, Nilsson, Raphael 1968)."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush, heappushpop
from typing import Final

from archmodel.layout.layered.grid import DOWN, LEFT, NEVER, RIGHT, UP, Grid
from archmodel.layout.layered.traffic import ALONE, Traffic, Way, company

__all__ = ["Task", "search"]

BEND: Final = 90.0
"""What a corner costs, in pixels of length."""
CROSSING: Final = 400.0
"""What crossing another line costs, in pixels of length."""
SIGN: Final[tuple[int, ...]] = (-1, 1, -1, 1)
AHEAD: Final[tuple[tuple[int, ...], ...]] = (
    (LEFT, UP, DOWN),
    (RIGHT, UP, DOWN),
    (UP, LEFT, RIGHT),
    (DOWN, LEFT, RIGHT),
)
BACK: Final[tuple[int, ...]] = (RIGHT, LEFT, DOWN, UP)


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


class Piece:
    """A straight piece of a way, as far as it is known."""

    __slots__ = ("along", "before", "first", "side", "start")

    def __init__(
        self, first: int, start: float, side: int, along: Mapping[int, int], before: Piece | None
    ) -> None:
        self.first = first
        """The first node after its begin, times 4 plus its direction."""
        self.start = start
        """Where on its track it begins."""
        self.side = side
        """From which side it comes: -1, 1, or 0 where it begins on a box."""
        self.along = along
        """On which side of it those lines are that came round the corner with it."""
        self.before = before


Open = tuple[float, float, int]
"""The least that a way over a state may cost, less than 0 what it costs so far, and the state."""


def search(grid: Grid, task: Task, traffic: Traffic) -> Way | None:
    """Return the cheapest way; nothing where there is no way."""
    xs, ys, steps, lengths, borders, bars = grid.x, grid.y, grid.step, grid.length, grid.border, grid.bars
    used, regions, allowed, target = traffic.straight, grid.region, task.allowed, task.target
    stages, spans = len(task.bars), task.spans
    count = len(steps)
    rest = remaining(spans)
    goals = {key for key in grid.ports.get(target, ()) if task.finish[key & 3] >= 0}
    doors = [False] * len(xs)
    for key in goals:
        doors[key >> 2] = True
    tracks = grid.track
    may_turn = [False] * grid.runs
    for owner in (task.source, target, *task.bars, *allowed):
        for run in grid.owned.get(owner, ()):
            may_turn[run] = True
    known = grid.known
    known += [NEVER] * (count * (stages + 1) - len(known))
    pieces: dict[int, Piece] = {}
    heap: list[Open] = []
    for key in grid.ports.get(task.source, ()):
        node, way = key >> 2, BACK[key & 3]
        if regions[node] not in allowed or task.begin[way] < 0:
            continue
        edge = grid.edge[key]
        cost = abs((xs if way < 2 else ys)[node] - edge) + task.begin[way]
        state = 4 * node + way
        if cost < known[state]:
            known[state] = cost
            pieces[state] = Piece(state, edge, 0, ALONE, None)
            heappush(heap, (cost + ahead(xs[node], ys[node], way, spans[0]) + rest[0], -cost, state))
    best, best_end, best_key = NEVER, -1, -1
    # What goes straight on is mostly the next one, so it is kept out of the heap.
    onward, onward_guess, onward_cost = -1, 0.0, 0.0
    while onward >= 0 or heap:
        if onward < 0:
            guess, negative, state = heappop(heap)
        elif heap and heap[0][0] <= onward_guess:
            guess, negative, state = heappushpop(heap, (onward_guess, -onward_cost, onward))
        else:
            guess, negative, state = onward_guess, -onward_cost, onward
        onward = -1
        if guess >= best:
            break
        cost = -negative
        if cost > known[state]:
            continue
        stage, place = divmod(state, count) if stages else (0, state)
        node, way, last = place >> 2, place & 3, stage == stages
        piece = pieces[state]
        if last and doors[node]:
            total, key = arrival(grid, task, traffic, place, cost, piece, goals)
            if total < best:
                best, best_end, best_key = total, state, key
        x, y = xs[node], ys[node]
        here, lane = (x, traffic.level[node]) if way < 2 else (y, traffic.upright[node])
        straight, turned = cost + CROSSING * used[place >> 1], cost + BEND
        for to in AHEAD[way]:
            if to != way and not may_turn[tracks[2 * node + (to < 2)]]:
                continue
            key = place - way + to
            step = steps[key]
            other, now = step >> 2, stage
            if barred := bars[key]:
                if (last and key in goals) or barred != task.bars[stage : stage + len(barred)]:
                    continue
                now += len(barred)
            price = (straight if to == way else turned) + lengths[key]
            if regions[other] not in allowed or (last and borders[key] == target):
                continue
            while price < NEVER and not (
                may_turn[tracks[2 * other + (to > 1)]] or doors[other] or bars[4 * other + to]
            ):  # where it can only go straight on there is nothing to choose, so nothing to remember
                key = 4 * other + to
                price += CROSSING * used[key >> 1] + lengths[key]
                other = steps[key] >> 2
                if regions[other] not in allowed or (borders[key] == target and now == stages):
                    price = NEVER
            following = count * now + 4 * other + to
            if price >= known[following]:
                continue
            along = ALONE
            if lane and to != way:
                crossed, along = company(lane, piece.start, here, piece.side, SIGN[to], piece.along)
                price += CROSSING * crossed
                if price >= known[following]:
                    continue
            guess = price + ahead(xs[other], ys[other], to, spans[now]) + rest[now]
            if guess < best:
                known[following] = price
                if to == way:
                    pieces[following] = piece
                    onward, onward_guess, onward_cost = following, guess, price
                else:
                    pieces[following] = Piece(step, y if to > 1 else x, -SIGN[way], along, piece)
                    heappush(heap, (guess, -price, following))
    for state in pieces:
        known[state] = NEVER
    return traced(grid, best_end % count, pieces[best_end], best_key) if best_end >= 0 else None


def arrival(
    grid: Grid, task: Task, traffic: Traffic, place: int, cost: float, piece: Piece, goals: set[int]
) -> tuple[float, int]:
    """Return what it costs at least to go on from a state over a border to a goal, and which border."""
    node, way = place >> 2, place & 3
    x, y = grid.x[node], grid.y[node]
    here, lane = (x, traffic.level[node]) if way < 2 else (y, traffic.upright[node])
    least, goal = NEVER, -1
    for to in AHEAD[way]:
        key = place - way + to
        if key not in goals:
            continue
        edge = grid.edge[key]
        total = cost + abs((x if to < 2 else y) - edge) + task.finish[to]
        total += CROSSING * traffic.straight[place >> 1] if to == way else BEND
        if lane:
            end, last = (edge, 0) if to == way else (here, SIGN[to])
            total += CROSSING * company(lane, piece.start, end, piece.side, last, piece.along)[0]
        if total < least:
            least, goal = total, key
    return least, goal


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


def traced(grid: Grid, place: int, piece: Piece, goal: int) -> Way:
    """Return the way whose last piece is `piece`, up to the node of `place`, and from there over a border."""
    found = [spot(grid, goal)]
    through = []
    node, onwards = place >> 2, goal & 3
    while True:
        first, way = piece.first >> 2, piece.first & 3
        if way == onwards:
            through.append(2 * node + (way < 2))
        else:
            found.append((grid.x[node], grid.y[node]))
        while node != first:
            node = grid.step[4 * node + BACK[way]] >> 2
            through.append(2 * node + (way < 2))
        border = 4 * first + BACK[way]
        if not piece.before:
            found.append(spot(grid, border))
            return Way(found[::-1], through)
        node, onwards, piece = grid.step[border] >> 2, way, piece.before


def spot(grid: Grid, key: int) -> tuple[float, float]:
    """Return where the border lies that comes next from a node in a direction."""
    node = key >> 2
    return (grid.edge[key], grid.y[node]) if key & 3 < 2 else (grid.x[node], grid.edge[key])
