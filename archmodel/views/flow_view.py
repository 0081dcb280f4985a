"""The picture of a flow: the schematic with its steps numbered along the lines."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import field
from typing import TYPE_CHECKING

from archmodel import captions, cards
from archmodel.elements.external import Network
from archmodel.elements.flows import Steps
from archmodel.geometry import Size
from archmodel.names import Name
from archmodel.pale import PALE_WIDTH, pale, pale_wire
from archmodel.scene import Box, KeyEntry, Panel, Scene, Stroke, Wire
from archmodel.theme.base import Category
from archmodel.views._steps import badge, named, numbered
from archmodel.views.schematic_view import SchematicView, network_of

if TYPE_CHECKING:
    from archmodel.graph import Graph
    from archmodel.model import Model
    from archmodel.theme.base import Network as ThemeNetwork
    from archmodel.theme.base import Theme
    from archmodel.views._nest import Nest

__all__ = ["FlowView"]

Key = tuple[tuple[KeyEntry, ...], ...]


class FlowView(Steps, SchematicView):
    """The schematic, with the steps of a flow numbered along its lines and all else pale."""

    title: str = field(kw_only=False)
    """What happens, in a few words, such as `A customer opens the app`."""

    def compose(self, graph: Graph, theme: Theme) -> Scene:
        """Return the schematic with numbers.

        Raises `ViewError` for a step that is no relation of the model, or begins where none leads.
        """
        model = graph.model
        nest = self.nest(model)
        numbers: dict[Name, list[int]] = {}
        for number, name in enumerate(named(self, self.steps, model, nest), start=1):
            numbers.setdefault(name, []).append(number)

        def steps_of(names: tuple[Name, ...]) -> list[int]:
            return sorted(number for name in names for number in numbers.get(name, ()))

        lit = super().compose(graph, theme)
        wires: list[Wire] = []
        boxes = list(super().compose(graph, pale(theme)).boxes)
        on_way: set[Name | None] = set()
        networks: list[ThemeNetwork] = []
        walked: list[Wire] = []
        for wire in lit.wires:
            stands_for = wire.stands_for or (wire.name,)
            if steps := steps_of(stands_for):
                networks.append(network_of(model.relations[stands_for[0]], theme))
                walked.append(wire)
                wires.append(wire._replace(label=numbered(wire.label, steps, theme)))
                on_way.update((wire.source, *wire.via, wire.target))
            else:
                wires.append(pale_wire(wire, theme))
        for at, box in reversed([*enumerate(lit.boxes)]):  # members before those they stand in
            steps = steps_of(box.holds)
            if steps or box.name in on_way:
                boxes[at] = _with_steps_inside(box, steps, theme) if steps else box
                on_way.update((box.name, box.parent))
        on_all = len(walked) == len(wires) and all(box.name in on_way for box in boxes)
        key = captions.key(_categories(model, nest, on_way, theme), networks, theme, walked)
        return lit._replace(
            boxes=tuple(boxes),
            wires=tuple(wires),
            heading=captions.heading(lit.title, self.caption(), theme, empty=False),
            key=key if on_all else _with_pale(key, theme),
        )


def _categories(model: Model, nest: Nest, on_way: Container[Name | None], theme: Theme) -> list[Category]:
    """Return the categories of what is on the way, in the order of declaration."""
    return [
        theme.style(nest.look(name, model)).category
        for name, element in model.elements.items()
        if name in on_way and not isinstance(element, Network)
    ]


def _with_pale(key: Key, theme: Theme) -> Key:
    """Return the key with what pale lines mean, in its last row."""
    text = cards.fitted("Not on the way", theme, width=300, font=12.5, ink=theme.ink)
    *rows, last = key or ((),)
    return (*rows, (*last, KeyEntry(text, stroke=Stroke(theme.muted, PALE_WIDTH))))


def _with_steps_inside(box: Box, steps: list[int], theme: Theme) -> Box:
    """Return a card that stands for whole steps with their numbers."""
    text = cards.fitted("inside", theme, width=80, font=12.5, ink=theme.ink)
    strip = Panel(34, theme.foot, left=(badge(steps, theme), text))
    return box._replace(
        size=Size(box.size.width, box.size.height + strip.height), panels=(*box.panels, strip)
    )
