"""The scene as numbers: who stands in whom, and the hops a wire makes from box to box."""

from __future__ import annotations

from typing import Final

from archmodel.errors import LayoutError
from archmodel.geometry import Rect
from archmodel.scene import Box, Direction, Scene, Shape, row_width

__all__ = ["CROWDED", "ROOT", "Hop", "Tree", "title_rects"]

ROOT: Final = -1
"""The number of the picture itself, the parent of every box without one."""
CROWDED: Final = 200
"""From so many hops on there is no time to look at lines a second time."""


class Hop:
    """One path to draw: a wire, or the part of a wire between two of its stations."""

    __slots__ = ("bars", "source", "target", "wire")

    def __init__(self, wire: int, source: int, target: int, bars: tuple[int, ...]) -> None:
        self.wire = wire
        self.source = source
        self.target = target
        self.bars = bars


class Tree:
    """A scene by numbers: boxes count from 0 in the order of declaration, the picture is `ROOT`."""

    __slots__ = (
        "bands",
        "boxes",
        "children",
        "crowded",
        "depth",
        "frame",
        "hops",
        "index",
        "leaf",
        "parent",
        "region",
        "scene",
        "solid",
        "titles",
    )

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.boxes: tuple[Box, ...] = scene.boxes
        self.index: dict[str, int] = {}
        for number, box in enumerate(scene.boxes):
            if box.name in self.index:
                raise LayoutError(f"two boxes of the picture are called “{box.name}”")
            self.index[box.name] = number
        self.parent = [
            ROOT if box.parent is None else self.number(box.parent, box.name) for box in scene.boxes
        ]
        self.children: dict[int, list[int]] = {ROOT: []}
        for number, parent in enumerate(self.parent):
            self.children.setdefault(parent, []).append(number)
        self.depth = depths(self)
        self.hops = hops(self)
        self.crowded = len(self.hops) >= CROWDED
        """Whether there are so many lines that less is tried for each."""
        self.frame = [box.is_group or number in self.children for number, box in enumerate(scene.boxes)]
        """Whether the box has a border round its members."""
        self.leaf = [not framed for framed in self.frame]
        self.bands = [
            sum(panel.height for panel in box.panels) if framed else 0.0
            for framed, box in zip(self.frame, scene.boxes, strict=True)
        ]
        self.titles = [
            title_room(box) if framed else (0.0, 0.0)
            for framed, box in zip(self.frame, scene.boxes, strict=True)
        ]

    def number(self, name: str, asker: str) -> int:
        """Return the number of the box called `name`."""
        found = self.index.get(name)
        if found is None:
            raise LayoutError(f"“{asker}” names the box “{name}”, which is not in the picture")
        return found

    def direction(self, owner: int) -> Direction:
        """Return how the members of `owner` are read."""
        return self.scene.direction if owner == ROOT else self.boxes[owner].direction or Direction.DOWN

    def wrap(self, owner: int) -> int:
        """Return how many members of `owner` stand side by side at most; 0 for any number."""
        return self.scene.wrap if owner == ROOT else self.boxes[owner].wrap

    def padding(self, owner: int) -> float:
        """Return the room between the border of `owner` and its members."""
        if owner == ROOT:
            return 0.0
        if self.frame[owner] and not self.boxes[owner].padding:
            return 12.0
        return self.boxes[owner].padding

    def inside(self, box: int, group: int) -> bool:
        """Say whether `box` stands somewhere inside `group`."""
        depth = self.depth[group] if group != ROOT else -1
        while box != ROOT and self.depth[box] > depth:
            box = self.parent[box]
        return box == group

    def meeting(self, one: int, other: int) -> tuple[int, int, int]:
        """Return the innermost owner of both, and the members of it that hold or are them.

        Where one box is the other or holds it, the owner is that box, and its member is it.
        """
        below_one, below_other = one, other
        while one != other:
            if other == ROOT or (one != ROOT and self.depth[one] >= self.depth[other]):
                below_one, one = one, self.parent[one]
            else:
                below_other, other = other, self.parent[other]
        return one, below_one, below_other

    def chain(self, box: int) -> list[int]:
        """Return the drawn groups round `box`, innermost first, the picture last."""
        found = []
        while box != ROOT:
            box = self.parent[box]
            found.append(box)
        return found


def depths(tree: Tree) -> list[int]:
    """Return how many boxes each box stands in; refuse boxes that stand in themselves."""
    depth = [-1] * len(tree.parent)
    reached = list(tree.children[ROOT])
    for number in reached:
        depth[number] = 0
    for number in reached:
        for child in tree.children.get(number, ()):
            depth[child] = depth[number] + 1
            reached.append(child)
    if len(reached) < len(depth):
        lost = tree.boxes[depth.index(-1)].name
        raise LayoutError(f"the box “{lost}” stands inside itself")
    return depth


def title_room(box: Box) -> tuple[float, float]:
    """Return how much of a band, from the left and from the right, lines must not cross."""
    left = right = 0.0
    for panel in box.panels:
        if panel.centre:
            return (box.size.width, 0.0)
        for items, at_left in ((panel.left, True), (panel.right, False)):
            room = 0.0
            for item in items:
                room += 8.0 + row_width((item,))
            if room and at_left:
                left = max(left, room + 12.0)
            elif room:
                right = max(right, room + 12.0)
    return (left, right)


def title_rects(tree: Tree, rects: list[Rect], box: int) -> list[Rect]:
    """Return the parts of a group's band where something is written."""
    rect, band = rects[box], tree.bands[box]
    left, right = tree.titles[box]
    found = []
    if left:
        found.append(Rect(rect.x, rect.y, min(left, rect.width), band))
    if right:
        found.append(Rect(rect.right - right, rect.y, right, band))
    return found


def hops(tree: Tree) -> list[Hop]:
    """Return the paths to draw: every wire cut at its stations, with the bars each part crosses."""
    found = []
    for number, wire in enumerate(tree.scene.wires):
        at = tree.number(wire.source, wire.name)
        bars: list[int] = []
        for name in wire.via:
            via = tree.number(name, wire.name)
            if tree.boxes[via].shape is Shape.BAR:
                bars.append(via)
            else:
                found.append(Hop(number, at, via, tuple(bars)))
                at, bars = via, []
        found.append(Hop(number, at, tree.number(wire.target, wire.name), tuple(bars)))
    return found
