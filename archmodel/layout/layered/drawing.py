"""From boxes that have a place to a whole placement: lines, their order, labels, room."""

from __future__ import annotations

from collections.abc import Mapping

from archmodel.geometry import Rect
from archmodel.layout.base import Placement
from archmodel.layout.layered.compose import Row
from archmodel.layout.layered.finish import finished
from archmodel.layout.layered.legalise import legalise
from archmodel.layout.layered.nudge import put_in_order
from archmodel.layout.layered.route import Route, route
from archmodel.layout.layered.sketch import Sketch
from archmodel.layout.layered.tags import put_labels
from archmodel.layout.layered.tree import Tree
from archmodel.layout.layered.trunks import share_trunks

__all__ = ["drawn"]


def drawn(tree: Tree, rects: list[Rect], rows: list[Row], known: Mapping[int, Route]) -> Placement:
    """Return the placement of a scene whose boxes stand about where `rects` says.

    The boxes must not overlap, members lie inside their groups, and everything has a gap around it;
    `rows` are boxes to keep in line, `known` the ways of those hops that have one already.
    """
    sketch = Sketch(tree, rects, route(tree, rects, known))
    put_in_order(sketch)
    share_trunks(sketch)
    put_labels(sketch)
    legalise(sketch, rows)
    return finished(sketch)
