"""Elements, and the verbs that join two of them into a relation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING

from archmodel.declared import Declared
from archmodel.elements.transports import Transport
from archmodel.errors import BlueprintError, FormatError
from archmodel.geometry import Direction
from archmodel.icons import icon_name, icon_png
from archmodel.source import author_line

if TYPE_CHECKING:
    from archmodel.elements.storage import Storage

__all__ = ["Element", "Group", "Interaction", "Relation", "Verb", "refuse_no_wrap"]

_INSTANCES = re.compile(r"(\d+|n)(\.\.(\d+|n)(\+\d+)?)?")


class Interaction(Enum):
    """What passes along a relation."""

    REQUEST = "request"
    EVENT = "event"
    DATA = "data"


class Verb(Enum):
    """What the source of a relation does to its target."""

    CALLS = "calls"
    NOTIFIES = "notifies"
    PUBLISHES_TO = "publishes to"
    SUBSCRIBES_TO = "subscribes to"
    READS = "reads"
    WRITES = "writes"
    STORES_IN = "stores in"
    SYNCHRONISES_WITH = "synchronises with"
    AUTHENTICATES_WITH = "authenticates with"

    @property
    def interaction(self) -> Interaction:
        """What passes: a request, an event, or data."""
        return _INTERACTIONS.get(self, Interaction.REQUEST)


_INTERACTIONS = {
    Verb.NOTIFIES: Interaction.EVENT,
    Verb.PUBLISHES_TO: Interaction.EVENT,
    Verb.SUBSCRIBES_TO: Interaction.EVENT,
    Verb.READS: Interaction.DATA,
    Verb.WRITES: Interaction.DATA,
    Verb.STORES_IN: Interaction.DATA,
    Verb.SYNCHRONISES_WITH: Interaction.DATA,
}


def refuse_no_wrap(declared: Declared, wrap: int | None) -> None:
    """Refuse to wrap after fewer than one."""
    if wrap is not None and wrap < 1:
        raise BlueprintError(
            f"'wrap' cannot be {wrap}",
            where=str(declared.place or ""),
            instead="write how many stand side by side at most, 1 or more",
        )


class Element(Declared):
    """A thing in an architecture. What is not stated is None, which is not the same as no."""

    title: str = field(kw_only=False)
    """The name people call it by."""
    description: str | None = None
    """What it is for, in a sentence or two."""
    inside: Element | None = None
    """The element that contains it."""
    technology: str | None = None
    """What it is built with, such as `Node.js, Java`."""
    instances: str | None = None
    """How many run: `2`, `1..n` or `1..n+1`."""
    sso: bool | None = None
    """Whether it takes part in single sign-on."""
    storage: str | None = None
    """The storage it brings along, drawn as a strip under its card."""
    stands_for: str | None = None
    """What one representative box stands for, such as `CRM, back office`."""
    owner: str | None = None
    """The team that answers for it."""
    tags: frozenset[str] = frozenset()
    """Words to select it by."""
    icon: str | type[object] | None = None
    """A vendor icon: a class of the diagrams package, such as `Lambda`, or `aws.compute.Lambda`."""
    direction: Direction | None = None
    """The way its members are read; from top to bottom where not stated."""
    wrap: int | None = None
    """The most members side by side; what is more goes into further rows."""
    collapsed: bool = False
    """Whether it is drawn as one card, without its members, where no view expands it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.icon is not None:
            object.__setattr__(self, "icon", self._known_icon(self.icon))
        if self.instances is not None and not _INSTANCES.fullmatch(self.instances):
            raise BlueprintError(
                f"'{self.title}' cannot have '{self.instances}' instances",
                where=str(self.place or ""),
                instead="write a number or a range: 2, 1..n or 1..n+1",
            )
        refuse_no_wrap(self, self.wrap)

    def _known_icon(self, icon: str | type[object]) -> str:
        try:
            name = icon_name(icon)
            icon_png(name)
        except FormatError as error:
            raise BlueprintError(error.what, where=str(self.place or ""), instead=error.instead) from None
        return name

    def calls(
        self,
        target: Element,
        label: str | None = None,
        *,
        over: Transport | None = None,
        via: Element | Iterable[Element] = (),
    ) -> Relation:
        """Say that this element sends requests to `target`."""
        return _relation(self, Verb.CALLS, target, label, over, via)

    def notifies(
        self,
        target: Element,
        label: str | None = None,
        *,
        over: Transport | None = None,
        via: Element | Iterable[Element] = (),
    ) -> Relation:
        """Say that this element pushes events to `target`, and waits for no answer."""
        return _relation(self, Verb.NOTIFIES, target, label, over, via)

    def publishes_to(
        self,
        target: Element,
        label: str | None = None,
        *,
        over: Transport | None = None,
        via: Element | Iterable[Element] = (),
    ) -> Relation:
        """Say that this element puts events on `target`, such as a broker or topic."""
        return _relation(self, Verb.PUBLISHES_TO, target, label, over, via)

    def subscribes_to(
        self,
        target: Element,
        label: str | None = None,
        *,
        over: Transport | None = None,
        via: Element | Iterable[Element] = (),
    ) -> Relation:
        """Say that this element takes events from `target`, such as a broker or topic."""
        return _relation(self, Verb.SUBSCRIBES_TO, target, label, over, via)

    def reads(
        self,
        target: Element,
        label: str | None = None,
        *,
        over: Transport | None = None,
        via: Element | Iterable[Element] = (),
    ) -> Relation:
        """Say that this element reads data of `target`."""
        return _relation(self, Verb.READS, target, label, over, via)

    def writes(
        self,
        target: Element,
        label: str | None = None,
        *,
        over: Transport | None = None,
        via: Element | Iterable[Element] = (),
    ) -> Relation:
        """Say that this element writes data to `target`."""
        return _relation(self, Verb.WRITES, target, label, over, via)

    def stores_in(
        self,
        target: Storage,
        label: str | None = None,
        *,
        over: Transport | None = None,
        via: Element | Iterable[Element] = (),
    ) -> Relation:
        """Say that this element keeps its data in `target`."""
        from archmodel.elements.storage import Storage

        given: object = target
        if isinstance(given, Element) and not isinstance(given, Storage):
            raise BlueprintError(
                f"'target' of stores_in is a storage, and '{given.title}' is none",
                where=author_line(),
                instead="write calls or writes, or make the target a Storage",
            )
        return _relation(self, Verb.STORES_IN, target, label, over, via)

    def synchronises_with(
        self,
        target: Element,
        label: str | None = None,
        *,
        over: Transport | None = None,
        via: Element | Iterable[Element] = (),
    ) -> Relation:
        """Say that this element and `target` bring their data in step."""
        return _relation(self, Verb.SYNCHRONISES_WITH, target, label, over, via)

    def authenticates_with(
        self,
        target: Element,
        label: str | None = None,
        *,
        over: Transport | None = None,
        via: Element | Iterable[Element] = (),
    ) -> Relation:
        """Say that this element checks identities against `target`."""
        return _relation(self, Verb.AUTHENTICATES_WITH, target, label, over, via)


class Group(Element):
    """Elements that belong together; drawn as a frame round them."""


class Relation(Declared):
    """A sentence: source, verb, target. Made by the verbs of `Element`."""

    source: Element
    verb: Verb
    target: Element
    label: str | None = None
    """What for, in a few words, such as `uses services`."""
    over: Transport | None = None
    """How it travels."""
    via: tuple[Element, ...] = ()
    """What it passes on its way, in order, such as the internet or a balancer."""

    @property
    def interaction(self) -> Interaction:
        """What passes: a request, an event, or data."""
        return self.verb.interaction


def _relation(
    source: Element,
    verb: Verb,
    target: Element,
    label: str | None,
    over: Transport | None,
    via: Element | Iterable[Element],
) -> Relation:
    passed = tuple(via) if isinstance(via, Iterable) else (via,)
    return Relation(source=source, verb=verb, target=target, label=label, over=over, via=passed)
