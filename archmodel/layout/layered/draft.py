"""What is known of a picture while its boxes get their places, from the innermost groups on."""

from __future__ import annotations

from typing import final

from archmodel.geometry import Size
from archmodel.layout.layered.tree import Tree

__all__ = ["Draft", "Trail"]


@final
class Trail:
    """The way that layers leave for a line, from the top; pixels from the top left corner of a member."""

    __slots__ = ("member", "steps")

    def __init__(self, member: int, steps: list[tuple[bool, float]]) -> None:
        self.member = member
        self.steps = steps
        """Where it passes a layer, across the layers (True), and between which it changes places (False)."""

    @property
    def gate(self) -> float | None:
        """Where, across the layers, a line passes the border of the level that it leaves, if it does."""
        for passes, off in (self.steps[-1], self.steps[0]):
            if passes:
                return off
        return None


class Draft:
    """Sizes, places within groups, and the ways left for lines."""

    __slots__ = ("before", "behind", "extents", "spots", "trails", "tree")

    def __init__(self, tree: Tree, extents: list[Size]) -> None:
        self.tree = tree
        self.extents = extents
        """The size of every box."""
        self.spots = [(0.0, 0.0)] * len(extents)
        """Where every box stands in its group."""
        self.trails: dict[tuple[int, int], Trail] = {}
        """By hop and owner of the level, the way a line takes through its layers."""
        self.behind = [0.0] * len(extents)
        """How far from its near edge, along the layers, the room behind the layer of a box has its middle."""
        self.before = [0.0] * len(extents)
        """The same of the room before the layer; mostly less than 0."""
