"""Who stands inside whom in a picture, and in whose colours."""

from __future__ import annotations

from collections.abc import Collection

from archmodel.elements.base import Element, Group
from archmodel.elements.container_platform import Balancer
from archmodel.elements.external import Network
from archmodel.model import Model
from archmodel.names import Name

__all__ = ["Nest"]


class Nest:
    """Who stands inside whom, parents before members, both in the order of declaration.

    What stands inside a group that is `collapsed` has no place of its own: its card stands in for it.
    Of what is not `shown` nothing is known.
    """

    def __init__(self, model: Model, collapsed: Collection[Name], shown: Collection[Name]) -> None:
        self.parents: dict[Name, Name | None] = {
            name: _holder(model, element, shown) for name, element in model.elements.items() if name in shown
        }
        self.members: dict[Name | None, list[Name]] = {}
        for name, parent in self.parents.items():
            self.members.setdefault(parent, []).append(name)
        self.depths: dict[Name, int] = {}
        """How many groups each element that has a place stands in."""
        self.cards: dict[Name, list[Name]] = {}
        """What is inside each collapsed group that has a place."""
        self.stand_ins: dict[Name, Name] = {}
        """For all that is inside one, the collapsed group."""
        waiting = list(reversed(self.members.get(None, ())))
        while waiting:
            name = waiting.pop()
            parent = self.parents[name]
            card = parent if parent in self.cards else self.stand_ins.get(parent or "")
            if card is not None:
                self.stand_ins[name] = card
                self.cards[card].append(name)
            else:
                self.depths[name] = self.depths[parent] + 1 if parent else 0
                if name in collapsed:
                    self.cards[name] = []
            waiting.extend(reversed(self.members.get(name, ())))

    def look(self, name: Name, model: Model) -> type[Element]:
        """Return the kind whose colour an element has: a plain group has that of its first card or group."""
        while type(model.elements[name]) is Group and (members := self._on_cards(name, model)):
            name = members[0]
        return type(model.elements[name])

    def _on_cards(self, name: Name, model: Model) -> list[Name]:
        """Return the members that are cards or groups, for bars and clouds have colours of their own."""
        members = self.members.get(name, ())
        return [each for each in members if not isinstance(model.elements[each], Balancer | Network)]

    def is_group(self, name: Name, element: Element) -> bool:
        """Say whether an element is drawn as a frame: it has members, or could have."""
        return name not in self.cards and (name in self.members or isinstance(element, Group))


def _holder(model: Model, element: Element, shown: Collection[Name]) -> Name | None:
    """Return the nearest container of an element that is shown."""
    holder = element.inside
    while holder is not None and model.names[holder] not in shown:
        holder = holder.inside
    return None if holder is None else model.names[holder]
