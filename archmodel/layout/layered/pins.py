"""Put pinned boxes where they are pinned, or say why they cannot stand there."""

from __future__ import annotations

from itertools import combinations
from math import inf
from typing import Final

from archmodel.errors import LayoutError
from archmodel.geometry import Point, Rect
from archmodel.layout.kept import Kept
from archmodel.layout.layered.ports import least
from archmodel.layout.layered.tree import ROOT, Tree
from archmodel.names import did_you_mean
from archmodel.scene import Shape

__all__ = ["put_pinned"]

APART: Final = 24.0
"""Pixels between two boxes."""
SIDES = ((0, True), (1, True), (0, False), (1, False))
"""Right, down, left and up: the axis, and whether that is towards higher numbers."""
MANY: Final = 10_000
"""So many pushes, at most, make way for one box."""


def put_pinned(tree: Tree, kept: Kept, stays: dict[int, Rect]) -> list[int]:
    """Move boxes to their pins, groups with their members, and make groups large enough.

    Returns what is pinned. Raises `LayoutError` for a pin that cannot be heeded.
    """
    try:
        return heeded(tree, kept, stays)
    except LayoutError as error:
        error.where = kept.pinned_in
        raise


def heeded(tree: Tree, kept: Kept, stays: dict[int, Rect]) -> list[int]:
    """Do what `put_pinned` says, without saying in errors which file holds the pins."""
    pins = [number(tree, name) for name in kept.pins]
    before = dict(stays)
    for box in sorted(pins, key=lambda each: tree.depth[each]):
        at = kept.pins[tree.boxes[box].name]
        old = before.get(box)
        size = least(tree, box)
        wide, high = (max(size.width, old.width), max(size.height, old.height)) if old else size
        stays[box] = Rect(at.x, at.y, wide, high)
        if old:
            for member in before:
                if member != box and tree.inside(member, box):
                    stays[member] = before[member].moved(at.x - old.x, at.y - old.y)
    for one, other in combinations(pins, 2):
        if not tree.inside(one, other) and not tree.inside(other, one):
            refuse_near(tree, stays, one, other, room(before, one, other))
    for box in sorted(pins, key=lambda each: -tree.depth[each]):
        hold_inside(tree, stays, box, set(pins))
    fixed = {each for box in pins for each in (box, *tree.chain(box))}
    for owner in sorted(tree.children, key=lambda each: -tree.depth[each] if each != ROOT else 1):
        members = [each for each in tree.children[owner] if each in stays]
        for box in members:
            if box in fixed:
                make_way(tree, stays, before, fixed, box, inside(tree, stays, owner, pins))
        if owner in fixed and owner in stays:
            grow_round(tree, stays, owner, members, inside(tree, stays, owner, pins))
    return pins


def inside(tree: Tree, stays: dict[int, Rect], owner: int, pins: list[int]) -> Point:
    """Return where the inside of a pinned group begins; that of others may begin anywhere."""
    if owner not in pins:
        return Point(-inf, -inf)
    rect, pad = stays[owner], tree.padding(owner)
    return Point(rect.x + pad, rect.y + pad + tree.bands[owner])


def make_way(
    tree: Tree, stays: dict[int, Rect], before: dict[int, Rect], fixed: set[int], box: int, corner: Point
) -> None:
    """Push what is in the way of a box that stays to the side on which the least has to move.

    Nothing is pushed to the left of `corner` or above it, out of a pinned group. Raises `LayoutError`
    where something pinned is on every side.
    """
    members = [each for each in tree.children[tree.parent[box]] if each in stays]
    for each in members:
        if each == box or not near(stays[box], stays[each], room(before, box, each)):
            continue
        ways = (
            [] if each in fixed else [pushed_away(stays, fixed, box, each, members, side) for side in SIDES]
        )
        found = [way for way in ways if way and not leaves(stays, way, corner)]
        if not found:
            raise LayoutError(
                f"what is pinned leaves too little room for '{tree.boxes[each].name}' "
                f"beside '{tree.boxes[box].name}'",
                instead="move a pin further away, or take it out",
            )
        least_way = min(found, key=lambda way: sum(abs(dx) + abs(dy) for dx, dy in way.values()))
        for member, (dx, dy) in least_way.items():
            for inner in [inner for inner in stays if tree.inside(inner, member)]:
                stays[inner] = stays[inner].moved(dx, dy)


def leaves(stays: dict[int, Rect], way: dict[int, tuple[float, float]], corner: Point) -> bool:
    """Say whether boxes that move so far come to the left of `corner`, or above it."""
    return any(
        stays[each].x + dx < corner.x or stays[each].y + dy < corner.y for each, (dx, dy) in way.items()
    )


def pushed_away(
    stays: dict[int, Rect], fixed: set[int], box: int, first: int, members: list[int], side: tuple[int, bool]
) -> dict[int, tuple[float, float]]:
    """Return how far `first`, and all it pushes, must move to one side of a box; nothing where it cannot."""
    axis, ahead = side
    found: dict[int, tuple[float, float]] = {}
    waiting = [(stays[box], first)]
    for wall, each in waiting:
        rect = stays[each].moved(*found.get(each, (0.0, 0.0)))
        by = wall[axis] + wall[2 + axis] + APART - rect[axis]
        if not ahead:
            by = wall[axis] - APART - rect[axis] - rect[2 + axis]
        if not near(wall, rect):
            continue
        if each in fixed or len(waiting) > MANY:
            return {}
        rect = rect.moved(*((by, 0.0) if axis == 0 else (0.0, by)))
        found[each] = (rect.x - stays[each].x, rect.y - stays[each].y)
        waiting.extend(
            (rect, other)
            for other in members
            if other != each and near(rect, stays[other].moved(*found.get(other, (0.0, 0.0))))
        )
    return found


def near(one: Rect, other: Rect, apart: float = APART) -> bool:
    """Say whether two boxes that are not in one another have too small a gap."""
    return one.grown(apart - 1).overlaps(other)


def room(before: dict[int, Rect], one: int, other: int) -> float:
    """Return how far apart two boxes have to be: as far as they were, where that was less."""
    if one not in before or other not in before:
        return APART
    a, b = before[one], before[other]
    return min(APART, max(0.0, b.x - a.right, a.x - b.right, b.y - a.bottom, a.y - b.bottom))


def grow_round(tree: Tree, stays: dict[int, Rect], group: int, members: list[int], corner: Point) -> None:
    """Make a group large enough for its members; its inside begins at `corner` or behind that."""
    pad, top = tree.padding(group), tree.padding(group) + tree.bands[group]
    rect = stays[group]
    x = min([rect.x, *(max(corner.x, stays[each].x) - pad for each in members)])
    y = min([rect.y, *(max(corner.y, stays[each].y) - top for each in members)])
    right = max([rect.right, *(stays[each].right + pad for each in members)])
    bottom = max([rect.bottom, *(stays[each].bottom + pad for each in members)])
    stays[group] = Rect(x, y, right - x, bottom - y)


def number(tree: Tree, name: str) -> int:
    """Return the number of a pinned box."""
    box = tree.index.get(name)
    card = next((each.name for each in tree.boxes if name in each.holds), None) if box is None else None
    if card is not None:
        raise LayoutError(
            f"'{name}' is pinned, and the view '{tree.scene.name}' makes one card of '{card}' around it",
            instead=f"pin '{card}', or take the pin out",
        )
    if box is None:
        raise LayoutError(
            f"'{name}' is pinned and not in the picture “{tree.scene.title}”",
            instead=did_you_mean(name, tree.index) or "take its pin out",
        )
    if tree.boxes[box].shape is Shape.BAR:
        raise LayoutError(
            f"'{name}' is pinned, and is a bar across its whole group",
            instead="pin the group, or what is in it",
        )
    return box


def refuse_near(tree: Tree, stays: dict[int, Rect], one: int, other: int, apart: float) -> None:
    """Raise `LayoutError` where two pinned boxes are not so far apart."""
    if stays[one].grown(apart).overlaps(stays[other]):
        names = f"'{tree.boxes[one].name}' and '{tree.boxes[other].name}'"
        touch = stays[one].overlaps(stays[other])
        raise LayoutError(
            f"the pins of {names} "
            + ("put them on each other" if touch else f"leave less than {apart:g} pixels between them"),
            instead="move one of the two, or take its pin out",
        )


def hold_inside(tree: Tree, stays: dict[int, Rect], box: int, pins: set[int]) -> None:
    """Make the groups round a pinned box large enough for it.

    Raises `LayoutError` where a group is pinned itself, or something else is in the way.
    """
    pin, own, group = stays[box], tree.parent[box], tree.parent[box]
    named = f"the pin of '{tree.boxes[box].name}' puts it out of"
    while group != ROOT and group in stays:
        which = f"{'its group' if group == own else 'the group around it,'} '{tree.boxes[group].name}'"
        pad, top = tree.padding(group), tree.padding(group) + tree.bands[group]
        inner, rect = stays[box], stays[group]
        needed = Rect(inner.x - pad, inner.y - top, inner.width + 2 * pad, inner.height + pad + top)
        if group in pins and (needed.x < rect.x or needed.y < rect.y):
            raise LayoutError(
                f"{named} {which}, which is pinned too: "
                f"the inside begins at {rect.x + pad:g}, {rect.y + top:g}",
                instead="move one of the two pins",
            )
        x, y = min(rect.x, needed.x), min(rect.y, needed.y)
        grown = Rect(x, y, max(rect.right, needed.right) - x, max(rect.bottom, needed.bottom) - y)
        for each in tree.children[tree.parent[group]]:
            between = each != group and each in stays and stays[each].overlaps(grown)
            if between and not pin.overlaps(rect):
                raise LayoutError(
                    f"{named} {which}, with '{tree.boxes[each].name}' in between",
                    instead="pin it inside its group, or pin the group as well",
                )
        stays[group] = grown
        box, group = group, tree.parent[group]
