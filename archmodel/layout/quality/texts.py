"""Texts larger than their room."""

from __future__ import annotations

from archmodel.geometry import Rect
from archmodel.layout.base import Placement
from archmodel.layout.layered.apart import SLACK
from archmodel.layout.layered.tree import Tree
from archmodel.scene import PANEL_GAP, PANEL_PADDING, row_width

__all__ = ["clipped"]


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
