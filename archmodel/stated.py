"""What is stated of an element, by itself, by what it lies inside, or by the facts it refers to.

None means that it is not stated, which a rule must not hold against anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from archmodel.elements.api_management import Gateway
from archmodel.elements.backend import ThirdPartyService
from archmodel.elements.base import Element, Relation
from archmodel.elements.container_platform import Balancer, MicroserviceGroup
from archmodel.elements.external import Client, Network
from archmodel.elements.facts import Boundary, DataAsset
from archmodel.elements.verbs import Interaction, Verb
from archmodel.elements.words import Classification, Telemetry

__all__ = [
    "SENSITIVITY",
    "boundary_of",
    "chain",
    "classification_of",
    "fewest_instances",
    "forwards",
    "inherited",
    "is_encrypted",
    "is_entry",
    "is_external",
    "is_hard",
    "is_ingress",
    "is_needed",
    "is_one",
    "is_sync",
    "lies_within",
    "most_instances",
    "most_sensitive",
    "owner_of",
    "region_of",
    "run_by_others",
    "runs_alone",
    "slo_of",
    "stops",
    "telemetry_of",
    "tier_of",
    "trust_of",
    "zones_of",
]

Value = TypeVar("Value")

SENSITIVITY: tuple[Classification, ...] = ("public", "internal", "confidential", "restricted")
"""From the least sensitive to the most."""


def chain(element: Element) -> Iterator[Element]:
    """Yield an element and what it lies inside, innermost first."""
    each: Element | None = element
    while each is not None:
        yield each
        each = each.inside


def inherited(element: Element, said: Callable[[Element], Value | None]) -> Value | None:
    """Return what `said` reads from an element, or from the innermost container that states it."""
    return next((value for each in chain(element) if (value := said(each)) is not None), None)


def owner_of(element: Element) -> str | None:
    """Return the team that answers for an element."""
    return inherited(element, lambda each: each.owner)


def boundary_of(element: Element) -> Boundary | None:
    """Return the innermost trust boundary an element lies in."""
    return inherited(element, lambda each: each.boundary)


def trust_of(boundary: Boundary | None) -> int | None:
    """Return how far a boundary is trusted, or the innermost around it that says so."""
    while boundary is not None and boundary.trust is None:
        boundary = boundary.inside
    return None if boundary is None else boundary.trust


def tier_of(element: Element) -> int | None:
    """Return how much depends on an element, 1 the most."""
    return inherited(element, lambda each: each.tier)


def slo_of(element: Element) -> float | None:
    """Return the share of requests that an element, or what it lies inside, promises to answer."""
    return inherited(element, lambda each: each.slo)


def telemetry_of(element: Element) -> tuple[Telemetry, ...] | None:
    """Return what an element lets others see of how it is."""
    return inherited(element, lambda each: each.telemetry)


def region_of(element: Element) -> str | None:
    """Return where an element runs: as stated, or the one region that all its hosts stand in."""
    stated = inherited(element, lambda each: each.region)
    regions = {host.region for host in element.runs_on}
    return stated or (regions.pop() if len(regions) == 1 else None)


def zones_of(element: Element) -> tuple[str, ...] | None:
    """Return the zones an element runs in, sorted: as stated, or those of its hosts, if all say theirs."""
    hosts = {host.zone for host in element.runs_on}
    stated = inherited(element, lambda each: each.zones or None) or hosts
    zones = sorted(each for each in stated if each is not None)
    return tuple(zones) if zones and None not in hosts else None


def is_external(element: Element) -> bool:
    """Say whether somebody else answers for an element."""
    stated = inherited(element, lambda each: each.external)
    return isinstance(element, Client | ThirdPartyService | Network) if stated is None else stated


def run_by_others(element: Element) -> bool:
    """Say whether somebody else keeps an element running, so that its instances are not ours to count."""
    return is_external(element) or bool(inherited(element, lambda each: each.managed))


def is_entry(element: Element) -> bool:
    """Say whether work begins at an element: people, devices, external applications, jobs."""
    return isinstance(element, Client) if element.entry is None else element.entry


def is_ingress(element: Element) -> bool:
    """Say whether an element is a reviewed way into its boundary."""
    return isinstance(element, Gateway) if element.ingress is None else element.ingress


def forwards(element: Element) -> bool:
    """Say whether an element only hands on what comes in."""
    return isinstance(element, Gateway | Balancer | Network)


def is_one(element: Element) -> bool:
    """Say whether an element is one thing, not a box that stands for several."""
    return not (isinstance(element, MicroserviceGroup) or element.stands_for)


def fewest_instances(element: Element) -> int | None:
    """Return how many instances run at least, or None where no number is stated."""
    return _number(element.instances and element.instances.partition("..")[0])


def most_instances(element: Element) -> int | None:
    """Return how many instances run at most, or None where none is stated or there is no limit."""
    last = element.instances and element.instances.rpartition("..")[2]
    return sum(map(int, last.split("+"))) if last and "n" not in last else None


def runs_alone(element: Element) -> bool | None:
    """Return whether one instance of an element runs at most, or None where that is not stated."""
    if element.instances is None:
        return False if len(element.runs_on) > 1 or len(element.zones) > 1 else None
    most = most_instances(element)
    return most is not None and most <= 1


def _number(said: str | None) -> int | None:
    return int(said) if said and said.isdigit() else None


def stops(relation: Relation) -> tuple[Element, ...]:
    """Return where a request, event or data comes by, in order; a subscriber is where an event goes to."""
    ends = (relation.source, *relation.via, relation.target)
    return ends[::-1] if relation.verb is Verb.SUBSCRIBES_TO else ends


def is_sync(relation: Relation) -> bool:
    """Say whether the source waits for the target: events are not waited for."""
    return relation.interaction is not Interaction.EVENT


def is_hard(relation: Relation) -> bool:
    """Say whether the source fails where the target does: it waits, and has no way without."""
    return is_sync(relation) and is_needed(relation)


def is_needed(relation: Relation) -> bool:
    """Say whether the source has no way without the target, though it may not wait for it."""
    return relation.critical is not False and "fallback" not in relation.resilience


def is_encrypted(relation: Relation) -> bool | None:
    """Return whether a relation is encrypted on its way: as stated, or as its transport implies."""
    if relation.tls is not None or relation.over is None:
        return relation.tls
    return relation.over.tls


def classification_of(assets: tuple[DataAsset, ...]) -> Classification | None:
    """Return the class of the most sensitive of some data, or None where none is stated.

    >>> classification_of((DataAsset("News", classification="public"), DataAsset("Notes")))
    'public'
    """
    return most_sensitive(tuple(each.classification for each in assets if each.classification))


def most_sensitive(classes: tuple[Classification, ...]) -> Classification | None:
    """Return the most sensitive of some classes.

    >>> most_sensitive(("internal", "confidential", "public"))
    'confidential'
    """
    return max(classes, key=SENSITIVITY.index, default=None)


def lies_within(boundary: Boundary | None, around: Boundary) -> bool:
    """Say whether a boundary is `around`, or lies within it."""
    while boundary is not None and boundary is not around:
        boundary = boundary.inside
    return boundary is not None
