"""The logical picture: groups and their members, without lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archmodel import captions, cards
from archmodel.elements.container_platform import Balancer
from archmodel.elements.external import Network
from archmodel.scene import Box, Direction, Scene
from archmodel.views._collapsed import closed
from archmodel.views.base import View
from archmodel.wording import first_shown

if TYPE_CHECKING:
    from archmodel.graph import Graph
    from archmodel.theme.base import Category, Theme

__all__ = ["LogicalView"]


class LogicalView(View):
    """Groups and their members as coloured tiles.

    Networks and balancers are parts of lines, so a picture without lines leaves them out, unless the
    view says what it `shows`.
    """

    descriptions: bool = False
    """Whether the description of each element stands under its tile."""

    def compose(self, graph: Graph, theme: Theme) -> Scene:
        """Return the groups and tiles of the model."""
        model = graph.model
        title = first_shown(self.title, model.title, model.name)
        nest = self.nest(model)
        boxes: list[Box] = []
        categories: list[Category] = []
        for name, depth in nest.depths.items():
            element, parent = model.elements[name], nest.parents[name]
            if self.shows is None and isinstance(element, Network | Balancer):
                continue
            if nest.is_group(name, element):
                boxes.append(cards.group(name, element, parent, depth, theme, nest.look(name, model)))
            elif isinstance(element, Balancer):
                boxes.append(cards.bar(name, element, parent, theme))
                categories.append(theme.style(type(element)).category)
            else:
                tile = cards.tile(name, element, parent, theme, nest.look(name, model), self.descriptions)
                inside = {each: model.elements[each] for each in nest.cards.get(name, ())}
                boxes.append(closed(tile, inside, (), theme))
                categories.append(theme.style(nest.look(name, model)).category)
        return Scene(
            model.names.get(self, model.name),
            title,
            tuple(boxes),
            direction=self.direction or Direction.DOWN,
            wrap=self.wrap or 0,
            wishes=self.wishes(model, nest, {box.name for box in boxes}),
            heading=captions.heading(title, self.caption(), theme, empty=not boxes),
            key=captions.key(categories, (), theme),
            paper=theme.paper,
            font_family=theme.font_family,
        )
