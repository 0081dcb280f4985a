"""Lay out every level, innermost first, and put the results into one another.

The order of members is found from the outside in, so that a group knows on which side the ends of
its wires lie; sizes are found from the inside out.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from archmodel.geometry import Rect, Size
from archmodel.layout.layered.block import LAYER_GAP, SIDE_GAP, block
from archmodel.layout.layered.chains import Ordered
from archmodel.layout.layered.draft import Draft
from archmodel.layout.layered.layers import assign_layers
from archmodel.layout.layered.levels import Level, levels
from archmodel.layout.layered.order import order_layers
from archmodel.layout.layered.pack import packed, wrapped
from archmodel.layout.layered.ports import least
from archmodel.layout.layered.reorder import Whereabouts
from archmodel.layout.layered.tree import ROOT, Tree

__all__ = ["Composed", "Row", "compose"]

ROUNDS, ROUNDS_IN_CROWD = 3, 2
"""How often the members are ordered anew by where they came to stand; once more in a crowd gains nothing."""

Row = tuple[bool, list[int]]
"""Members of one layer: whether they stand side by side, and which they are."""


class Composed(NamedTuple):
    """Boxes with a place, and what lines and later phases should know of how they got it."""

    rects: list[Rect]
    """A rectangle for every box."""
    rows: list[Row]
    """The rows to keep in line."""
    levels: dict[int, Level]
    draft: Draft
    sides: Mapping[tuple[int, int], int]
    """By hop and member, where it leaves a level: before it (-1), behind it (1), or to a side (0)."""


def compose(tree: Tree) -> Composed:
    """Return a rectangle for every box, and what came of the layers."""
    found = levels(tree)
    sizes = estimated(tree, found)
    ordered: dict[int, Ordered] = {}
    pulls(tree, found, sizes, ordered)
    composed = arranged(tree, found, ordered)
    whereabouts = Whereabouts(tree, found)
    for _ in range(ROUNDS_IN_CROWD if tree.crowded else ROUNDS):
        before = composed.rects
        turned = whereabouts.reorder(ordered, before, composed.draft)
        composed = arranged(tree, found, ordered)
        if not turned and composed.rects == before:
            break  # it would be the same once more
    return composed._replace(sides=whereabouts.sides)


def arranged(tree: Tree, found: dict[int, Level], ordered: dict[int, Ordered]) -> Composed:
    """Return where everything stands, given the order of all layers."""
    draft = Draft(tree, [least(tree, number) for number in range(len(tree.boxes))])
    spots, extents = draft.spots, draft.extents
    rows: list[Row] = []
    for owner in sorted(found, key=lambda each: -tree.depth[each] if each != ROOT else 1):
        level = found[owner]
        if level.wrap == 1 and not level.links:
            fill(draft, level, found)
            rows.append((not level.down, level.members))
        size = arrange(draft, level, ordered[owner], rows)
        if owner == ROOT:
            continue
        pad, band = tree.padding(owner), tree.bands[owner]
        needed = Size(size.width + 2 * pad, size.height + 2 * pad + band)
        whole = Size(max(needed.width, extents[owner].width), max(needed.height, extents[owner].height))
        dx, dy = (whole.width - needed.width) / 2 + pad, (whole.height - needed.height) / 2 + pad + band
        for member in level.members:
            x, y = spots[member]
            spots[member] = (round(x + dx), round(y + dy))
        extents[owner] = whole
    rects: list[Rect] = [Rect(0, 0, 0, 0)] * len(tree.boxes)
    for owner in found:
        base = rects[owner] if owner != ROOT else Rect(0, 0, 0, 0)
        for member in found[owner].members:
            x, y = spots[member]
            rects[member] = Rect(base.x + x, base.y + y, extents[member].width, extents[member].height)
    return Composed(rects, rows, found, draft, {})


def estimated(tree: Tree, found: dict[int, Level]) -> list[Size]:
    """Return about how large every box will be."""
    sizes = [least(tree, number) for number in range(len(tree.boxes))]
    for owner in reversed(found):
        if owner != ROOT:
            area = sum((sizes[each].width + 50) * (sizes[each].height + 60) for each in found[owner].members)
            side = sqrt(area)
            sizes[owner] = Size(max(sizes[owner].width, side * 1.3), max(sizes[owner].height, side / 1.3))
    return sizes


def pulls(tree: Tree, found: dict[int, Level], sizes: list[Size], ordered: dict[int, Ordered]) -> None:
    """Find layers and order of every level, and hand the sides of outer ends to the inner ones."""
    meeting: dict[int, list[int]] = {}
    for number, hop in enumerate(tree.hops):
        if hop.source != hop.target:
            meeting.setdefault(tree.meeting(hop.source, hop.target)[0], []).append(number)
    for owner, level in found.items():
        level.layers = assign_layers(level, sizes)
        ordered[owner] = order_layers(level, [], {}, [])
        spot = {
            each: (at, index)
            for at, row in enumerate(ordered[owner].layers)
            for index, each in enumerate(row)
        }
        for number in meeting.get(owner, ()):
            hop = tree.hops[number]
            _, tail, head = tree.meeting(hop.source, hop.target)
            if tail not in spot or head not in spot:
                continue
            along = float(sign(spot[head][0] - spot[tail][0]))
            across = sign(spot[head][1] - spot[tail][1]) * (0.25 if along else 1.0)
            x, y = (across, along) if level.down else (along, across)
            for end, top, turn in ((hop.source, tail, 1.0), (hop.target, head, -1.0)):
                lean(tree, found, end, top, (x * turn, y * turn))


def lean(tree: Tree, found: dict[int, Level], end: int, top: int, towards: tuple[float, float]) -> None:
    """Note in every level between `end` and the member `top` which way its wire leaves."""
    while end != top:
        level = found[tree.parent[end]]
        across, along = towards if level.down else (towards[1], towards[0])
        level.pull[end] = level.pull.get(end, 0.0) + across
        level.sink[end] = level.sink.get(end, 0.0) + along
        end = tree.parent[end]


def sign(number: float) -> int:
    """Return -1, 0 or 1."""
    return (number > 0) - (number < 0)


def arrange(draft: Draft, level: Level, ordered: Ordered, rows: list[Row]) -> Size:
    """Place the members of one level; return the room they take."""
    parts = components(level, ordered)
    spots = draft.spots
    blocks = []
    for part in parts:
        blocks.append(block(draft, level, part))
        rows.extend(
            (level.down, row)
            for row in ([each for each in row if each >= 0] for row in part.layers)
            if len(row) > 1
        )
    if len(blocks) == 1:
        return blocks[0]
    single = all(len(part.layers) == 1 for part in parts)
    even = all(draft.tree.leaf[member] for member in level.members)
    gap = SIDE_GAP if single else LAYER_GAP
    if level.wrap:
        places, whole, lines = wrapped(blocks, gap, level.wrap, down=level.down)
    else:
        places, whole, lines = packed(blocks, gap, even=even)
    for part, (dx, dy) in zip(parts, places, strict=True):
        for row in part.layers:
            for each in row:
                if each >= 0:
                    spots[each] = (spots[each][0] + dx, spots[each][1] + dy)
    for line in lines:
        lone = [
            parts[each].layers[0][0]
            for each in line
            if len(parts[each].layers) == 1 == len(parts[each].layers[0])
        ]
        if len(lone) > 1:
            rows.append((level.down or not level.wrap, lone))
    return whole


def fill(draft: Draft, level: Level, found: dict[int, Level]) -> None:
    """Make the members of a stack, one a row and without lines, as wide as the widest of them."""
    axis = 0 if level.down else 1
    widest = max(draft.extents[member][axis] for member in level.members)
    for member in level.members:
        size = draft.extents[member]
        off = round((widest - size[axis]) / 2)
        draft.extents[member] = Size(widest, size.height) if level.down else Size(size.width, widest)
        for each in found[member].members if member in found else ():
            x, y = draft.spots[each]
            draft.spots[each] = (x + off, y) if level.down else (x, y + off)


def components(level: Level, ordered: Ordered) -> list[Ordered]:
    """Return the parts of a level that lines or words connect, in the order of declaration.

    All are one where the level is whole, and where it wraps, unless nothing is connected.
    """
    if level.whole:
        return [ordered]
    root = {member: member for member in level.members}
    ends = [(link.tail, link.head) for link in level.links]
    said = [*level.before, *(pair for those in level.together for pair in pairwise(those))]
    for tail, head in ends + said:
        one, other = find(root, tail), find(root, head)
        if one != other:
            root[max(one, other)] = min(one, other)
    for chain in ordered.chains:
        whole = find(root, max(chain.nodes[0], chain.nodes[-1]))
        root.update((each, whole) for each in chain.nodes if each < 0)
    names: dict[int, Ordered] = {}
    for member in level.members:
        names.setdefault(find(root, member), Ordered([], []))
    if level.wrap and len(names) < len(level.members):
        return [ordered]
    for row in ordered.layers:
        split: dict[int, list[int]] = {}
        for each in row:
            split.setdefault(find(root, each), []).append(each)
        for name, own in split.items():
            names[name].layers.append(own)
    for chain in ordered.chains:
        names[find(root, chain.nodes[0])].chains.append(chain)
    return list(names.values())


def find(root: dict[int, int], at: int) -> int:
    """Return the name of the set that holds `at`, and shorten the way to it."""
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at
