"""What must not be with boxes: overlaps, members outside their group, texts larger than their room."""

from __future__ import annotations

from archmodel.geometry import Rect
from archmodel.layout.base import Placement
from archmodel.layout.layered.tree import Tree
from archmodel.scene import PANEL_GAP, PANEL_PADDING, row_width

__all__ = ["SLACK", "clipped", "overlaps", "title_rects"]

SLACK = 0.75
"""Pixels by which things may overlap without anybody seeing it."""


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


def overlaps(tree: Tree, rects: list[Rect]) -> int:
    """Count boxes that intersect without one holding the other, and those not inside their parent."""
    found = 0
    for members in tree.children.values():
        members.sort(key=lambda each: rects[each].x)
        for index, one in enumerate(members):
            inner = rects[one].grown(-SLACK)
            for other in members[index + 1 :]:
                if rects[other].x >= inner.right:
                    break
                found += inner.overlaps(rects[other].grown(-SLACK))
    for box, region in enumerate(tree.parent):
        if region >= 0:
            pad, rect = tree.padding(region) - SLACK, rects[region]
            top = tree.bands[region]
            room = Rect(rect.x + pad, rect.y + top + pad, rect.width - 2 * pad, rect.height - top - 2 * pad)
            found += not room.contains(rects[box])
    return found


def clipped(placement: Placement, tree: Tree, rects: list[Rect]) -> int:
    """Count texts and panels larger than what holds them."""
    found = 0
    for box, rect in zip(tree.boxes, rects, strict=True):
        found += sum(panel.height for panel in box.panels) > rect.height + SLACK
        for panel in box.panels:
            filled = [row for row in (panel.left, panel.centre, panel.right) if row]
            room = sum(map(row_width, filled)) + PANEL_GAP * (len(filled) - 1) + 2 * PANEL_PADDING
            found += bool(filled) and room > rect.width + SLACK
        if box.caption and box.name in placement.labels:
            found += not rect.grown(SLACK).contains(placement.labels[box.name])
    for wire in tree.scene.wires:
        if wire.label and wire.name in placement.labels:
            rect = placement.labels[wire.name]
            found += (
                rect.width < wire.label.size.width - SLACK or rect.height < wire.label.size.height - SLACK
            )
    return found
