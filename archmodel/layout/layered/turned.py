"""Groups read as their bars lay: what stands in a layout that is kept is not turned round."""

from __future__ import annotations

from typing import Final

from archmodel.geometry import Rect
from archmodel.layout.kept import Kept
from archmodel.layout.layered.ports import bar_extent
from archmodel.layout.layered.tree import ROOT, Tree
from archmodel.scene import Direction, Scene, Shape

__all__ = ["read_as_kept", "turned"]

NEAR: Final = 4.0
"""Pixels by which a bar may be thicker than another, and as thick."""


def read_as_kept(scene: Scene, kept: Kept) -> Scene:
    """Return a scene in which groups with bars that are kept are read as they were when these were drawn.

    Bars lie across the reading direction of their group, so what stands there would be turned with it.
    """
    tree = Tree(scene)
    owners = set()
    for number, box in enumerate(scene.boxes):
        before = kept.boxes.get(box.name)
        if before and before.parent == box.parent and turned(tree, number, before.rect):
            owners.add(tree.parent[number])
    boxes = tuple(
        box._replace(direction=other(tree, number)) if number in owners else box
        for number, box in enumerate(scene.boxes)
    )
    direction = other(tree, ROOT) if ROOT in owners else scene.direction
    return scene._replace(boxes=boxes, direction=direction)


def other(tree: Tree, owner: int) -> Direction:
    """Return the direction in which an owner is not read."""
    return Direction.RIGHT if tree.direction(owner) is Direction.DOWN else Direction.DOWN


def turned(tree: Tree, box: int, rect: Rect) -> bool:
    """Say whether a bar lay across its group the other way.

    It is thicker than it has to be, and too short to lie here and thicker than long, or as thick as one
    is that lies the other way. A little too short or too thick alone is a bar whose group gave it no
    more room.
    """
    if tree.boxes[box].shape is not Shape.BAR:
        return False
    down = tree.direction(tree.parent[box]) is Direction.DOWN
    along, across = bar_extent(tree, box, down=down)
    _, upright = bar_extent(tree, box, down=not down)
    long, thick = (rect.width, rect.height) if down else (rect.height, rect.width)
    return thick > across and (
        long < min(along, thick) or (thick > across + NEAR and abs(long - upright) < NEAR)
    )
