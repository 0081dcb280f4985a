"""An engine that moves nothing: what is new in a drawing takes the room there is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from archmodel.errors import LayoutError
from archmodel.geometry import Point, Polyline, Rect, Size, hull
from archmodel.layout.base import Engine, Placement, trimmed
from archmodel.layout.kept import Kept, stations
from archmodel.layout.layered.insert import add, aim, around, in_place
from archmodel.layout.layered.kept import on_border
from archmodel.layout.layered.room import grown_round
from archmodel.layout.layered.tags import END_ROOM
from archmodel.layout.layered.tree import ROOT, Tree, title_rects
from archmodel.layout.layered.turned import read_as_kept
from archmodel.layout.maze import CLEAR, Door, Maze
from archmodel.layout.touch import enters
from archmodel.scene import Scene, Shape, Wire

__all__ = ["Still"]

NEAR = 4.0
"""Pixels between a label and what it stands beside."""
HIT = 10.0
"""What it costs a label to stand on something; one of a new line is left out then."""
ON_END = 5.0
"""What it costs to stand on an end of its line, so that arrow heads and dots show."""
STEP = 12.0
"""Pixels between two places tried for a label on its line."""


class Still(Engine):
    """Leaves every box that is kept in its place, and every line and label that is in nobody's way."""

    def place(self, scene: Scene, kept: Kept | None = None) -> Placement:
        """Return the placement with what is new in gaps, groups grown round it, and lines led past all.

        Raises `LayoutError` where there are no such gaps.
        """
        kept = kept or Kept()
        tree = Tree(read_as_kept(scene, kept))
        if not tree.boxes:
            return Placement(scene, Size(0, 0), {}, {}, {})
        old, rects = boxes_in(tree, kept)
        walls = [rect for rect, is_leaf in zip(rects, tree.leaf, strict=True) if is_leaf]
        walls += [title for box in range(len(rects)) for title in title_rects(tree, rects, box)]
        fresh = [each for box, each in enumerate(rects) if tree.leaf[box] and each != old.get(box)]
        legs = {wire.name: kept_legs(tree, wire, kept, old, rects) for wire in scene.wires}
        labels = kept_labels(tree, kept, legs, fresh)
        maze = Maze(hull(rects), walls, labels.values())
        for ways in legs.values():
            maze.occupy(ways)
        for wire in scene.wires:
            if not legs[wire.name]:
                legs[wire.name] = led(tree, wire, rects, maze)
                maze.occupy(legs[wire.name])
            if wire.label and wire.name not in labels:
                cost, label = spot_on(legs, wire.name, wire.label.size, [*walls, *labels.values()])
                if cost < HIT or wire.name in kept.wires:
                    labels[wire.name] = label
                    maze.cover(label)
        boxes = {box.name: rect for box, rect in zip(tree.boxes, rects, strict=True)}
        return trimmed(Placement(scene, Size(0, 0), boxes, legs, labels))


def boxes_in(tree: Tree, kept: Kept) -> tuple[dict[int, Rect], list[Rect]]:
    """Return the boxes that stay in their places, as they were, and all boxes as they are now."""
    old = in_place(tree, kept)
    stays = dict(old)
    around(tree, stays)
    old = {box: rect for box, rect in old.items() if box in stays}
    for box in stays:
        stays[box] = enlarged(tree, box, stays)
    add(tree, kept, stays, is_fixed=True)
    for box in sorted(stays, key=lambda each: -tree.depth[each]):
        group = tree.parent[box]
        if group != ROOT:
            stays[group] = grown_round(tree, group, stays[group], stays[box])
    rects = [stays[box] for box in range(len(tree.boxes))]
    for box, rect in stays.items():
        beside = [each for each in tree.children[tree.parent[box]] if each != box]
        if rect != old.get(box) and any(rect.overlaps(rects[each]) for each in beside):
            raise LayoutError("there is no room for what is new that leaves all else in its place")
    return old, rects


def enlarged(tree: Tree, box: int, stays: dict[int, Rect]) -> Rect:
    """Return a box as large as it must be now: grown right and down, or to where nothing is in the way."""
    rect, size = stays[box], Size(*aim(tree, box, stays))
    beside = [stays[each] for each in tree.children[tree.parent[box]] if each in stays and each != box]
    wider, higher = size.width - rect.width, size.height - rect.height
    ways = [
        Rect(rect.x - left * wider, rect.y - up * higher, *size) for up in (0, 1, 0.5) for left in (0, 1, 0.5)
    ]
    free = (way for way in ways if not any(way.grown(CLEAR).overlaps(each) for each in beside))
    return next(free, ways[0])


def kept_legs(
    tree: Tree, wire: Wire, kept: Kept, old: dict[int, Rect], rects: list[Rect]
) -> tuple[Polyline, ...]:
    """Return the legs of a line that can run as it did, or none."""
    before = kept.wires.get(wire.name)
    if before is None or before.stations != stations(wire):
        return ()
    ends = [tree.index[name] for name in before.stations]
    for leg, (one, other) in zip(before.legs, pairwise(ends), strict=True):
        if not on_border(rects[one], leg[0]) or not on_border(rects[other], leg[-1]):
            return ()
    pieces = [piece for leg in before.legs for piece in pairwise(leg)]
    around = {group for end in ends for group in (end, *tree.chain(end))}
    fresh = [
        rect.grown(CLEAR if tree.leaf[box] else 0.0)
        for box, rect in enumerate(rects)
        if rect != old.get(box) and box not in around
    ]
    return () if any(enters(a, b, rect) for rect in fresh for a, b in pieces) else before.legs


def kept_labels(
    tree: Tree, kept: Kept, legs: Mapping[str, tuple[Polyline, ...]], fresh: list[Rect]
) -> dict[str, Rect]:
    """Return the labels of lines, and the captions of bars, that can stand where they did."""
    sizes = {wire.name: wire.label.size for wire in tree.scene.wires if wire.label and legs[wire.name]}
    sizes |= {box.name: box.caption.size for box in tree.boxes if box.caption}
    return {
        name: rect
        for name, rect in kept.labels.items()
        if name in sizes
        and max(abs(rect.width - sizes[name].width), abs(rect.height - sizes[name].height)) < 1
        and not any(rect.grown(NEAR).overlaps(each) for each in fresh)
    }


def led(tree: Tree, wire: Wire, rects: list[Rect], maze: Maze) -> tuple[Polyline, ...]:
    """Return the legs of a line that finds its way past all else."""
    ends = [tree.index[name] for name in stations(wire)]
    found: list[Polyline] = []
    for one, other in pairwise(ends):
        rect, goal = rects[one], rects[other]
        starts = maze.doors(rect, inward=tree.inside(other, one))
        if found and tree.boxes[one].shape is Shape.BAR:
            starts = beyond(starts, rect, found[-1][-1])
        own = {one, other, *tree.chain(one), *tree.chain(other)}
        strange = [rects[box] for box, framed in enumerate(tree.frame) if framed and box not in own]
        found.append(maze.way(starts, maze.doors(goal, inward=tree.inside(one, other)), strange))
    return tuple(found)


def beyond(doors: list[Door], bar: Rect, end: Point) -> list[Door]:
    """Return the door of a bar through which a line goes straight on that came to the other side."""
    axis = 0 if end.y in (bar.y, bar.bottom) else 1
    across = [door for door in doors if abs(door[2][1 - axis] - end[1 - axis]) > 1]
    return sorted(across, key=lambda door: abs(door[2][axis] - end[axis]))[:1]


def spot_on(
    legs: Mapping[str, tuple[Polyline, ...]], name: str, size: Size, taken: list[Rect]
) -> tuple[float, Rect]:
    """Return where on its line a label stands best, and at what cost."""
    others = [
        piece for other, those in legs.items() if other != name for leg in those for piece in pairwise(leg)
    ]
    ends = legs[name][0][0], legs[name][-1][-1]
    best: tuple[float, Rect] | None = None
    for a, b in (piece for leg in legs[name] for piece in pairwise(leg)):
        length = abs(b.x - a.x) + abs(b.y - a.y)
        for step in range(int(length / STEP) + 1):
            share = (step * STEP + length % STEP / 2) / length if length else 0.5
            x, y = a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share
            rect = Rect(x - size.width / 2, y - size.height / 2, *size)
            cost = abs(share - 0.5) - length / 10_000
            cost += ON_END * sum(rect.grown(END_ROOM).contains(Rect(*end, 0, 0)) for end in ends)
            cost += HIT * sum(rect.grown(NEAR).overlaps(each) for each in taken)
            cost += 3.0 * sum(enters(*piece, rect.grown(2.0)) for piece in others)
            if best is None or cost < best[0]:
                best = cost, rect
    return best or (HIT, Rect(0, 0, *size))
