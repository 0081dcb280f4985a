"""What must not be with labels: that they lie on something, or away from their line."""

from __future__ import annotations

from math import inf

from archmodel.geometry import Rect
from archmodel.layout.base import Placement
from archmodel.layout.buckets import Buckets
from archmodel.layout.layered.apart import SLACK
from archmodel.layout.layered.tree import Tree
from archmodel.layout.quality.lines import Piece
from archmodel.layout.touch import away, enters

__all__ = ["labels"]

FAR = 12.0
"""Pixels; a label further than this from its line looks lost."""


def labels(
    placement: Placement, tree: Tree, rects: list[Rect], titles: list[Rect], pieces: list[Piece]
) -> tuple[int, int]:
    """Count labels that lie on something else, and labels that lie astray."""
    hits = stray = 0
    names = {wire.name: number for number, wire in enumerate(tree.scene.wires)}
    own: dict[int, list[Piece]] = {}
    for piece in pieces:
        own.setdefault(piece.wire, []).append(piece)
    solid = [rect for box, rect in enumerate(rects) if tree.leaf[box]] + titles
    placed = [rect.grown(-SLACK) for rect in placement.labels.values()]
    near_solid, near_placed = Buckets(solid), Buckets(placed)
    near_pieces = Buckets(piece.extent for piece in pieces)
    for index, (name, rect) in enumerate(zip(placement.labels, placed, strict=True)):
        wire = names.get(name, -1)
        hits += sum(rect.overlaps(placed[other]) for other in near_placed.near(*rect) if other > index)
        foreign = [pieces[each] for each in near_pieces.near(*rect) if pieces[each].wire != wire]
        hits += sum(enters(a, b, rect) for a, b, _ in foreign)
        if wire < 0:
            continue
        hits += sum(rect.overlaps(solid[each]) for each in near_solid.near(*rect))
        mine = min((away(rect, a, b) for a, b, _ in own.get(wire, ())), default=inf)
        around = [pieces[each] for each in near_pieces.near(*rect.grown(min(mine, FAR)))]
        stray += mine > FAR or any(away(rect, a, b) < mine for a, b, its in around if its != wire)
    missing = sum(1 for wire in tree.scene.wires if wire.label and wire.name not in placement.labels)
    return hits, stray + missing
