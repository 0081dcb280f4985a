"""The logical picture: groups and their members, without lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archmodel import cards
from archmodel.elements.container_platform import Balancer
from archmodel.elements.external import Network
from archmodel.scene import Box, Scene
from archmodel.views.base import Nest, View

if TYPE_CHECKING:
    from archmodel.graph import Graph
    from archmodel.theme.base import Category, Theme

__all__ = ["LogicalView"]


class LogicalView(View):
    """Groups and their members as coloured tiles.

    Networks and balancers are parts of lines, so a picture without lines leaves them out.
    """

    descriptions: bool = False
    """Whether the description of each element stands under its tile."""

    def compose(self, graph: Graph, theme: Theme) -> Scene:
        """Return the groups and tiles of the model."""
        model = graph.model
        nest = Nest(model)
        boxes: list[Box] = []
        categories: list[Category] = []
        for name, depth in nest.depths.items():
            element, parent = model.elements[name], nest.parents[name]
            if isinstance(element, Network | Balancer):
                continue
            if nest.is_group(name, element):
                boxes.append(cards.group(name, element, parent, depth, theme))
            else:
                boxes.append(cards.tile(name, element, parent, theme, self.descriptions))
                categories.append(theme.style(type(element)).category)
        return Scene(
            model.names.get(self, model.name),
            self.title or model.title,
            tuple(boxes),
            heading=cards.heading(self.title or model.title, "Logical view", theme, empty=not boxes),
            key=cards.key(categories, (), theme),
            paper=theme.paper,
            font_family=theme.font_family,
        )
