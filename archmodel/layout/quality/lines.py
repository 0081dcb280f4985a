"""What must not be with lines, or should be rare: intrusions, shared runs, crossings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from itertools import combinations, pairwise
from typing import NamedTuple

from archmodel.geometry import Point, Rect
from archmodel.layout.base import Placement
from archmodel.layout.buckets import Buckets
from archmodel.layout.layered.apart import SLACK
from archmodel.layout.layered.tree import Tree
from archmodel.layout.touch import NEAR, crosses, enters, near_parallel
from archmodel.scene import Shape

__all__ = ["Piece", "crossings", "intrusions", "pieces_of", "shared_runs"]


class Piece(NamedTuple):
    """A straight piece of a line."""

    one: Point
    other: Point
    wire: int
    """The number of its wire."""

    @property
    def extent(self) -> Rect:
        """The rectangle it is a diagonal, or a side, of."""
        (ax, ay), (bx, by) = self.one, self.other
        return Rect(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))

    @property
    def square(self) -> bool:
        """Whether it is upright or level."""
        return self.one.x == self.other.x or self.one.y == self.other.y


def pieces_of(placement: Placement) -> list[Piece]:
    """Return the straight pieces of all lines."""
    return [
        Piece(one, other, number)
        for number, wire in enumerate(placement.scene.wires)
        for leg in placement.wires[wire.name]
        for one, other in pairwise(leg)
    ]


def intrusions(tree: Tree, rects: list[Rect], titles: list[Rect], pieces: list[Piece]) -> int:
    """Count pieces of lines in boxes, groups and titles they do not belong to."""
    found = 0
    closed = [rect.grown(-SLACK) for rect in (*rects, *titles)]
    held = Buckets(closed)
    welcome = [at_home(tree, number) for number in range(len(tree.scene.wires))]
    for piece in pieces:
        for each in held.near(*piece.extent) - welcome[piece.wire]:
            found += enters(piece.one, piece.other, closed[each])
    return found


def at_home(tree: Tree, wire: int) -> set[int]:
    """Return the boxes that a line may run through."""
    line = tree.scene.wires[wire]
    own = [tree.index[name] for name in (line.source, *line.via, line.target)]
    around = {region for box in own for region in tree.chain(box)}
    return around | {box for box in own if not tree.leaf[box] or tree.boxes[box].shape is Shape.BAR}


def crossings(pieces: list[Piece]) -> int:
    """Count the crossings of lines with other lines."""
    found = square_crossings([piece for piece in pieces if piece.square])
    slanted = {number for number, piece in enumerate(pieces) if not piece.square}
    held = Buckets(piece.extent for piece in pieces) if slanted else Buckets(())
    for number in slanted:
        one, other, wire = pieces[number]
        for each in held.near(*pieces[number].extent):
            a, b, its = pieces[each]
            if its != wire and not (each in slanted and each < number):
                found += crosses(one, other, a, b)
    return found


def square_crossings(pieces: list[Piece]) -> int:
    """Count the crossings of upright with level pieces of other lines, in one sweep from left to right.

    Those of a line with itself are counted by the sweep, and taken off again.
    """
    events: list[tuple[float, int, float, float]] = []
    own: dict[int, list[Piece]] = {}
    for piece in pieces:
        left, top, width, height = piece.extent
        if width:
            events += [(left, 2, top, 0), (left + width, 0, top, 0)]
        elif height:
            events.append((left, 1, top, top + height))
        own.setdefault(piece.wire, []).append(piece)
    found = 0
    open_levels: list[float] = []
    # At one x, level pieces end before the upright ones are met, and begin after them: no touch counts.
    for _, kind, top, bottom in sorted(events):
        if kind == 2:
            insort(open_levels, top)
        elif kind == 0:
            del open_levels[bisect_left(open_levels, top)]
        else:
            found += max(0, bisect_left(open_levels, bottom) - bisect_right(open_levels, top))
    for line in own.values():
        found -= sum(crosses(a.one, a.other, b.one, b.other) for a, b in combinations(line, 2))
    return found


def shared_runs(tree: Tree, pieces: list[Piece]) -> int:
    """Count the pairs of pieces of lines without a common end that lie on each other.

    Pieces are sorted into lanes as wide as two may be near, so that partners lie in one lane or the
    next; a lane is swept along its pieces.
    """
    found = 0
    ends = [{each.source, each.target, *each.via} for each in tree.scene.wires]
    for axis in (0, 1):
        lanes: dict[int, list[tuple[float, float, int, Piece]]] = {}
        for piece in pieces:
            if piece.one[axis] == piece.other[axis]:
                lane = int(piece.one[axis] // NEAR)
                first, last = sorted((piece.one[1 - axis], piece.other[1 - axis]))
                lanes.setdefault(lane, []).append((first, last, lane, piece))
        for number, lane_pieces in lanes.items():
            both = sorted(lane_pieces + lanes.get(number + 1, []))
            for index, (_, last, lane, (a, b, wire)) in enumerate(both):
                for first, _, its_lane, (c, d, its_wire) in both[index + 1 :]:
                    if first >= last:
                        break
                    if number in (lane, its_lane) and its_wire != wire and near_parallel(a, b, c, d):
                        found += not ends[wire] & ends[its_wire]
    return found
