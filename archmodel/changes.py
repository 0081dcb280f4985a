"""What changed between two models: values, whatever compared them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from archmodel.names import Name
from archmodel.rules.base import Finding
from archmodel.source import Place

__all__ = ["PARTS", "Attribute", "Change", "Changes", "Compared"]

PARTS = ("elements", "relations", "facts", "views", "waivers")
"""The parts of a model whose declarations are compared, in the order they are told in."""

Entry = Mapping[str, Any]
"""What a declaration says, as JSON has it; others are called as after the change."""


class Attribute(NamedTuple):
    """One thing said otherwise; None where it was not said, or is no longer."""

    name: str
    old: Any
    new: Any


class Change(NamedTuple):
    """What became of one declaration."""

    part: str
    """Where it is held: one of `PARTS`."""
    name: Name
    """Its identifier afterwards, or the last one it had."""
    title: str
    """What people call it: its title, or for a relation the sentence it is."""
    old: Entry | None
    """What it said before; None for what is new."""
    new: Entry | None
    """What it says now; None for what is gone."""
    was: Name
    """Its identifier before; the same as `name` unless it was renamed."""
    attributes: tuple[Attribute, ...] = ()
    """What it says otherwise, in the order of its fields."""
    place: Place | None = None
    """Where it is written now, or was."""

    @property
    def words(self) -> tuple[str, ...]:
        """What happened, in a word each: `added` or `removed`, or else what there is of the others.

        `renamed` is another identifier, `moved` another container, `rewired` other ends or another
        way, and `changed` anything else.
        """
        if self.old is None:
            return ("added",)
        if self.new is None:
            return ("removed",)
        said = {_WORDS.get(each.name, "changed") for each in self.attributes}
        if self.was != self.name:
            said.add("renamed")
        return tuple(word for word in ("renamed", "moved", "rewired", "changed") if word in said)


_WORDS = {"inside": "moved", "source": "rewired", "target": "rewired", "via": "rewired"}


class Changes(NamedTuple):
    """All that differs between two models; the order of declaration does not."""

    before: Name
    after: Name
    model: tuple[Attribute, ...]
    """What is said otherwise of the whole: name, title, description, part, kinds of the author's."""
    changes: tuple[Change, ...]
    """What became of declarations, by part and identifier."""

    def __bool__(self) -> bool:
        """Say whether anything differs."""
        return bool(self.model or self.changes)

    @property
    def renames(self) -> dict[Name, Name]:
        """The identifiers that changed: old to new."""
        return {each.was: each.name for each in self.changes if each.was != each.name}


class Compared(NamedTuple):
    """Two models compared, and what the review says of the difference."""

    changes: Changes
    gained: tuple[Finding, ...] = ()
    """What is found now and was not before."""
    lost: tuple[Finding, ...] = ()
    """What was found before and is not now."""
