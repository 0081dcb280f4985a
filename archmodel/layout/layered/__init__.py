"""Our own layout engine: groups in groups, lines with right angles, the same picture every time.

One phase a module: `levels` lifts wires to the members of each group; `layers` breaks cycles and
assigns layers; `order` makes few lines cross; `position` makes them straight; `compose` and `pack`
put the groups together; `route` (with `tracks`, `grid`, `search`) finds a way for every line;
`nudge` orders lines that share a way; `tags` gives labels a place; `legalise` (with `constraints`,
`solve`, `springs`, `tighten`, `center`) gives everything its room.

Where an earlier placement is known, `kept` takes the place of the first five: `insert` (with `room`,
`pins`) finds room for what is new, and `hold` gives everything its room where it was.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from archmodel.geometry import Size
from archmodel.layout.base import Engine, Placement, kept_of
from archmodel.layout.kept import Kept
from archmodel.layout.layered.compose import compose
from archmodel.layout.layered.drawing import drawn
from archmodel.layout.layered.follow import followed
from archmodel.layout.layered.kept import keep
from archmodel.layout.layered.tree import Tree
from archmodel.scene import Scene

__all__ = ["Layered"]


class Layered(Engine):
    """Layers in the reading direction of every group, then lines, then room for everything."""

    def place(self, scene: Scene, kept: Kept | None = None) -> Placement:
        """Return `scene` placed with its top left corner at 0, 0 and nothing around it."""
        tree = Tree(scene)
        if not tree.boxes:
            return Placement(scene, Size(0, 0), {}, {}, {})
        with collector_paused():
            if kept and kept.boxes:
                return keep(tree, kept)
            composed = compose(tree)
            placed = drawn(tree, composed.rects, composed.rows, followed(tree, composed))
            if kept:  # pins alone hold against the layout there would be without them
                return keep(Tree(scene), kept_of(placed)._replace(pins=kept.pins, pinned_in=kept.pinned_in))
            return placed


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector: a layout makes much and drops little, so it only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
