"""Cards with words of the architect about them, and whether a placement keeps to these."""

from __future__ import annotations

from itertools import pairwise

from archmodel.geometry import Size
from archmodel.layout.base import Placement
from archmodel.layout.layered import Layered
from archmodel.layout.layered.tree import Tree
from archmodel.scene import Box, Direction, Scene, Shape, Wire, Wishes
from tests.layout.rules import hold

RIGHT = Direction.RIGHT
NOTHING = Wishes()


def cards(*names: str, parent: str | None = None) -> tuple[Box, ...]:
    return tuple(Box(name, Size(120, 60), parent) for name in names)


def chain(*names: str) -> tuple[Wire, ...]:
    return tuple(Wire(f"{one}->{other}", one, other) for one, other in pairwise(names))


def scene(*boxes: Box, wires: tuple[Wire, ...] = (), wishes: Wishes = NOTHING, wrap: int = 0) -> Scene:
    return Scene("test", "Test", boxes, wires, wishes=wishes, wrap=wrap)


def placed(*boxes: Box, wires: tuple[Wire, ...] = (), wishes: Wishes = NOTHING, wrap: int = 0):
    placement = Layered().place(scene(*boxes, wires=wires, wishes=wishes, wrap=wrap))
    hold(placement)
    heeded(placement)
    return placement.boxes


def heeded(placement: Placement) -> None:
    """Assert that a placement keeps to every word, each in terms of its own."""
    tree, wishes = Tree(placement.scene), placement.scene.wishes
    for names in wishes.same_row:
        spans = along(tree, placement, tree.parent[tree.index[names[0]]], names)
        assert max(start for start, _ in spans) < min(end for _, end in spans), names
    for pair in (pair for names in wishes.order for pair in pairwise(names)):
        owner, members = lifted(tree, pair)
        one, other = along(tree, placement, owner, members)
        first, second = across(tree, placement, owner, members)
        assert one[1] <= other[0] or (first[1] <= second[0] and one[0] < other[1]), pair
    for pair in (pair for names in wishes.near for pair in pairwise(names)):
        owner, members = lifted(tree, pair)
        spans = along(tree, placement, owner, members)
        low, high = max(start for start, _ in spans), min(end for _, end in spans)
        assert low < high, pair
        left, right = sorted(across(tree, placement, owner, members))
        all_names = [tree.boxes[each].name for each in tree.children[owner]]
        every = zip(
            across(tree, placement, owner, all_names), along(tree, placement, owner, all_names), strict=True
        )
        for (start, end), (top, bottom) in every:
            assert not (left[1] < end and start < right[0] and top < high and low < bottom), pair
    for owner, numbers in tree.children.items():
        members = [tree.boxes[each].name for each in numbers if tree.boxes[each].shape is not Shape.BAR]
        spans = along(tree, placement, owner, members)
        most = max((sum(start <= at < end for start, end in spans) for at, _ in spans), default=0)
        assert not tree.wrap(owner) or most <= tree.wrap(owner), owner


def lifted(tree: Tree, names: tuple[str, ...]) -> tuple[int, list[str]]:
    """Return the innermost owner of two boxes, and the names of its members that hold them."""
    owner, *members = tree.meeting(*(tree.index[name] for name in names))
    return owner, [tree.boxes[each].name for each in members]


def along(tree, placement, owner, names) -> list[tuple[float, float]]:
    """Return where boxes begin and end in the reading direction of their owner."""
    down = tree.direction(owner) is Direction.DOWN
    rects = [placement.boxes[name] for name in names]
    return [(rect.y, rect.bottom) if down else (rect.x, rect.right) for rect in rects]


def across(tree, placement, owner, names) -> list[tuple[float, float]]:
    """Return where boxes begin and end across the reading direction of their owner."""
    down = tree.direction(owner) is Direction.DOWN
    rects = [placement.boxes[name] for name in names]
    return [(rect.x, rect.right) if down else (rect.y, rect.bottom) for rect in rects]
