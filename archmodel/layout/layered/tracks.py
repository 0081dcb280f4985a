"""The places where a line may run: a sparse orthogonal visibility graph.

In every drawn group there is a track through the middle of each gap between two neighbours, and one
out of the middle of each side of a box that has lines; tracks go on through the borders of groups,
outwards, until something is in the way (after Wybrow, Marriott, Stuckey 2010, with gaps for edges).
"""

from __future__ import annotations

from typing import Final

from archmodel.geometry import Rect
from archmodel.layout.layered.sweep import Spans, seen
from archmodel.layout.layered.tree import ROOT, Tree

__all__ = ["Run", "Terrain", "runs"]

OUTSIDE: Final = 48.0
"""Pixels round everything in which lines may pass."""
FARTHEST: Final = 16
"""Over so many borders of groups, at most, the track through a gap goes on; from there others lead on."""
CORNER: Final = 10.0
"""Pixels between a corner of a box and the nearest line that ends there."""


class Run:
    """A stretch of track within one region; `axis` 0 runs up and down, 1 from left to right."""

    __slots__ = ("at", "axis", "end", "ends_at", "owners", "region", "start", "starts_at")

    def __init__(
        self,
        axis: int,
        at: float,
        start: float,
        end: float,
        region: int,
        starts_at: int,
        ends_at: int,
        owner: int,
    ) -> None:
        self.axis = axis
        self.at = at
        self.start = start
        self.end = end
        self.region = region
        self.starts_at = starts_at
        """The box on whose border the run starts, or -1."""
        self.ends_at = ends_at
        self.owners = [owner]
        """Boxes and regions: lines turn onto the run only where they end at one or pass through it."""


class Terrain:
    """The placed boxes, edge by edge: `low[0]` left, `high[0]` right, `low[1]` top, `high[1]` bottom."""

    __slots__ = ("ends", "high", "inner", "low", "members", "tree", "upright")

    def __init__(self, tree: Tree, rects: list[Rect]) -> None:
        self.tree = tree
        self.low = ([rect.x for rect in rects], [rect.y for rect in rects])
        self.high = ([rect.right for rect in rects], [rect.bottom for rect in rects])
        self.ends = {end for hop in tree.hops for end in (hop.source, hop.target)}
        """The boxes at which a line begins or ends."""
        self.upright = {
            number: tree.direction(tree.parent[number]).value != "down"
            for number, box in enumerate(tree.boxes)
            if box.shape.value == "bar"
        }
        """For every bar whether it stands upright, so that lines cross it from left to right."""
        self.inner: dict[int, tuple[tuple[float, float], tuple[float, float]]] = {}
        for region in tree.children:
            if region == ROOT:
                own = tree.children[ROOT]
                self.inner[ROOT] = (
                    (
                        min(self.low[0][each] for each in own) - OUTSIDE,
                        max(self.high[0][each] for each in own) + OUTSIDE,
                    ),
                    (
                        min(self.low[1][each] for each in own) - OUTSIDE,
                        max(self.high[1][each] for each in own) + OUTSIDE,
                    ),
                )
            else:
                self.inner[region] = (
                    (self.low[0][region], self.high[0][region]),
                    (self.low[1][region] + tree.bands[region], self.high[1][region]),
                )

    def blocks(self, axis: int, box: int) -> bool:
        """Say whether `box` stops runs of `axis`; a bar lets those through that cross it."""
        upright = self.upright.get(box)
        return upright is None or upright is (axis == 0)


def runs(terrain: Terrain, reach: dict[int, int]) -> list[Run]:
    """Return all stretches of track; `reach` says, box by box, how far out its wires go."""
    tree = terrain.tree
    outer: dict[int, int] = {}
    for box, far in reach.items():
        level = tree.depth[far] if far != ROOT else -1
        for region in tree.chain(box):
            if region == far:
                break
            known = outer.get(region, region)
            if known != ROOT and tree.depth[known] > level:
                outer[region] = far
    found: list[Run] = []
    wanted = set(outer)
    for far in reach.values():
        wanted.add(far)
    for region in terrain.tree.children:
        if region not in wanted:
            continue
        members = terrain.tree.children[region]
        far = nearer(tree, region, outer.get(region, region))
        for axis in (0, 1):
            for at in middles(terrain, region, members, axis):
                for start, end, first, last in pieces(terrain, region, members, axis, at):
                    run = Run(axis, at, start, end, region, first, last, region)
                    outwards(terrain, found, run, far, region)
    for box, far in reach.items():
        for axis in (0, 1):
            at = (terrain.low[axis][box] + terrain.high[axis][box]) // 2
            port(terrain, found, box, axis, at, far)
    return found


def nearer(tree: Tree, region: int, far: int) -> int:
    """Return the group round `region` to which its tracks lead: `far`, or one not quite as far out."""
    for _ in range(FARTHEST):
        if region in (far, ROOT):
            break
        region = tree.parent[region]
    return region


def middles(terrain: Terrain, region: int, members: list[int], axis: int) -> list[float]:
    """Return coordinates that lie, as few as possible, within every gap between neighbours."""
    low, high = terrain.low[axis], terrain.high[axis]
    begin, end = terrain.low[1 - axis], terrain.high[1 - axis]
    least, most = terrain.inner[region][axis]
    gaps = set()
    row = sorted(members, key=lambda each: (low[each], high[each], each))
    spans = Spans()
    for each in row:
        spans.add(begin[each], end[each], low[each])
    for one, other in zip(*seen(spans, parted=True), strict=True):
        gap = (high[row[one]] if one >= 0 else least, low[row[other]] if other >= 0 else most)
        if gap[1] - gap[0] > 1:
            gaps.add(gap)
    found: list[float] = []
    left = right = 0.0
    for start, stop in sorted(gaps, key=lambda gap: (gap[1], gap[0])):
        if found and start < right - 1:
            left = max(left, start)
        else:
            left, right = start, stop
            found.append(0.0)
        found[-1] = (left + right) // 2 if right - left >= 2 else (left + right) / 2
    return found


def pieces(
    terrain: Terrain, region: int, members: list[int], axis: int, at: float
) -> list[tuple[float, float, int, int]]:
    """Return the free stretches of a region at a coordinate, with what each starts and ends at."""
    low, high = terrain.low, terrain.high
    begin, end = low[1 - axis], high[1 - axis]
    stops = sorted(
        (begin[each], end[each], each)
        for each in members
        if low[axis][each] - 0.5 < at < high[axis][each] + 0.5 and terrain.blocks(axis, each)
    )
    start, stop = terrain.inner[region][1 - axis]
    found = []
    before = region
    for first, last, box in stops:
        if first > start:
            found.append((start, first, before, box))
        start, before = last, box
    if stop > start:
        found.append((start, stop, before, region))
    return found


def port(terrain: Terrain, found: list[Run], box: int, axis: int, at: float, far: int) -> None:
    """Add the two runs that leave `box` at the coordinate `at`, from its low and its high side.

    They are one, right through it, where `box` is a bar at which a line ends. In a crowd others turn
    onto them no more inside the group than outside.
    """
    tree = terrain.tree
    region = tree.parent[box]
    owner = box if tree.crowded else region
    low, high = terrain.low[1 - axis][box], terrain.high[1 - axis][box]
    for start, end, first, last in pieces(terrain, region, terrain.tree.children[region], axis, at):
        if end == low or start == high or (start < low and high < end and box in terrain.ends):
            outwards(terrain, found, Run(axis, at, start, end, region, first, last, owner), far, box)


def outwards(terrain: Terrain, found: list[Run], run: Run, far: int, owner: int) -> None:
    """Add a run and, where it ends at the border of its region, the runs that carry it on to `far`.

    Outside, only lines of its `owner` turn onto it: most of a search went on turns to where others go.
    """
    tree = terrain.tree
    found.append(run)
    axis, at = run.axis, run.at
    for ahead in (False, True):
        region = run.region
        border = run.ends_at if ahead else run.starts_at
        while region not in (far, ROOT) and border == region:
            edge = (terrain.high if ahead else terrain.low)[1 - axis][region]
            if axis == 0 and not ahead and tree.bands[region]:
                left, right = tree.titles[region]
                if at < terrain.low[0][region] + left or at > terrain.high[0][region] - right:
                    break
                found.append(Run(0, at, edge, edge + tree.bands[region], region, region, -1, owner))
            outside = tree.parent[region]
            start, stop = terrain.inner[outside][1 - axis]
            border = outside
            for each in terrain.tree.children[outside]:
                if terrain.low[axis][each] - 0.5 < at < terrain.high[axis][each] + 0.5 and terrain.blocks(
                    axis, each
                ):
                    if ahead and edge <= terrain.low[1 - axis][each] < stop:
                        stop, border = terrain.low[1 - axis][each], each
                    elif not ahead and edge >= terrain.high[1 - axis][each] > start:
                        start, border = terrain.high[1 - axis][each], each
            if ahead:
                if edge < stop:
                    found.append(Run(axis, at, edge, stop, outside, region, border, owner))
            elif start < edge:
                found.append(Run(axis, at, start, edge, outside, border, region, owner))
            region = outside
