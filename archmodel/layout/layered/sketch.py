"""The drawing as numbers that may still move: edges of boxes, segments of lines, labels.

An axis is 0 for what has an x and 1 for what has a y. A box takes two numbers on either axis, its
low edge and its high edge; a segment takes one, on the axis across it: the x of an upright segment
is a number of axis 0. Where a segment begins and ends is a number of the other axis: that of the
next segment, or of the edge of the box it is attached to. So nothing comes apart when numbers move.
"""

from __future__ import annotations

from itertools import pairwise

from archmodel.geometry import Rect
from archmodel.layout.layered.ports import bar_extent
from archmodel.layout.layered.route import Route
from archmodel.layout.layered.tree import Tree
from archmodel.layout.layered.wishes import kept_apart

__all__ = ["Caption", "Segment", "Sketch", "Tag"]


class Segment:
    """A straight piece of a line; axis 0 is upright, with an x; axis 1 lies, with a y."""

    __slots__ = ("after", "ahead", "axis", "before", "first", "fork", "hop", "last", "step", "var")

    def __init__(self, axis: int, var: int, hop: int, step: int) -> None:
        self.axis = axis
        self.var = var
        self.hop = hop
        self.step = step
        self.ahead = True
        """Whether it runs towards higher numbers."""
        self.before: Segment | None = None
        self.after: Segment | None = None
        self.first = -1
        """Number, on the other axis, of where it begins."""
        self.last = -1
        """Number, on the other axis, of where it ends."""
        self.fork = -1
        """Number, on the other axis, of where the last line leaves it that shared it; -1 for none."""

    @property
    def alone(self) -> int:
        """The number, on the other axis, from which on no other line shares it."""
        return self.first if self.fork < 0 else self.fork


class Tag:
    """The label of a wire, centred on one segment; `var` is its low edge along the segment."""

    __slots__ = ("across", "along", "segment", "var", "wire")

    def __init__(self, wire: int, segment: Segment, along: float, across: float, var: int) -> None:
        self.wire = wire
        self.segment = segment
        self.along = along
        self.across = across
        self.var = var


class Caption:
    """The caption of a bar; `var` is its low edge along the bar, `axis` the axis of that number."""

    __slots__ = ("axis", "bar", "size", "slot", "var")

    def __init__(self, bar: int, axis: int, size: float, var: int) -> None:
        self.bar = bar
        self.axis = axis
        self.size = size
        self.var = var
        self.slot = 0
        """How many crossing segments stand before it."""


class Sketch:
    """All numbers of a drawing, with what they belong to."""

    __slots__ = (
        "captions",
        "crossing",
        "frame",
        "lengthwise",
        "pos",
        "rank",
        "segments",
        "sizes",
        "tags",
        "tree",
        "ways",
        "wished",
    )

    def __init__(self, tree: Tree, rects: list[Rect], ways: list[Route]) -> None:
        self.tree = tree
        self.wished = kept_apart(tree, rects)
        """For each axis, what keeps boxes to the words of the architect."""
        self.pos: tuple[list[float], list[float]] = ([], [])
        for rect in rects:
            self.pos[0].extend((rect.x, rect.right))
            self.pos[1].extend((rect.y, rect.bottom))
        self.rank: tuple[list[float], list[float]] = ([], [])
        """A total order of the numbers of each axis."""
        self.segments: tuple[list[Segment], list[Segment]] = ([], [])
        self.tags: list[Tag] = []
        self.captions: list[Caption] = []
        self.ways: list[list[Segment]] = []
        self.crossing: dict[int, list[Segment]] = {}
        """For every bar the segments that cross it."""
        self.sizes = tuple(
            [
                (box, self.pos[axis][2 * box + 1] - self.pos[axis][2 * box])
                for box, each in enumerate(tree.boxes)
                if tree.leaf[box] and each.shape.value != "bar"
            ]
            for axis in (0, 1)
        )
        """The least sizes of boxes that are no bars."""
        bars = [box for box, each in enumerate(tree.boxes) if each.shape.value == "bar"]
        self.lengthwise = tuple(
            [bar for bar in bars if (tree.direction(tree.parent[bar]).value != "down") is (axis == 1)]
            for axis in (0, 1)
        )
        """For either axis the bars that extend along it."""
        self.frame = tuple(
            (self.new(axis, min(self.pos[axis])), self.new(axis, max(self.pos[axis]))) for axis in (0, 1)
        )
        """The numbers, on either axis, of the edges of the whole."""
        for number, way in enumerate(ways):
            self.ways.append(self.drawn(number, way))

    def new(self, axis: int, at: float) -> int:
        """Return a new number on `axis`."""
        self.pos[axis].append(at)
        return len(self.pos[axis]) - 1

    def drawn(self, number: int, way: Route) -> list[Segment]:
        """Return the segments of a hop."""
        hop = self.tree.hops[number]
        found: list[Segment] = []
        for step, ((ax, ay), (bx, by)) in enumerate(pairwise(way)):
            axis = 0 if ax == bx else 1
            segment = Segment(axis, self.new(axis, ay if axis else ax), number, step)
            segment.ahead = (bx > ax) if axis else (by > ay)
            self.segments[axis].append(segment)
            if found:
                segment.before, found[-1].after = found[-1], segment
                segment.first, found[-1].last = found[-1].var, segment.var
            found.append(segment)
            along = (ax, bx) if axis else (ay, by)
            for bar in hop.bars:
                low, high = self.pos[1 - axis][2 * bar], self.pos[1 - axis][2 * bar + 1]
                near, far = self.pos[axis][2 * bar], self.pos[axis][2 * bar + 1]
                at = ay if axis else ax
                if min(along) <= low and high <= max(along) and near < at < far:
                    self.crossing.setdefault(bar, []).append(segment)
        found[0].first = self.edge(hop.source, found[0], way[0])
        found[-1].last = self.edge(hop.target, found[-1], way[-1])
        return found

    def edge(self, box: int, segment: Segment, point: tuple[float, float]) -> int:
        """Return the number of the edge of a box on which a segment starts or ends at a point."""
        axis = 1 - segment.axis
        low, high = self.pos[axis][2 * box], self.pos[axis][2 * box + 1]
        return 2 * box if abs(point[axis] - low) < abs(point[axis] - high) else 2 * box + 1

    def least(self, bar: int, axis: int) -> float:
        """Return how large a bar is at least on an axis; with room for its caption between two lines."""
        down = self.tree.direction(self.tree.parent[bar]).value == "down"
        if axis == (1 if down else 0):
            return bar_extent(self.tree, bar, down=down)[1]
        box = self.tree.boxes[bar]
        return max(box.size[axis], (box.caption.size[axis] if box.caption else 0.0) + 24)

    def span(self, segment: Segment) -> tuple[int, int]:
        """Return the numbers of where a segment begins and ends, the lower one first."""
        values = self.pos[1 - segment.axis]
        if values[segment.first] <= values[segment.last]:
            return segment.first, segment.last
        return segment.last, segment.first

    def straighten(self, axis: int) -> bool:
        """Take out segments that have no length left on `axis`; say whether there were any."""
        values = self.pos[axis]
        tags: dict[int, list[Tag]] = {}
        for tag in self.tags:
            tags.setdefault(id(tag.segment), []).append(tag)
        gone: set[int] = set()
        for segment in self.segments[1 - axis]:
            before, after = segment.before, segment.after
            if before is None or after is None or abs(values[segment.first] - values[segment.last]) > 0.01:
                continue
            if id(before) in gone or id(after) in gone:
                continue
            before.last, before.after = after.last, after.after
            if after.after is not None:
                after.after.before = before
                after.after.first = before.var
            for tag in tags.pop(id(after), ()):
                tag.segment = before
                tags.setdefault(id(before), []).append(tag)
            for those in self.crossing.values():
                those[:] = [before if each is after else each for each in those]
            gone.update((id(segment), id(after)))
        if gone:
            for those in (*self.segments, *self.ways):
                those[:] = [each for each in those if id(each) not in gone]
            for way in self.ways:
                for step, segment in enumerate(way):
                    segment.step = step
        return bool(gone)
