"""The schematic picture: cards, groups and every line between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from archmodel import captions, cards
from archmodel.elements.api_management import Gateway
from archmodel.elements.backend import Backend
from archmodel.elements.base import Relation
from archmodel.elements.container_platform import Balancer
from archmodel.elements.external import Client
from archmodel.elements.external import Network as NetworkElement
from archmodel.elements.storage import Storage
from archmodel.names import Name
from archmodel.scene import Box, Direction, Scene, Shape, Wire
from archmodel.views._collapsed import bundled, closed, lifted
from archmodel.views._icon import icon, is_icon
from archmodel.views._nest import Nest
from archmodel.views.base import View
from archmodel.wording import first_shown

if TYPE_CHECKING:
    from archmodel.graph import Graph
    from archmodel.model import Model
    from archmodel.theme.base import Category, Network, Theme

__all__ = ["SchematicView", "network_of"]


class SchematicView(View):
    """Cards for elements, frames for groups, clouds for networks, bars for balancers, and lines.

    A device or a person of whom a card would say no more than the name is an icon with its name.
    Where there are groups, the whole reads from left to right, as a chain from those who use it to
    the systems behind, and the inside of each group from top to bottom, unless its lines mostly leave
    to a side. Without groups it reads from top to bottom.
    """

    def compose(self, graph: Graph, theme: Theme) -> Scene:
        """Return every element and relation of the model."""
        model = graph.model
        title = first_shown(self.title, model.title, model.name)
        nest = self.nest(model)
        wires, inner = _wires(model, nest, theme)
        boxes = [_box(model, nest, name, inner, theme) for name in nest.depths]
        sideways = any(box.shape is Shape.GROUP and box.parent is None for box in boxes)
        return Scene(
            model.names.get(self, model.name),
            title,
            tuple(boxes),
            tuple(bundled([(wire, is_lifted) for wire, is_lifted, _ in wires], theme)),
            direction=self.direction or (Direction.RIGHT if sideways else Direction.DOWN),
            wrap=self.wrap or 0,
            wishes=self.wishes(model, nest, {box.name for box in boxes}),
            heading=captions.heading(title, self.caption(), theme, empty=not boxes),
            key=captions.key(
                _categories(model, nest, theme),
                [network for _, _, network in wires],
                theme,
                [wire for wire, _, _ in wires],
            ),
            paper=theme.paper,
            font_family=theme.font_family,
        )


def _wires(
    model: Model, nest: Nest, theme: Theme
) -> tuple[list[tuple[Wire, bool, Network]], dict[Name, list[Name]]]:
    """Return a wire for each relation, whether it was lifted, and its network.

    The relations that lie wholly inside a collapsed group have none; they are returned by group.
    """
    wires: list[tuple[Wire, bool, Network]] = []
    inner: dict[Name, list[Name]] = {}
    for name, relation in model.relations.items():
        way = [model.names[each] for each in (relation.source, *relation.via, relation.target)]
        if way[0] not in nest.parents or way[-1] not in nest.parents:
            continue
        stops, is_lifted = lifted((each for each in way if each in nest.parents), nest.stand_ins)
        if len(stops) == 1:
            inner.setdefault(stops[0], []).append(name)
            continue
        network = network_of(relation, theme)
        ends = stops[0], stops[-1]
        wires.append((cards.wire(name, relation, ends, stops[1:-1], network, theme), is_lifted, network))
    return wires, inner


def _box(model: Model, nest: Nest, name: Name, inner: Mapping[Name, list[Name]], theme: Theme) -> Box:
    element, parent, look = model.elements[name], nest.parents[name], nest.look(name, model)
    if name in nest.cards:
        inside = {each: model.elements[each] for each in nest.cards[name]}
        return closed(cards.card(name, element, parent, theme, look), inside, inner.get(name, ()), theme)
    if nest.is_group(name, element):
        return cards.group(name, element, parent, nest.depths[name], theme, look)
    if isinstance(element, NetworkElement):
        return cards.cloud(name, element, parent, theme)
    if isinstance(element, Balancer) and parent is not None:
        return cards.bar(name, element, parent, theme)
    if is_icon(element):
        return icon(name, element, parent, theme)
    return cards.card(name, element, parent, theme, look)


def _categories(model: Model, nest: Nest, theme: Theme) -> list[Category]:
    """Return the categories whose colour the picture shows, in the order of declaration."""
    return [
        theme.style(nest.look(name, model)).category
        for name, element in model.elements.items()
        if name in nest.depths and not isinstance(element, NetworkElement)
    ]


def network_of(relation: Relation, theme: Theme) -> Network:
    """Return the network a relation belongs to, by what it joins.

    The colours of the author's schematics, read by use (series, section 5): the public side, the
    gateway to services, between services, and to storage and backends.
    """
    if isinstance(relation.source, Client | NetworkElement):
        return theme.public
    if isinstance(relation.target, Storage | Backend):
        return theme.outer
    return theme.entry if isinstance(relation.source, Gateway) else theme.inner
