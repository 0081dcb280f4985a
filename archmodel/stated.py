"""What is stated of an element, by itself, by what it lies inside, or by the facts it refers to.

None means that it is not stated, which a rule must not hold against anybody.
"""

from __future__ import annotations

from functools import cache

from archmodel.containment import inherited
from archmodel.declared import read_at
from archmodel.elements.api_management import Gateway
from archmodel.elements.backend import ThirdPartyService
from archmodel.elements.base import Element, Relation
from archmodel.elements.container_platform import Balancer, MicroserviceGroup
from archmodel.elements.deployment import Instance
from archmodel.elements.external import Client, Network
from archmodel.elements.facts import Boundary, DataAsset, Host
from archmodel.elements.verbs import Interaction, Verb
from archmodel.elements.words import Classification, Telemetry

__all__ = [
    "SENSITIVITY",
    "as_step",
    "boundary_of",
    "classification_of",
    "clearance_of",
    "forwards",
    "hosts_of",
    "is_encrypted",
    "is_entry",
    "is_external",
    "is_hard",
    "is_ingress",
    "is_needed",
    "is_one",
    "is_public",
    "is_storing",
    "is_sync",
    "kept_by",
    "lies_within",
    "matters_most",
    "most_instances",
    "most_sensitive",
    "owner_of",
    "receivers",
    "region_of",
    "regions_of",
    "run_by_others",
    "runs_alone",
    "slo_of",
    "stops",
    "telemetry_of",
    "tier_of",
    "trust_of",
    "zones_of",
]

SENSITIVITY: tuple[Classification, ...] = ("public", "internal", "confidential", "restricted")
"""From the least sensitive to the most."""


def owner_of(element: Element) -> str | None:
    """Return the team that answers for an element; for an instance, else that for what it runs."""
    each: Element | None = element
    while each is not None:
        owner = inherited(each, lambda held: held.owner)
        if owner is not None:
            return owner
        each = each.of if isinstance(each, Instance) else None
    return None


def boundary_of(element: Element) -> Boundary | None:
    """Return the innermost trust boundary an element lies in."""
    return inherited(element, lambda each: each.boundary)


def trust_of(boundary: Boundary | None) -> int | None:
    """Return how far a boundary is trusted, or the innermost around it that says so."""
    while boundary is not None and boundary.trust is None:
        boundary = boundary.inside
    return None if boundary is None else boundary.trust


def clearance_of(boundary: Boundary | None) -> Classification | None:
    """Return the most sensitive data that may lie in a boundary, as it or the innermost around it says."""
    while boundary is not None and boundary.clearance is None:
        boundary = boundary.inside
    return None if boundary is None else boundary.clearance


def receivers(relation: Relation) -> tuple[Element, ...]:
    """Return the ends at which data that a relation carries arrives.

    Who reads or subscribes takes it; who brings data in step does both; else it goes to the target.
    """
    if relation.verb in (Verb.READS, Verb.SUBSCRIBES_TO):
        return (relation.source,)
    both = (relation.target, relation.source)
    return both if relation.verb is Verb.SYNCHRONISES_WITH else both[:1]


def tier_of(element: Element) -> int | None:
    """Return how much depends on an element, 1 the most."""
    return inherited(element, lambda each: each.tier)


def matters_most(element: Element) -> bool:
    """Say whether most depends on an element, which is in tier 1."""
    tier = tier_of(element)
    return tier is not None and tier <= 1


def slo_of(element: Element) -> float | None:
    """Return the share of requests that an element, or what it lies inside, promises to answer."""
    return inherited(element, lambda each: each.slo)


def telemetry_of(element: Element) -> tuple[Telemetry, ...] | None:
    """Return what an element lets others see of how it is."""
    return inherited(element, lambda each: each.telemetry)


def region_of(element: Element) -> str | None:
    """Return where an element runs: as stated, or the one region that all its hosts stand in."""
    stated = inherited(element, lambda each: each.region)
    regions = {stated} if stated else {host.region for host in hosts_of(element)}
    return regions.pop() if len(regions) == 1 else None


def regions_of(element: Element) -> tuple[str, ...] | None:
    """Return the regions an element surely runs in, sorted: as stated, or those that its hosts say."""
    stated = inherited(element, lambda each: each.region)
    regions = {stated} if stated else {host.region for host in hosts_of(element)}
    return tuple(sorted(each for each in regions if each)) or None


def hosts_of(element: Element) -> tuple[Host, ...]:
    """Return what an element runs on, or what it lies inside does."""
    return inherited(element, lambda each: each.runs_on or None) or ()


def zones_of(element: Element) -> tuple[str, ...] | None:
    """Return the zones an element runs in, sorted: as stated, or those of its hosts, if all say theirs."""
    hosts = {host.zone for host in hosts_of(element)}
    stated = inherited(element, lambda each: each.zones or None) or hosts
    zones = sorted(each for each in stated if each is not None)
    return tuple(zones) if zones and None not in hosts else None


def is_external(element: Element) -> bool:
    """Say whether somebody else answers for an element."""
    stated = inherited(element, lambda each: each.external)
    return isinstance(element, (Client, ThirdPartyService, Network)) if stated is None else stated


def run_by_others(element: Element) -> bool:
    """Say whether somebody else keeps an element running, so that its instances are not ours to count."""
    return is_external(element) or bool(inherited(element, lambda each: each.managed))


def is_entry(element: Element) -> bool:
    """Say whether work begins at an element: people, devices, external applications, jobs."""
    return isinstance(element, Client) if element.entry is None else element.entry


def is_ingress(element: Element) -> bool:
    """Say whether an element, or what it lies inside, is a reviewed way into its boundary."""
    return bool(inherited(element, _says_ingress))


def is_public(element: Element) -> bool:
    """Say whether everybody may reach an element, or what it lies inside, on purpose."""
    return bool(inherited(element, lambda each: each.public))


def forwards(element: Element) -> bool:
    """Say whether an element only hands on what comes in."""
    return isinstance(element, (Gateway, Balancer, Network))


def is_one(element: Element) -> bool:
    """Say whether an element is one thing, not a box that stands for several."""
    return not (isinstance(element, MicroserviceGroup) or element.stands_for)


def most_instances(element: Element) -> int | None:
    """Return how many instances run at most, or None where none is stated or there is no limit."""
    return None if element.instances is None else _most(element.instances)


@cache
def _most(instances: str) -> int | None:
    last = instances.rpartition("..")[2]
    return None if "n" in last else sum(map(int, last.split("+")))


def runs_alone(element: Element) -> bool | None:
    """Return whether one instance of an element runs at most, or None where that is not stated."""
    if element.instances is None:
        return False if len(element.runs_on) > 1 or len(element.zones) > 1 else None
    most = _most(element.instances)
    return most is not None and most <= 1


def _says_ingress(element: Element) -> bool | None:
    return True if element.ingress is None and isinstance(element, Gateway) else element.ingress


def stops(relation: Relation) -> tuple[Element, ...]:
    """Return where a request, event or data comes by, in order; a subscriber is where an event goes to."""
    ends = (relation.source, *relation.via, relation.target)
    return ends[::-1] if relation.verb is Verb.SUBSCRIBES_TO else ends


def as_step(relation: Relation) -> Relation:
    """Return a relation as what happens: to a subscriber comes an event, which what it subscribes to sends.

    Any other relation is what happens.
    """
    if relation.verb is not Verb.SUBSCRIBES_TO:
        return relation
    said = {name: value for name, value in vars(relation).items() if not name.startswith("_")}
    source, *via, target = stops(relation)
    sends = {"verb": Verb.NOTIFIES, "source": source, "via": tuple(via), "target": target}
    return read_at(Relation, said | sends, relation.place)


def is_sync(relation: Relation) -> bool:
    """Say whether the source waits for the target: events are not waited for."""
    return relation.verb.interaction is not Interaction.EVENT


def is_hard(relation: Relation) -> bool:
    """Say whether the source fails where the target does: it waits, and has no way without."""
    return relation.verb.interaction is not Interaction.EVENT and is_needed(relation)


def is_storing(relation: Relation) -> bool:
    """Say whether the source keeps its data in the target."""
    return relation.verb is Verb.STORES_IN


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


def kept_by(element: Element) -> tuple[DataAsset, ...]:
    """Return the data that an element keeps: what it stores, and what it is the record of."""
    stores, records = element.stores, element.record_of
    return tuple(dict.fromkeys((*stores, *records))) if stores or records else ()


def lies_within(boundary: Boundary | None, around: Boundary) -> bool:
    """Say whether a boundary is `around`, or lies within it."""
    while boundary is not None and boundary is not around:
        boundary = boundary.inside
    return boundary is not None
