"""Our own layout engine: groups in groups, lines with right angles, the same picture every time.

What the architect says comes first: `words` lifts it to the members of each group, `contradictions` refuses
what cannot be, `wishes` keeps to the rest. Then one phase a module: `levels` lifts wires to the members of
each group; `layers` breaks cycles and assigns layers; `chains`, `order` and `reorder` make few lines cross;
`position` makes them straight; `block`, `compose` and `pack` put the groups together, on a `draft`, and
`fold` keeps that from being too wide; `route` (with `tracks`, `grid`, `search`, `traffic`) finds a way for
every line, or `follow` (with `borders`) where there are many; `nudge` orders lines that share a way, and
`trunks` makes one of those that look the same up to where they branch; `tags` gives labels a place;
`legalise` (with `constraints`, `solve`, `springs`, `tighten`, `center`) gives everything its room.

What inner loops handle is a class with slots, and constants are Final: wheels are compiled, and a tuple is
unpacked, a name looked up, at every use; `pairwise`, and `zip` with `strict`, make a tuple at every step.

Where an earlier placement is known, `kept` takes the place of the first five: `turned` reads groups as
they were read, `insert` (with `room`, `pins`) finds room for what is new, and `hold` gives everything its
room where it was.
"""

from __future__ import annotations

from archmodel.collector import collector_paused
from archmodel.geometry import Size
from archmodel.layout.base import Engine, Placement, kept_of
from archmodel.layout.kept import Kept
from archmodel.layout.layered.compose import compose
from archmodel.layout.layered.contradictions import refuse_contradictions
from archmodel.layout.layered.drawing import drawn
from archmodel.layout.layered.fold import folded
from archmodel.layout.layered.follow import followed
from archmodel.layout.layered.kept import keep
from archmodel.layout.layered.tree import Tree
from archmodel.layout.layered.wishes import refuse_unheeded
from archmodel.scene import Scene

__all__ = ["Layered"]


class Layered(Engine):
    """Layers in the reading direction of every group, then lines, then room for everything."""

    def place(self, scene: Scene, kept: Kept | None = None) -> Placement:
        """Return `scene` placed with its top left corner at 0, 0 and nothing around it.

        Raises `LayoutError` for wishes that contradict each other, or that find no room.
        """
        tree = Tree(scene)
        if not tree.boxes:
            return Placement(scene, Size(0, 0), {}, {}, {})
        refuse_contradictions(tree)
        with collector_paused():
            if kept and kept.boxes:
                return keep(tree, kept)
            composed = folded(tree, compose(tree))
            placement = drawn(tree, composed.rects, composed.rows, followed(tree, composed))
            refuse_unheeded(tree, placement.boxes)
            if kept:  # pins alone hold against the layout there would be without them
                before = kept_of(placement)._replace(pins=kept.pins, pinned_in=kept.pinned_in)
                return keep(Tree(scene), before)
        return placement
