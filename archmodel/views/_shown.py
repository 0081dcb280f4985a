"""What a picture holds, as the review counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archmodel.names import Name
from archmodel.scene import Scene, Shape

if TYPE_CHECKING:
    from archmodel.model import Model

__all__ = ["Shown", "shown"]


class Shown(NamedTuple):
    """What a picture holds."""

    names: frozenset[Name]
    """The elements that are drawn, or that a card stands for."""
    cards: int
    """How many boxes there are besides groups."""
    lines: int


def shown(scene: Scene, model: Model) -> Shown:
    """Return what a scene of a model holds."""
    names = {name for box in scene.boxes for name in (box.name, *box.holds)}
    cards = [box for box in scene.boxes if box.shape not in (Shape.GROUP, Shape.SPAN)]
    lines = len(scene.wires) - len(scene.lifelines())
    return Shown(frozenset(names & model.elements.keys()), len(cards), lines)
