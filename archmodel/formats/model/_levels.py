"""Where the elements of a model stand in Structurizr, which knows four levels and what runs where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from archmodel.elements.base import Element, Group, Relation
from archmodel.elements.deployment import DeploymentNode, Instance
from archmodel.elements.external import Person
from archmodel.loss import Loss
from archmodel.model import Model

__all__ = ["INSTANCES", "NODES", "Levels", "Spot"]

NODES = ("deploymentNodes", "children")
INSTANCES = ("softwareSystemInstances", "containerInstances")
_DEEPEST = 20
"""Nodes within nodes; documents are not nested without end."""
_SEPARATORS = ("/", "|", "::", " > ", "\x1f")


@dataclass(eq=False, slots=True)
class Spot:
    """Where one element stands: in which list of what else."""

    element: Element
    part: str
    parent: Spot | None
    group: tuple[str, ...] = ()
    """The titles of the groups around it, up to its parent."""
    environment: str | None = None
    depth: int = 0
    id: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    """What the document says of it."""
    instances: dict[str | None, int] = field(default_factory=dict)
    """How many instances it has, by environment."""

    def holders(self) -> Iterator[Spot]:
        """Yield all that it is inside, the innermost first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent


class Levels:
    """Where all elements stand, those that do not run on nodes first."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.members: dict[Element | None, list[Element]] = {}
        for each in model.elements.values():
            self.members.setdefault(each.inside, []).append(each)
        self.relations: dict[tuple[object, object], list[Relation]] = {}
        for relation in model.relations.values():
            self.relations.setdefault((relation.source, relation.target), []).append(relation)
        self.ends = {end for ends in self.relations for end in ends}
        self.ends |= {each.of for each in model.elements.values() if isinstance(each, Instance)}
        self.groups: list[Element] = []
        """Those of which nothing but a title stays."""
        self.spots: dict[Element, Spot] = {}
        self.lost: list[Loss] = []
        tops = self.members.get(None, [])
        self.place([each for each in tops if not self.is_deployed(each)])
        self.place([each for each in tops if self.is_deployed(each)])
        titles = [title for spot in self.spots.values() for title in spot.group]
        self.separator = next(each for each in _SEPARATORS if not any(each in title for title in titles))

    def is_deployed(self, element: Element) -> bool:
        """Say whether an element is a node, or an environment: a group of nothing but nodes."""
        inner = self.members.get(element, [])
        is_environment = self.is_plain(element) and all(isinstance(each, DeploymentNode) for each in inner)
        return isinstance(element, DeploymentNode) or is_environment

    def is_plain(self, element: Element) -> bool:
        """Say whether an element is a group with members to which nothing is related."""
        return type(element) is Group and element in self.members and element not in self.ends

    def place(self, tops: list[Element]) -> None:
        """Place elements and all that they hold."""
        waiting: list[tuple[Element, Spot | None, tuple[str, ...], str | None]]
        waiting = [(each, None, (), None) for each in reversed(tops)]
        while waiting:
            element, parent, group, environment = waiting.pop()
            if self.is_plain(element) and (
                parent is None or parent.part in ("softwareSystems", "containers")
            ):
                self.groups.append(element)
                title = element.title or self.model.names[element]
                if parent is None and self.is_deployed(element):
                    environment = title
                else:
                    group = (*group, title)
                spot = parent
            else:
                spot = self.spots[element] = self.spot(element, parent, environment)
                spot.group, group = group, ()
            waiting += [(each, spot, group, environment) for each in reversed(self.members.get(element, []))]

    def spot(self, element: Element, parent: Spot | None, environment: str | None) -> Spot:
        """Return where an element stands in or beside `parent`."""
        part = self.part(element, parent)
        if parent and (parent.part == "components" or parent.depth == _DEEPEST):
            name, around = self.model.names[element], self.model.names[parent.element]
            self.lost.append(
                Loss(name, f"is written beside '{around}', which may hold nothing", element.place)
            )
            parent = parent.parent
        return Spot(element, part, parent, environment=environment, depth=parent.depth + 1 if parent else 0)

    def part(self, element: Element, parent: Spot | None) -> str:
        """Return the list of `parent`, or of the whole, that an element stands in."""
        has_members = element in self.members
        if parent is None:
            if isinstance(element, DeploymentNode):
                return "deploymentNodes"
            return "people" if isinstance(element, Person) and not has_members else "softwareSystems"
        if parent.part == "softwareSystems":
            return "containers"
        if parent.part in ("containers", "components"):
            return "components"
        of = self.spots.get(element.of) if isinstance(element, Instance) and element.of else None
        if of and not has_members and of.part in ("softwareSystems", "containers"):
            return "containerInstances" if of.part == "containers" else "softwareSystemInstances"
        return "children" if has_members or isinstance(element, DeploymentNode) else "infrastructureNodes"
