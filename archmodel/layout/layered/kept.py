"""Place a scene of which an earlier placement is known: what was there stays, what is new finds room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from archmodel.errors import LayoutError
from archmodel.geometry import Point, Rect
from archmodel.layout.base import Placement
from archmodel.layout.kept import Kept, stations, with_new_names
from archmodel.layout.layered.apart import overlaps, too_small
from archmodel.layout.layered.finish import finished, rectangles
from archmodel.layout.layered.hold import Held, hold, in_order, narrow, still_points
from archmodel.layout.layered.insert import Standing, with_room
from archmodel.layout.layered.nudge import put_in_order
from archmodel.layout.layered.route import Route, parts, route
from archmodel.layout.layered.sketch import Segment, Sketch, Tag
from archmodel.layout.layered.tags import put_labels
from archmodel.layout.layered.tree import ROOT, Hop, Tree, title_rects
from archmodel.layout.layered.trunks import share_trunks
from archmodel.layout.layered.turned import read_as_kept
from archmodel.layout.layered.wishes import refuse_unheeded
from archmodel.layout.layered.words import without_words
from archmodel.layout.lifted import with_lifted_ends
from archmodel.layout.touch import enters

__all__ = ["keep", "on_border"]

NEAR: Final = 1.0
"""Pixels; what is nearer to each other is at one place."""
CLOSE: Final = 8.0
"""Pixels from a line to a box that came nearer, from which on the line looks for another way."""


def keep(tree: Tree, kept: Kept) -> Placement:
    """Return the placement of a scene near to one that is kept.

    Boxes of the same name in the same group stay where they were, and lines between them as well,
    unless something is in their way. Raises `LayoutError` where pins cannot be heeded, too much is new, or
    what is kept leaves no room for a word.
    """
    tree = Tree(read_as_kept(tree.scene, kept))
    try:
        placement = near_to(tree, kept)
    except LayoutError as error:
        free = without_words(tree.scene)
        if free == tree.scene:
            raise
        try:
            placement = near_to(Tree(free), kept)
        except LayoutError:
            raise error from None
        refuse_unheeded(Tree(tree.scene), placement.boxes, kept)
        raise
    refuse_unheeded(tree, placement.boxes, kept)
    return placement


def near_to(tree: Tree, kept: Kept) -> Placement:
    """Do what `keep` says, without asking whether words hold."""
    kept = with_new_names(with_lifted_ends(kept, tree.scene), tree.scene)
    standing = with_room(tree, kept)
    refuse_broken(tree, standing.rects, kept, standing.held)
    known = known_ways(tree, kept, standing)
    hops = tree.hops
    ways = route(tree, standing.rects, {number: way for number, (way, _) in known.items()})
    numbers = {id(hop): number for number, hop in enumerate(tree.hops)}  # the router may have cut others
    known = {numbers[id(hops[number])]: each for number, each in known.items()}
    sketch = Sketch(tree, standing.rects, ways)
    held = standing.held._replace(
        was=(dict(standing.held.was[0]), dict(standing.held.was[1])),
        homes=(dict(standing.held.was[0]), dict(standing.held.was[1])),
    )
    for number in known:
        source = tree.hops[number].source
        for segment in sketch.ways[number]:
            axis = segment.axis
            at = sketch.pos[axis][segment.var] - standing.rects[source][axis] + standing.goals[source][axis]
            held.was[axis][segment.var] = held.homes[axis][segment.var] = at
    fences = in_order(sketch, 0, standing.held.was[0]), in_order(sketch, 1, standing.held.was[1])
    origin = still_points(sketch)
    put_in_order(sketch)
    share_trunks(sketch, known)
    put_labels(sketch)
    put_back(sketch, kept, known, standing, held)
    hold(sketch, held, fences, origin)
    refuse_broken(tree, rectangles(sketch), kept, held)
    placed = finished(sketch)
    first = placed.boxes[tree.boxes[0].name]
    return placed._replace(origin=Point(first.x - sketch.pos[0][0], first.y - sketch.pos[1][0]))


def refuse_broken(tree: Tree, rects: list[Rect], kept: Kept, held: Held) -> None:
    """Raise `LayoutError` where boxes lie on each other or are too small, as not everything can hold."""
    if not overlaps(tree, rects) and not too_small(tree, rects):
        return
    if held.names:
        raise narrow(held)
    raise LayoutError(
        f"too much of “{tree.scene.title}” has changed for its layout to be kept",
        where=kept.kept_in,
        instead="leave out --keep-layout once, to have it laid out anew",
    )


Known = dict[int, tuple[Route, tuple[float, float]]]
"""For a hop the way it has already, and how far that lies from where it was."""


def known_ways(tree: Tree, kept: Kept, standing: Standing) -> Known:
    """Return the ways of the hops that can stay as they were; `tree.hops` are cut as they were."""
    hops: list[Hop] = []
    found: Known = {}
    taken: dict[int, int] = {}
    for hop in tree.hops:
        wire = tree.scene.wires[hop.wire]
        before = kept.wires.get(wire.name)
        first = taken.get(hop.wire, 0)
        taken[hop.wire] = first + len(hop.bars) + 1
        if before is None or before.stations != stations(wire):
            hops.append(hop)
            continue
        legs = before.legs[first : taken[hop.wire]]
        joined = join(tree, hop, legs)
        cut = [(hop, joined)] if joined else [*zip(parts(hop), map(list, legs), strict=False)]
        for part, way in cut:
            shift = still(tree, part, way, standing)
            if shift is not None:
                moved = [(x + shift[0], y + shift[1]) for x, y in way]
                found[len(hops)] = moved, shift
            hops.append(part)
    tree.hops = hops
    return found


def join(tree: Tree, hop: Hop, legs: tuple[tuple[Point, ...], ...]) -> Route:
    """Return legs as one way, or nothing where they do not go straight across the bars between them.

    Those that end at the short ends of a bar do not cross it, even if both lie on one line.
    """
    way: Route = list(legs[0])
    for bar, leg in zip(hop.bars, legs[1:], strict=True):
        if len(leg) < 2 or len(way) < 2:
            return []
        upright = tree.direction(tree.parent[bar]).value != "down"
        if len({y if upright else x for x, y in (way[-2], way[-1], leg[0], leg[1])}) > 1:
            return []
        way = [*way[:-1], *leg[1:]]
    return way


def still(
    tree: Tree, hop: Hop, way: Sequence[tuple[float, float]], standing: Standing
) -> tuple[float, float] | None:
    """Return how far a way has moved with both its ends; `None` where it does not fit any more."""
    shifts = {standing.shift(end) for end in (hop.source, hop.target, *hop.bars)}
    shift = shifts.pop()
    if shifts or shift is None or len(way) < 2:
        return None
    if any(a != c and b != d for (a, b), (c, d) in pairwise(way)):
        return None
    points = [Point(x + shift[0], y + shift[1]) for x, y in way]
    for end, point in ((hop.source, points[0]), (hop.target, points[-1])):
        if not on_border(standing.rects[end], point):
            return None
    if any(not crosses_bar(standing.rects[bar], points) for bar in hop.bars):
        return None
    own = {hop.source, hop.target, *hop.bars}
    around = {*tree.chain(hop.source), *tree.chain(hop.target)} - {ROOT, *own}
    titles = [title for box in around for title in title_rects(tree, standing.rects, box)]
    if any(enters(a, b, title) for title in titles for a, b in pairwise(points)):
        return None
    watched = standing.changed if shift == (0.0, 0.0) else range(len(tree.boxes))
    for box in watched:
        rect, old = standing.rects[box], standing.old.get(box)
        if box in around:
            if old is None or any(
                holds(old, Point(x, y)) != holds(rect, point)
                for (x, y), point in zip(way, points, strict=True)
            ):
                return None
        elif box not in own and any(enters(a, b, rect.grown(CLOSE)) for a, b in pairwise(points)):
            return None
    return shift


def crosses_bar(bar: Rect, points: list[Point]) -> bool:
    """Say whether a piece of a way leads from one side of a bar to the other."""
    for a, b in pairwise(points):
        axis = 1 if a.x == b.x else 0
        low, high = sorted((a[axis], b[axis]))
        beside = bar[1 - axis] < a[1 - axis] < bar[1 - axis] + bar[3 - axis]
        if beside and low <= bar[axis] and bar[axis] + bar[2 + axis] <= high:
            return True
    return False


def holds(rect: Rect, point: Point) -> bool:
    """Say whether a point lies in a rectangle."""
    return rect.contains(Rect(point.x, point.y, 0, 0))


def on_border(rect: Rect, point: Point) -> bool:
    """Say whether a point lies on the border of a rectangle."""
    if not holds(rect.grown(NEAR), point):
        return False
    return any(
        abs(one - other) < NEAR
        for one, other in (
            (point.x, rect.x),
            (point.x, rect.right),
            (point.y, rect.y),
            (point.y, rect.bottom),
        )
    )


def put_back(sketch: Sketch, kept: Kept, known: Known, standing: Standing, held: Held) -> None:
    """Put the labels and captions of what stayed back where they were."""
    tree = sketch.tree
    taken = [standing.rects[box] for box in standing.changed if tree.leaf[box]]
    taken += [title for box in standing.changed for title in title_rects(tree, standing.rects, box)]
    waysides: dict[int, list[tuple[Segment, int]]] = {}
    for number in known:
        for segment in sketch.ways[number]:
            waysides.setdefault(tree.hops[number].wire, []).append((segment, number))
    for tag in sketch.tags:
        rect = kept.labels.get(tree.scene.wires[tag.wire].name)
        for segment, number in waysides.get(tag.wire, ()) if rect else ():
            at = rect.moved(*known[number][1]) if rect else Rect(0, 0, 0, 0)
            if any(at.grown(CLOSE).overlaps(other) for other in taken):
                break
            if rect and put_label(sketch, tag, segment, at):
                axis = 1 - segment.axis
                source = tree.hops[number].source
                low = at[axis] - standing.rects[source][axis] + standing.goals[source][axis]
                held.homes[axis][tag.var] = low
                if abs(rect[2] - size_of(tag)[0]) < NEAR and abs(rect[3] - size_of(tag)[1]) < NEAR:
                    held.was[axis][tag.var] = low
                break
        if tag.var not in held.was[1 - tag.segment.axis]:
            held.was[tag.segment.axis].pop(tag.segment.var, None)
    for caption in sketch.captions:
        bar, axis = 2 * caption.bar, caption.axis
        rect = kept.labels.get(tree.boxes[caption.bar].name)
        if rect and caption.bar in standing.old:
            off = rect[axis] - standing.old[caption.bar][axis]
            held.homes[axis][caption.var] = off + held.was[axis][bar]
            if caption.size < rect[2 + axis] + NEAR:
                held.was[axis][caption.var] = held.homes[axis][caption.var]
            sketch.pos[axis][caption.var] = off + sketch.pos[axis][bar]
            those = {each.var for each in sketch.crossing.get(caption.bar, ())}
            caption.slot = sum(sketch.pos[axis][each] < sketch.pos[axis][caption.var] for each in those)
    for pos, rank in zip(sketch.pos, sketch.rank, strict=True):
        rank.extend([0.0] * (len(pos) - len(rank)))
        order = sorted(range(len(pos)), key=lambda each: (pos[each], rank[each]))
        for index, each in enumerate(order):
            rank[each] = float(index)


def put_label(sketch: Sketch, tag: Tag, segment: Segment, rect: Rect) -> bool:
    """Put a label on a segment where it was on it, and say whether it was."""
    axis = segment.axis
    there = sketch.pos[1 - axis]
    start, end = sorted((there[segment.alone], there[segment.last]))
    low = rect[1 - axis]
    if abs(rect.center[axis] - sketch.pos[axis][segment.var]) >= NEAR or not start < low < end:
        return False
    if tag.segment.axis != axis:
        tag.var = sketch.new(1 - axis, low)
        tag.along, tag.across = tag.across, tag.along
    tag.segment = segment
    there[tag.var] = low
    return True


def size_of(tag: Tag) -> tuple[float, float]:
    """Return width and height of a label."""
    return (tag.along, tag.across) if tag.segment.axis else (tag.across, tag.along)
