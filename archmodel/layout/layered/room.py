"""Find a place for something new in a drawing: near what it is joined to, in reading direction."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from archmodel.geometry import Point, Polyline, Rect, Size, hull
from archmodel.layout.layered.tree import ROOT, Tree
from archmodel.layout.layered.wishes import unheeded
from archmodel.layout.layered.words import Words
from archmodel.layout.touch import enters

__all__ = ["Site", "grown_round", "spot"]

BESIDE: Final = 24.0
"""Pixels to what stands beside it."""
AHEAD: Final = 40.0
"""Pixels to what stands before or behind it in reading direction."""
PUSH: Final = 3.0
"""What it costs, for each pixel away from the best place, to push something by a pixel."""
AGAINST: Final = 250.0
"""What it costs to stand on the wrong side of what it is joined to."""
CROSSED: Final = 40.0
"""What it costs to stand on a piece of a line."""
UNHEEDED: Final = 1e5
"""What it costs to stand against a word of the architect."""
WITHIN: Final = 1e6
"""What it costs to stand in a group without being of it, or round what is not, which no pushing can cure."""
TIGHT = (24.0, 12.0, 6.0)
"""Pixels to what stands beside it, tried in turn, where nothing can be pushed."""
FEW: Final = 12
"""Beside so many of its neighbours, the nearest ones, a place is looked for."""

NOTHING: Final = Words()

Wish = tuple[int, bool]
"""A box it is joined to, and whether that comes after it."""


class Site(NamedTuple):
    """What stands already."""

    tree: Tree
    stays: dict[int, Rect]
    """Grows as things find their place."""
    lines: list[Polyline]
    holes: dict[int, list[Rect]]
    """By group the places of what is gone; shrinks as they are taken."""
    words: dict[int, Words]
    """By group what the architect says about its members."""
    is_fixed: bool = False
    """Whether nothing of it can be pushed."""
    beside: float = BESIDE
    """Pixels to what stands beside it, for what is new."""


def spot(site: Site, box: int, size: Size, joined: list[Wish]) -> Point:
    """Return where a new box of that size best stands; something may have to move out of its way."""
    tree, stays = site.tree, site.stays
    region = tree.parent[box]
    others = [each for each in tree.children[region] if each in stays]
    down = 1 if tree.direction(region).value == "down" else 0
    wishes = [(each, after) for each, after in joined if each in stays]
    want = ideal(site, box, size, wishes, others, down)
    if not others:
        return want
    least = inside(site, region)
    whole = stays[region] if region != ROOT else hull([stays[each] for each in others])
    near = sorted(others, key=lambda each: (gap(stays[each], Rect(*want, *size)), each))[:FEW]
    clear = Point(want.x, whole.bottom + AHEAD) if down else Point(whole.right + AHEAD, want.y)
    found: list[tuple[float, int, Point]] = []
    for beside in TIGHT if site.is_fixed else (BESIDE,):
        site = site._replace(beside=beside)
        places = candidates(site, size, want, near, down, least)
        if site.is_fixed:
            places += [Point(one.x, other.y) for one in places for other in places]
        found = [
            (cost(site, Rect(at.x, at.y, *size), want, whole, box, wishes, others, down), index, at)
            for index, at in enumerate([*dict.fromkeys(places), clear])
        ]
        if min(found)[0] < WITHIN:
            break
    return min(found)[2]


def ideal(site: Site, box: int, size: Size, wishes: list[Wish], others: list[int], down: int) -> Point:
    """Return where a box would stand if nothing else were there."""
    tree, stays = site.tree, site.stays
    region = tree.parent[box]
    wanted: tuple[list[float], list[float]] = ([], [])
    for each, after in wishes:
        wanted[1 - down].append(stays[each].center[1 - down] - size[1 - down] / 2)
        member = within(tree, each, region)
        if member is not None and member in stays:
            rect = stays[member]
            wanted[down].append(
                rect[down] - AHEAD - size[down] if after else rect[down] + rect[2 + down] + AHEAD
            )
    least = inside(site, region)
    for hole in site.holes.get(region, ()) if not wishes else ():
        if hole.width >= size.width and hole.height >= size.height:
            site.holes[region].remove(hole)
            return Point(hole.x, hole.y)
    last = stays[max((each for each in others if each < box), default=others[0])] if others else None
    found = []
    for axis in (0, 1):
        if wanted[axis]:
            at = sum(wanted[axis]) / len(wanted[axis]) // 1
        elif last is not None:
            at = last[axis] + (last[2 + axis] + BESIDE if axis != down else 0.0)
        else:
            at = least[axis] if least else 0.0
        found.append(max(at, least[axis]) if least else at)
    return Point(*found)


def candidates(
    site: Site, size: Size, want: Point, near: list[int], down: int, least: Point | None
) -> list[Point]:
    """Return places to look at: the best one, and those beside neighbours."""
    found = [want]
    for each in near:
        rect = site.stays[each]
        for axis in (0, 1):
            room = AHEAD if axis == down and site.beside == BESIDE else site.beside
            aligned = (
                rect[1 - axis],
                (rect.center[1 - axis] - size[1 - axis] / 2) // 1,
                want[1 - axis],
            )
            for at in (rect[axis] + rect[2 + axis] + room, rect[axis] - room - size[axis]):
                found += [Point(at, other) if axis == 0 else Point(other, at) for other in aligned]
    if least and not site.is_fixed:  # else a group may grow to all sides, as its members stay
        found = [Point(max(x, least.x), max(y, least.y)) for x, y in found]
    return found


def cost(
    site: Site,
    rect: Rect,
    want: Point,
    whole: Rect,
    box: int,
    wishes: list[Wish],
    others: list[int],
    down: int,
) -> float:
    """Return what it costs to stand somewhere: the distance to the best place, and what has to give way."""
    tree, stays = site.tree, site.stays
    found = abs(rect.x - want.x) + abs(rect.y - want.y)
    wide = rect.grown(site.beside - 1)
    for each in others:
        other = stays[each]
        if rect.overlaps(other) and (tree.frame[each] or tree.frame[box]):
            found += WITHIN
        elif wide.overlaps(other):
            far = min(wide.right - other.x, wide.bottom - other.y)
            found += WITHIN if site.is_fixed else PUSH * far
    if site.is_fixed and found < WITHIN and is_shut(site, tree.parent[box], rect):
        found += WITHIN
    grown = max(0.0, rect.right - whole.right) + max(0.0, rect.bottom - whole.bottom)
    grown += 2 * (max(0.0, whole.x - rect.x) + max(0.0, whole.y - rect.y))
    found += grown * (PUSH if tree.parent[box] != ROOT else 1.0)
    found += 0.0 if site.is_fixed else against_words(site, box, rect, others)
    for each, after in wishes:
        member = within(tree, each, tree.parent[box])
        if member is not None and member in stays:
            other = stays[member]
            wrong = (
                rect[down] + rect[2 + down] > other[down]
                if after
                else other[down] + other[2 + down] > rect[down]
            )
            found += AGAINST * wrong
    for line in site.lines:
        found += CROSSED * sum(enters(a, b, rect) for a, b in pairwise(line))
    return found


def against_words(site: Site, box: int, rect: Rect, others: list[int]) -> float:
    """Return what it costs to stand against words, or to push others so that they may not hold any more."""
    region = site.tree.parent[box]
    words = site.words.get(region, NOTHING)
    if words is NOTHING and not site.tree.wrap(region):
        return 0.0
    there = {each: site.stays[each] for each in others}
    pushes = words.about(box) and any(rect.grown(site.beside - 1).overlaps(each) for each in there.values())
    return UNHEEDED * (len([*unheeded(site.tree, region, words, there | {box: rect})]) + pushes / 2)


def is_shut(site: Site, region: int, rect: Rect) -> bool:
    """Say whether a group cannot hold a rectangle without coming too near to what is around it."""
    tree, stays = site.tree, site.stays
    while region != ROOT and region in stays:
        own = stays[region]
        rect = grown_round(tree, region, own, rect)
        if rect == own:
            return False
        around, wide = tree.parent[region], rect.grown(site.beside - 1)
        beside = [each for each in tree.children[around] if each in stays and each != region]
        if any(wide.overlaps(stays[each]) for each in beside):
            return True
        region = around
    return False


def grown_round(tree: Tree, group: int, own: Rect, member: Rect) -> Rect:
    """Return the rectangle of a group made large enough for a member, wherever that stands."""
    pad, band = tree.padding(group), tree.bands[group]
    x, y = min(own.x, member.x - pad), min(own.y, member.y - pad - band)
    right, bottom = max(own.right, member.right + pad), max(own.bottom, member.bottom + pad)
    return Rect(x, y, right - x, bottom - y)


def within(tree: Tree, box: int, region: int) -> int | None:
    """Return the member of `region` that is or holds `box`, if there is one."""
    while box != ROOT and tree.parent[box] != region:
        box = tree.parent[box]
    return None if box == ROOT else box


def inside(site: Site, region: int) -> Point | None:
    """Return where the inside of a group begins; nothing says so for the whole picture."""
    if region == ROOT:
        return None
    rect, pad = site.stays[region], site.tree.padding(region)
    return Point(rect.x + pad, rect.y + pad + site.tree.bands[region])


def gap(one: Rect, other: Rect) -> float:
    """Return how far apart two rectangles are."""
    return max(0.0, other.x - one.right, one.x - other.right) + max(
        0.0, other.y - one.bottom, one.y - other.bottom
    )
