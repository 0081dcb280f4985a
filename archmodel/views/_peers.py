"""What the relations of a model say of one element: whom it works with, and over which networks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from archmodel.elements.base import Element, Relation
from archmodel.elements.verbs import Verb
from archmodel.model import Model
from archmodel.stated import stops
from archmodel.text import shows
from archmodel.views.schematic_view import network_of
from archmodel.wording import title_of

if TYPE_CHECKING:
    from archmodel.theme.base import Network, Theme

__all__ = ["Peer", "Tab", "peers", "tabs", "touching"]


class Peer(NamedTuple):
    """One that an element works with, in one direction."""

    element: Element
    title: str
    """Its title, or its identifier where that shows nothing."""
    is_incoming: bool
    """Whether relations come from it; else they go to it."""
    notes: tuple[str, ...]
    """For each relation that says so, what for, and what it passes on its way."""


class Tab(NamedTuple):
    """A network that an element is on."""

    title: str
    """The transport, or `SSO`."""
    network: Network | None
    """What gives it its colour; None where no relation says how single sign-on is reached."""


def touching(model: Model, element: Element) -> Iterator[Relation]:
    """Yield the relations that begin at, end at or pass an element, in the order of declaration."""
    for relation in model.relations.values():
        if element in stops(relation):
            yield relation


def peers(model: Model, element: Element) -> tuple[Peer, ...]:
    """Return those an element works with, each once: those it hears from, then those it turns to.

    An element that relations pass has both their ends as peers.
    """
    found: dict[tuple[Element, bool], dict[str, None]] = {}
    for relation in touching(model, element):
        way = stops(relation)
        if element in way[1:]:
            before = way[: way.index(element, 1)]
            found.setdefault((before[0], True), {})[_note(model, relation, before[1:])] = None
        if element in way[:-1]:
            after = way[len(way) - way[-2::-1].index(element) - 1 :]
            found.setdefault((after[-1], False), {})[_note(model, relation, after[:-1])] = None
    every = [
        Peer(peer, title_of(model.names[peer], peer), is_incoming, tuple(filter(shows, notes)))
        for (peer, is_incoming), notes in found.items()
    ]
    return tuple(sorted(every, key=lambda peer: not peer.is_incoming))


def tabs(model: Model, element: Element, theme: Theme) -> tuple[Tab, ...]:
    """Return the networks of an element: single sign-on, then each transport in each colour once."""
    sign_on: dict[Tab, None] = {}
    transports: dict[Tab, None] = {}
    for relation in touching(model, element):
        network = network_of(relation, theme)
        if relation.verb is Verb.AUTHENTICATES_WITH:
            sign_on[Tab("SSO", network)] = None
        if relation.over:
            transports[Tab(relation.over.value, network)] = None
    if element.sso and not sign_on:
        sign_on[Tab("SSO", None)] = None
    return (*sign_on, *transports)


def _note(model: Model, relation: Relation, passed: tuple[Element, ...]) -> str:
    titles = ", ".join(title_of(model.names[each], each) for each in passed)
    return " · ".join(filter(shows, (relation.label, f"through {titles}" if titles else "")))
