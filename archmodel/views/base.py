"""What a view is: a declaration that composes a scene from a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from archmodel.declared import Declared
from archmodel.elements.base import Element, Group, refuse_no_wrap
from archmodel.geometry import Direction
from archmodel.model import Model
from archmodel.names import Name, kebab

if TYPE_CHECKING:
    from archmodel.graph import Graph
    from archmodel.scene import Scene
    from archmodel.theme.base import Theme

__all__ = ["Nest", "View"]


class View(Declared):
    """A picture of a blueprint. Declared in its body, it may be taken over by one that extends it."""

    may_be_replaced: ClassVar[bool] = True

    title: str | None = None
    """Stands over the picture; the blueprint's title where not stated."""
    direction: Direction | None = None
    """The way the picture is read; chosen by what it holds where not stated."""
    wrap: int | None = None
    """The most boxes side by side, outside all groups; what is more goes into further rows."""

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_no_wrap(self, self.wrap)

    def compose(self, graph: Graph, theme: Theme) -> Scene:
        """Return what the picture shows, in sizes and styles."""
        raise NotImplementedError

    @classmethod
    def kind(cls) -> str:
        """Return what the view is called in files and on the command line.

        >>> View.kind()
        'view'
        """
        return kebab(cls.__name__).removesuffix("-view") or "view"


class Nest:
    """Who stands inside whom, parents before members, both in the order of declaration."""

    def __init__(self, model: Model) -> None:
        self.parents: dict[Name, Name | None] = {
            name: model.names[element.inside] if element.inside else None
            for name, element in model.elements.items()
        }
        self.members: dict[Name | None, list[Name]] = {}
        for name, parent in self.parents.items():
            self.members.setdefault(parent, []).append(name)
        self.depths: dict[Name, int] = {}
        waiting = list(reversed(self.members.get(None, ())))
        while waiting:
            name = waiting.pop()
            parent = self.parents[name]
            self.depths[name] = self.depths[parent] + 1 if parent else 0
            waiting.extend(reversed(self.members.get(name, ())))

    def is_group(self, name: Name, element: Element) -> bool:
        """Say whether an element is drawn as a frame: it has members, or could have."""
        return name in self.members or isinstance(element, Group)
