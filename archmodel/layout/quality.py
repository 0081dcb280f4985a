"""How good a placement is, in numbers: what must be nought, and what should be small."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from archmodel.geometry import Point, Rect
from archmodel.layout.base import Placement
from archmodel.layout.layered.apart import SLACK, overlaps
from archmodel.layout.layered.levels import levels
from archmodel.layout.layered.tree import Tree, title_rects
from archmodel.layout.touch import NEAR, away, crosses, enters, near_parallel
from archmodel.scene import PANEL_GAP, PANEL_PADDING, Item, Label

__all__ = ["Quality", "measure"]

FAR = 12.0
"""Pixels; a label further than this from its line looks lost."""


@dataclass(frozen=True, slots=True)
class Quality:
    """The measures of one placement. All down to `shared_runs` must be nought."""

    overlaps: int
    """Boxes that intersect though neither holds the other, or that leave the inside of their parent."""
    intrusions: int
    """Pieces of lines that enter a box that is neither an end nor holds one, or that cross a title."""
    label_hits: int
    """Labels on a box, a title, another label or a line not their own."""
    stray_labels: int
    """Labels nearer to another line than to their own, or far from it."""
    clipped: int
    """Texts larger than what holds them."""
    shared_runs: int
    """Pairs of pieces of lines without a common end that lie on each other."""
    against: int
    """Lines against the reading direction that are part of no cycle."""
    crossings: int
    """Proper crossings of lines."""
    bends: int
    """Corners of lines."""
    length: int
    """Total length of all lines, in pixels."""
    area: int
    """Size of the picture, in pixels."""
    aspect: float
    """Width over height."""

    @property
    def clean(self) -> bool:
        """Whether everything that must be nought is."""
        return not (
            self.overlaps
            or self.intrusions
            or self.label_hits
            or self.stray_labels
            or self.clipped
            or self.shared_runs
        )


Piece = tuple[Point, Point, int]
"""A straight piece of a line, and the number of its wire."""


def measure(placement: Placement) -> Quality:
    """Return the quality of a placement."""
    tree = Tree(placement.scene)
    rects = [placement.boxes[box.name] for box in tree.boxes]
    titles = [title for box in range(len(rects)) for title in title_rects(tree, rects, box)]
    pieces = [
        (one, other, number)
        for number, wire in enumerate(placement.scene.wires)
        for leg in placement.wires[wire.name]
        for one, other in pairwise(leg)
    ]
    pieces.sort(key=lambda piece: (min(piece[0].x, piece[1].x), piece))
    crossings, shared = meetings(tree, pieces)
    hits, stray = labels(placement, tree, rects, titles, pieces)
    width, height = placement.size
    return Quality(
        overlaps=overlaps(tree, rects),
        intrusions=intrusions(tree, rects, titles, pieces),
        label_hits=hits,
        stray_labels=stray,
        clipped=clipped(placement, tree, rects),
        shared_runs=shared,
        against=against(tree, rects),
        crossings=crossings,
        bends=sum(max(0, len(leg) - 2) for legs in placement.wires.values() for leg in legs),
        length=round(sum(abs(b.x - a.x) + abs(b.y - a.y) for a, b, _ in pieces)),
        area=round(width * height),
        aspect=round(width / height, 3) if height else 1.0,
    )


def intrusions(tree: Tree, rects: list[Rect], titles: list[Rect], pieces: list[Piece]) -> int:
    """Count pieces of lines in boxes, groups and titles they do not belong to."""
    found = 0
    seen = sorted((rects[box].x, box) for box in range(len(rects)))
    welcome: list[set[int]] = []
    for each in tree.scene.wires:
        own = [tree.index[name] for name in (each.source, *each.via, each.target)]
        around = {region for box in own for region in tree.chain(box)}
        bars = {box for box in own if tree.boxes[box].shape.value == "bar"}
        welcome.append(around | bars | {box for box in own if not tree.leaf[box]})
    for one, other, wire in pieces:
        left, right = min(one.x, other.x), max(one.x, other.x)
        for start, box in seen:
            if start > right:
                break
            if rects[box].right < left or box in welcome[wire]:
                continue
            found += enters(one, other, rects[box].grown(-SLACK))
        found += sum(enters(one, other, title.grown(-SLACK)) for title in titles)
    return found


def meetings(tree: Tree, pieces: list[Piece]) -> tuple[int, int]:
    """Count the crossings of lines, and the pairs that lie on each other without a common end."""
    crossings = shared = 0
    wires = tree.scene.wires
    ends = [{each.source, each.target, *each.via} for each in wires]
    active: list[Piece] = []
    for piece in pieces:
        one, other, wire = piece
        left = min(one.x, other.x)
        active = [each for each in active if max(each[0].x, each[1].x) >= left - NEAR]
        for its_one, its_other, its_wire in active:
            if its_wire == wire:
                continue
            if crosses(one, other, its_one, its_other):
                crossings += 1
            elif near_parallel(one, other, its_one, its_other) and not ends[wire] & ends[its_wire]:
                shared += 1
        active.append(piece)
    return crossings, shared


def labels(
    placement: Placement, tree: Tree, rects: list[Rect], titles: list[Rect], pieces: list[Piece]
) -> tuple[int, int]:
    """Count labels that lie on something else, and labels that lie astray."""
    hits = stray = 0
    names = {wire.name: number for number, wire in enumerate(tree.scene.wires)}
    own: dict[int, list[Piece]] = {}
    for piece in pieces:
        own.setdefault(piece[2], []).append(piece)
    leaves = [rects[box] for box in range(len(rects)) if tree.leaf[box]]
    placed = [(name, rect.grown(-SLACK)) for name, rect in placement.labels.items()]
    for index, (name, rect) in enumerate(placed):
        wire = names.get(name, -1)
        hits += sum(rect.overlaps(other) for _, other in placed[index + 1 :])
        if wire >= 0:
            hits += sum(rect.overlaps(leaf) for leaf in leaves)
            hits += sum(rect.overlaps(title) for title in titles)
        middle = rect.center
        mine = min((away(middle, a, b) for a, b, _ in own.get(wire, ())), default=FAR + 1)
        nearer = False
        for a, b, its in pieces:
            if its != wire:
                hits += enters(a, b, rect)
                nearer = nearer or away(middle, a, b) < mine
        if wire >= 0:
            stray += nearer or mine > FAR + max(rect.width, rect.height) / 2
    missing = sum(1 for wire in tree.scene.wires if wire.label and wire.name not in placement.labels)
    return hits, stray + missing


def clipped(placement: Placement, tree: Tree, rects: list[Rect]) -> int:
    """Count texts and panels larger than what holds them."""
    found = 0
    for box, rect in zip(tree.boxes, rects, strict=True):
        found += sum(panel.height for panel in box.panels) > rect.height + SLACK
        for panel in box.panels:
            rows = [[item_width(item) for item in row] for row in (panel.left, panel.centre, panel.right)]
            filled = [row for row in rows if row]
            if filled:
                room = sum(sum(row) + PANEL_GAP * (len(row) - 1) for row in filled)
                found += room + 2 * PANEL_PADDING + PANEL_GAP * (len(filled) - 1) > rect.width + SLACK
        if box.caption and box.name in placement.labels:
            found += not rect.grown(SLACK).contains(placement.labels[box.name])
    for wire in tree.scene.wires:
        if wire.label and wire.name in placement.labels:
            rect = placement.labels[wire.name]
            found += (
                rect.width < wire.label.size.width - SLACK or rect.height < wire.label.size.height - SLACK
            )
    return found


def item_width(item: Item) -> float:
    """Return how wide an item of a panel is."""
    return item.size.width if isinstance(item, Label) else item.size


def against(tree: Tree, rects: list[Rect]) -> int:
    """Count lines that run against the reading direction though they are part of no cycle."""
    found = 0
    for level in levels(tree).values():
        axis = 1 if level.down else 0
        follow: dict[int, list[int]] = {}
        for one, other in level.after:
            follow.setdefault(one, []).append(other)
        for link in level.links:
            tail, head = rects[link.tail], rects[link.head]
            end = head.bottom if axis else head.right
            if end <= tail[axis] and not leads(follow, link.head, link.tail):
                found += 1
    return found


def leads(follow: dict[int, list[int]], start: int, goal: int) -> bool:
    """Say whether one can come from `start` to `goal`."""
    reached = [start]
    known = {start}
    for at in reached:
        if at == goal:
            return True
        for following in follow.get(at, ()):
            if following not in known:
                known.add(following)
                reached.append(following)
    return False
