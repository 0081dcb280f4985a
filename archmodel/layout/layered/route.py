"""Phase five: route every hop through the gaps, straight where that is possible."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from archmodel.errors import LayoutError
from archmodel.geometry import Rect
from archmodel.layout.layered.grid import DOWN, LEFT, RIGHT, UP, grid
from archmodel.layout.layered.search import Task, search
from archmodel.layout.layered.tracks import CORNER, Run, Terrain, port, runs
from archmodel.layout.layered.traffic import Traffic, Way
from archmodel.layout.layered.tree import ROOT, Hop, Tree
from archmodel.layout.limits import check

__all__ = ["Route", "parts", "route"]

SIDEWAYS: Final = 25.0
"""What it costs to leave or arrive across the reading direction."""
BACKWARDS: Final = 70.0
"""What it costs to leave or arrive against it."""
ENDWAYS: Final = 400.0
"""What it costs to leave or enter a bar at its short ends, which soon are full."""
LOOKS: Final = 3
"""How often a line is looked at, after the first time only if others have crossed it since; more change
next to nothing."""
Costs = tuple[float, ...]
"""What something costs in each direction: left, right, up, down; less than 0 for never."""
ANY: Costs = (0.0, 0.0, 0.0, 0.0)
Route = list[tuple[float, float]]
"""The corners of one hop, from border to border."""


Plan = tuple[frozenset[int], int, int, bool]
"""Regions a hop may pass, where the search starts and ends, and whether that is the wrong way round."""


def route(tree: Tree, rects: list[Rect], known: Mapping[int, Route]) -> list[Route]:
    """Return a way for every hop; those in `known` have theirs.

    Where a bar cannot be crossed on the way, the hop is cut in two at the bar, in `tree.hops` too.
    """
    ways = [known.get(number, []) for number in range(len(tree.hops))]
    order = sorted(
        (number for number, way in enumerate(ways) if not way),
        key=lambda each: (distance(rects, tree.hops[each]), each),
    )
    if not order:
        return ways
    terrain = Terrain(tree, rects)
    plans = {number: plan(tree, tree.hops[number]) for number in order}
    whole = grid(terrain, stretches(terrain, plans))
    traffic = Traffic(whole.x, whole.y)
    found: dict[int, Way] = {}
    crossings: dict[int, int] = {}
    """How many lines a way crossed when it was found, where lines are looked at again."""
    looks = 1 if tree.crowded else LOOKS
    for look in range(looks):
        for number in order:
            if look:
                if number not in found or traffic.crossed(found[number], number) <= crossings[number]:
                    continue
                traffic.remove(found[number], number)
            check()
            task = asked(tree, rects, tree.hops[number], plans[number], around(tree, ways, number))
            way = search(whole, task, traffic)
            if way:
                traffic.add(way, number)
                found[number] = way
                if looks > 1:
                    crossings[number] = traffic.crossed(way, number)
                ways[number] = way.corners[::-1] if plans[number][3] else way.corners
    cut = {number: parts(tree.hops[number]) for number in order if number not in found}
    if not cut:
        return ways
    hops: list[Hop] = []
    routes: list[Route] = []
    for number, hop in enumerate(tree.hops):
        for part in cut.get(number, (hop,)):
            corners = ways[number]
            if number in cut:
                own = plan(tree, part)
                task = asked(tree, rects, part, (plans[number][0] | own[0], *own[1:]), (-1, -1))
                way = search(whole, task, traffic)
                if way:
                    traffic.add(way, len(ways) + len(hops))
                    corners = way.corners[::-1] if own[3] else way.corners
                elif not hop.bars:
                    raise LayoutError(f"found no way for the line “{tree.scene.wires[hop.wire].name}”")
            hops.append(part)
            routes.append(corners)
    tree.hops = hops
    if all(routes):
        return routes
    # No track leads to a bar that was only to be crossed; now that a line ends there, one does.
    return route(tree, rects, {number: corners for number, corners in enumerate(routes) if corners})


def parts(hop: Hop) -> list[Hop]:
    """Return a hop cut at its bars, which become stations."""
    stops = [hop.source, *hop.bars, hop.target]
    return [Hop(hop.wire, one, other, ()) for one, other in pairwise(stops)]


def stretches(terrain: Terrain, plans: Mapping[int, Plan]) -> list[Run]:
    """Return all stretches of track that the hops may need."""
    tree = terrain.tree
    reach: dict[int, int] = {}
    for number, (allowed, _, _, _) in plans.items():
        hop = tree.hops[number]
        far = min(allowed, key=lambda region: tree.depth[region] if region != ROOT else -1)
        for end in (hop.source, hop.target, *hop.bars):
            known = reach.get(end, far)
            if far == ROOT or (known != ROOT and tree.depth[far] < tree.depth[known]):
                known = far
            reach[end] = known
    found = runs(terrain, reach)
    for number, (allowed, _, _, _) in plans.items():
        shortcut(terrain, found, tree.hops[number], allowed)
    return found


def around(tree: Tree, ways: list[Route], number: int) -> tuple[int, int]:
    """Return the directions in which a wire comes to a hop's source and goes on from its target."""
    hops = tree.hops
    wire = hops[number].wire
    before = after = -1
    if number and hops[number - 1].wire == wire and ways[number - 1]:
        before = heading(ways[number - 1][-2:])
    if number + 1 < len(hops) and hops[number + 1].wire == wire and ways[number + 1]:
        after = heading(ways[number + 1][:2])
    return before, after


def plan(tree: Tree, hop: Hop) -> Plan:
    """Return where a hop may go: the groups round its ends, as far out as the two are apart."""
    source, target, turned = hop.source, hop.target, False
    if source != target and tree.inside(target, source):
        source, target, turned = target, source, True
    mine = tree.chain(source)
    if source != target and tree.inside(source, target):
        allowed = set(mine[: mine.index(target) + 1])
    else:
        allowed = set(between(mine, tree.chain(target)))
    for bar in hop.bars:
        if tree.parent[bar] not in allowed:
            allowed.update(between(mine, tree.chain(bar)))
    return frozenset(allowed), source, target, turned


def between(mine: list[int], theirs: list[int]) -> list[int]:
    """Return the groups of two chains up to the innermost that is on both."""
    mine, theirs = list(mine), list(theirs)
    while len(mine) > 1 and len(theirs) > 1 and mine[-2] == theirs[-2]:
        mine.pop()
        theirs.pop()
    return mine + theirs


def shortcut(terrain: Terrain, found: list[Run], hop: Hop, allowed: frozenset[int]) -> None:
    """Add runs through the middle of what two ends have in common, where their own middles do not meet."""
    if hop.source == hop.target:
        return
    tree = terrain.tree
    if tree.inside(hop.source, hop.target) or tree.inside(hop.target, hop.source):
        return
    for axis in (0, 1):
        low, high = terrain.low[axis], terrain.high[axis]
        start = max(low[hop.source], low[hop.target]) + CORNER
        end = min(high[hop.source], high[hop.target]) - CORNER
        if end - start < 4:
            continue
        if any(start <= (low[box] + high[box]) // 2 <= end for box in (hop.source, hop.target)):
            continue
        far = min(allowed, key=lambda region: tree.depth[region] if region != ROOT else -1)
        for box in (hop.source, hop.target):
            port(terrain, found, box, axis, (start + end) // 2, far)


def distance(rects: list[Rect], hop: Hop) -> float:
    """Return how far apart the ends of a hop are."""
    one, other = rects[hop.source], rects[hop.target]
    return max(0.0, other.x - one.right, one.x - other.right) + max(
        0.0, other.y - one.bottom, one.y - other.bottom
    )


def asked(tree: Tree, rects: list[Rect], hop: Hop, plan: Plan, around: tuple[int, int]) -> Task:
    """Return the search for a hop, with the sides it likes."""
    allowed, source, target, turned = plan
    bars = hop.bars[::-1] if turned else hop.bars
    if source == target:
        begin: Costs = (-1.0, 0.0, -1.0, -1.0)
        finish: Costs = (-1.0, -1.0, 0.0, 5.0)
    elif tree.inside(source, target):
        begin = finish = ANY
    else:
        begin = finish = liked(tree, rects, source, target)
        for bar in bars:
            upright = tree.direction(tree.parent[bar]).value != "down"
            across: Costs = (0.0, 0.0, SIDEWAYS, SIDEWAYS) if upright else (SIDEWAYS, SIDEWAYS, 0.0, 0.0)
            if tree.inside(source, tree.parent[bar]):
                begin = across
            if tree.inside(target, tree.parent[bar]):
                finish = across
        begin, finish = onto_bar(tree, source, begin), onto_bar(tree, target, finish)
        if around[0] >= 0:
            begin = straight_on(begin, around[0])
        if around[1] >= 0:
            finish = straight_on(finish, around[1])
    spans = [edges(rects[bar]) for bar in bars]
    spans.append(edges(rects[target]))
    return Task(source, target, allowed, bars, begin, finish, spans)


def onto_bar(tree: Tree, box: int, costs: Costs) -> Costs:
    """Return the costs of leaving or entering `box`; where it is a bar, its long sides are liked."""
    if tree.boxes[box].shape.value != "bar":
        return costs
    upright = tree.direction(tree.parent[box]).value != "down"
    return (0.0, 0.0, ENDWAYS, ENDWAYS) if upright else (ENDWAYS, ENDWAYS, 0.0, 0.0)


def apart(way: int, other: int) -> int:
    """Return 0 for the same direction, 1 for one across, 2 for the opposite."""
    if way == other:
        return 0
    return 2 if way // 2 == other // 2 else 1


def heading(points: Route) -> int:
    """Return the direction from the first point to the second."""
    (ax, ay), (bx, by) = points
    if ax == bx:
        return DOWN if by > ay else UP
    return RIGHT if bx > ax else LEFT


def straight_on(costs: Costs, way: int) -> Costs:
    """Return the costs with those added of not going straight on through a station."""
    return tuple(cost + (0.0, 40.0, 120.0)[apart(each, way)] for each, cost in enumerate(costs))


def edges(rect: Rect) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom."""
    return rect.x, rect.y, rect.right, rect.bottom


def liked(tree: Tree, rects: list[Rect], source: int, target: int) -> Costs:
    """Return what each direction costs at both ends, after the reading direction where they meet."""
    owner, one, other = tree.meeting(source, target)
    first, second = rects[one], rects[other]
    down = tree.direction(owner).value == "down"
    if down:
        ahead, back = second.y >= first.bottom, second.bottom <= first.y
    else:
        ahead, back = second.x >= first.right, second.right <= first.x
    if not ahead and not back:
        return ANY
    costs = [SIDEWAYS] * 4
    forward, backward = (DOWN, UP) if down else (RIGHT, LEFT)
    if back:
        forward, backward = backward, forward
    costs[forward], costs[backward] = 0.0, BACKWARDS
    return costs[0], costs[1], costs[2], costs[3]
