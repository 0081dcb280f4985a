"""Texts larger than their room."""

from __future__ import annotations

from collections.abc import Sequence

from archmodel.geometry import Rect, Size
from archmodel.layout.base import Placement
from archmodel.layout.layered.apart import SLACK
from archmodel.layout.layered.tree import Tree
from archmodel.scene import PANEL_GAP, PANEL_PADDING, Panel, Stack, row_width

__all__ = ["clipped"]


def clipped(placement: Placement, tree: Tree, rects: list[Rect]) -> int:
    """Count texts and panels larger than what holds them."""
    found = 0
    for box, rect in zip(tree.boxes, rects, strict=True):
        found += _tight(box.panels, Size(rect.width, rect.height), PANEL_PADDING)
        if box.caption and box.name in placement.labels:
            found += not rect.grown(SLACK).contains(placement.labels[box.name])
    for wire in tree.scene.wires:
        if wire.label and wire.name in placement.labels:
            rect = placement.labels[wire.name]
            found += (
                rect.width < wire.label.size.width - SLACK or rect.height < wire.label.size.height - SLACK
            )
    return found


def _tight(panels: Sequence[Panel], size: Size, padding: float) -> int:
    """Count the panels, and those inside them, that are larger than `size` or narrower than their items."""
    found = int(sum(panel.height for panel in panels) > size.height + SLACK)
    for panel in panels:
        filled = [row for row in (panel.left, panel.centre, panel.right) if row]
        room = sum(map(row_width, filled)) + PANEL_GAP * (len(filled) - 1) + 2 * padding
        found += bool(filled) and room > size.width + SLACK
        for item in panel.items:
            if isinstance(item, Stack):
                found += _tight(item.panels, Size(item.width, panel.height), item.padding)
    return found
