"""The namespace of a blueprint's body, which keeps all that the body makes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from archmodel.declared import BODIES, Declared
from archmodel.errors import BlueprintError
from archmodel.names import Name
from archmodel.source import Origin, Place, line_of

if TYPE_CHECKING:
    from types import CodeType, FrameType

__all__ = ["Namespace"]


class Namespace(dict[str, Any]):
    """The body of a blueprint while it runs: keeps all it makes, and refuses a name used twice."""

    def __init__(self, inherited: dict[Name, Declared]) -> None:
        super().__init__()
        self.inherited = inherited
        self.made: dict[Declared, bool] = {}
        """What the body makes (True), or takes over from elsewhere, in that order."""
        self.repeated: set[Name] = set()
        self.bound: dict[Name, tuple[CodeType, int]] = {}
        self.frame: FrameType | None = None

    def __setitem__(self, name: str, value: object) -> None:
        frame = sys._getframe(1)
        if name == "__module__":  # the first thing a body does
            self.frame = frame
            BODIES[frame] = self.made
        instruction = frame.f_code, frame.f_lasti
        held = self.get(name, self.inherited.get(name))
        if isinstance(held, Declared) and held is not value:
            if self.bound.get(name) == instruction:  # a loop runs the same line again
                self.repeated.add(name)
            elif not self._may_let_go(name, held):
                where = line_of(frame)
                first = Origin(*self.bound[name]).place if name in self.bound else held.place
                raise BlueprintError(
                    f"'{name}' is already taken in this blueprint",
                    where=where,
                    instead=f"choose another name; '{name}' is {_elsewhere(first, where)}",
                )
        if isinstance(value, Declared):
            self.bound[name] = instruction
            self.made.setdefault(value, False)
        super().__setitem__(name, value)

    def _may_let_go(self, name: Name, held: Declared) -> bool:
        """Say whether nothing is lost when `name` is taken from `held`."""
        if name not in self:
            return held.may_be_replaced
        others = (value for other, value in {**self.inherited, **self}.items() if other != name)
        return name in self.repeated or any(value is held for value in others)

    def close(self) -> None:
        """Say that the body has run to its end."""
        if self.frame is not None:
            BODIES.pop(self.frame, None)
            self.frame = None

    def names(self) -> dict[Declared, Name]:
        """Return the attribute name of every declaration that has one of its own."""
        named: dict[Declared, Name] = {}
        for name, value in self.items():
            if isinstance(value, Declared) and name not in self.repeated:
                named.setdefault(value, name)
        return named


def _elsewhere(place: Place | None, where: str) -> str:
    """Say where `place` is, to somebody who looks at `where`."""
    if place is None:
        return "from elsewhere"
    same_file = place.path == where.rsplit(":", 2)[0]
    return f"on line {place.line}" if same_file else f"at {place.path}:{place.line}"
