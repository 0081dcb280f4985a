"""Elements, and the verbs that join two of them into a relation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING, Any, TypedDict, Unpack
from warnings import warn_explicit

from archmodel.declared import Declared
from archmodel.elements.facts import Boundary, DataAsset, Host
from archmodel.elements.ranges import OF_ELEMENTS, OF_RELATIONS, refuse_outside
from archmodel.elements.transports import Transport
from archmodel.elements.verbs import Interaction, Verb
from archmodel.elements.words import Authn, Authz, Persistence, Resilience, Telemetry
from archmodel.errors import BlueprintError, FormatError
from archmodel.geometry import Direction
from archmodel.icons import FILES, icon_of_file, known_icon
from archmodel.source import Origin, author_line

if TYPE_CHECKING:
    from archmodel.elements.storage import Storage

__all__ = ["Element", "Group", "How", "Relation", "refuse_no_wrap"]

_INSTANCES = re.compile(r"(\d+|n)(\.\.(\d+|n)(\+\d+)?)?")


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
    """A vendor icon: a class of the diagrams package, such as `Lambda`, or `aws.compute.Lambda`; or the
    path of an SVG or PNG from the folder of the blueprint, such as `icons/queue.svg`."""
    link: str | None = None
    """Where to read more about it, such as `https://wiki.example.org/orders`."""
    external: bool | None = None
    """Whether somebody else answers for it; so it is with clients and third parties, where not stated."""
    entry: bool | None = None
    """Whether work begins here, as with a job that runs at night."""
    public: bool | None = None
    """Whether everybody may reach it, on purpose."""
    boundary: Boundary | None = None
    """The trust boundary it lies in; that of what it is inside where not stated."""
    ingress: bool | None = None
    """Whether it is a reviewed way into its boundary, as gateways are."""
    rate_limit: str | None = None
    """How much each caller may ask of it, such as `100/s`."""
    waf: bool | None = None
    """Whether a web application firewall stands before it."""
    secrets: tuple[str, ...] = ()
    """What it must keep to itself, such as `signing key`."""
    secrets_from: str | None = None
    """Where it gets its secrets from, such as `Kubernetes secrets`."""
    processes: tuple[DataAsset, ...] = ()
    """The data that passes through it."""
    stores: tuple[DataAsset, ...] = ()
    """The data that it keeps."""
    record_of: tuple[DataAsset, ...] = ()
    """The data whose truth it is; elsewhere there are copies."""
    persistence: Persistence | None = None
    """On what it keeps its data."""
    encrypted: bool | None = None
    """Whether what it keeps is encrypted at rest."""
    read_only: bool | None = None
    """Whether others may only read from it."""
    offers: tuple[Transport, ...] = ()
    """How it can be reached."""
    runs_on: tuple[Host, ...] = ()
    """The hosts of its instances."""
    region: str | None = None
    """Where it runs, such as `eu-central-1`."""
    zones: tuple[str, ...] = ()
    """The parts of the region it runs in; each fails as one."""
    managed: bool | None = None
    """Whether somebody else keeps it running, so that its instances are not ours to count."""
    independent: bool | None = None
    """Whether its instances fail independently of one another."""
    tier: int | None = None
    """How much depends on it: 1 the most."""
    slo: float | None = None
    """The share of requests that it promises to answer, 0 to 1, such as 0.999."""
    availability: float | None = None
    """The share of time that one instance is there, 0 to 1."""
    telemetry: tuple[Telemetry, ...] | None = None
    """What it lets others see of how it is; nothing where empty."""
    processing_ms: float | None = None
    """The share of a latency budget given to itself, in milliseconds."""
    latency_slo_ms: float | None = None
    """How soon it promises to answer, in milliseconds."""
    capacity: float | None = None
    """How many requests it can answer, in requests a second."""
    monthly_cost: float | None = None
    """What it costs a month."""
    monthly_budget: float | None = None
    """What it and all it holds may cost a month."""
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
        refuse_outside(self, OF_ELEMENTS)

    def _known_icon(self, icon: str | type[object]) -> str:
        try:
            if not isinstance(icon, str) or not icon.lower().endswith(FILES):
                return known_icon(icon)
            if not isinstance(self.origin, Origin):
                raise FormatError(
                    f"the icon '{icon}' is a file, which only a blueprint may name",
                    instead="name it there; a document that is exported of it holds the picture",
                )
            found, dropped = icon_of_file(icon, self.origin.code.co_filename)
        except FormatError as error:
            raise BlueprintError(error.what, where=str(self.place or ""), instead=error.instead) from None
        if dropped and self.place:
            left_out = ", ".join([*dropped[:9], *["…"] * (len(dropped) > 9)])
            said = f"the icon '{icon}' is drawn without {left_out}"
            warn_explicit(said, UserWarning, self.place.path, self.line)
        return found

    def calls(self, target: Element, label: str | None = None, **how: Unpack[How]) -> Relation:
        """Say that this element sends requests to `target`."""
        return _relation(self, Verb.CALLS, target, label, how)

    def notifies(self, target: Element, label: str | None = None, **how: Unpack[How]) -> Relation:
        """Say that this element pushes events to `target`, and waits for no answer."""
        return _relation(self, Verb.NOTIFIES, target, label, how)

    def publishes_to(self, target: Element, label: str | None = None, **how: Unpack[How]) -> Relation:
        """Say that this element puts events on `target`, such as a broker or topic."""
        return _relation(self, Verb.PUBLISHES_TO, target, label, how)

    def subscribes_to(self, target: Element, label: str | None = None, **how: Unpack[How]) -> Relation:
        """Say that this element takes events from `target`, such as a broker or topic."""
        return _relation(self, Verb.SUBSCRIBES_TO, target, label, how)

    def reads(self, target: Element, label: str | None = None, **how: Unpack[How]) -> Relation:
        """Say that this element reads data of `target`."""
        return _relation(self, Verb.READS, target, label, how)

    def writes(self, target: Element, label: str | None = None, **how: Unpack[How]) -> Relation:
        """Say that this element writes data to `target`."""
        return _relation(self, Verb.WRITES, target, label, how)

    def stores_in(self, target: Storage, label: str | None = None, **how: Unpack[How]) -> Relation:
        """Say that this element keeps its data in `target`."""
        from archmodel.elements.storage import Storage

        given: object = target
        if isinstance(given, Element) and not isinstance(given, Storage):
            raise BlueprintError(
                f"'target' of stores_in is a storage, and '{given.title}' is none",
                where=author_line(),
                instead="write calls or writes, or make the target a Storage",
            )
        return _relation(self, Verb.STORES_IN, target, label, how)

    def synchronises_with(self, target: Element, label: str | None = None, **how: Unpack[How]) -> Relation:
        """Say that this element and `target` bring their data in step."""
        return _relation(self, Verb.SYNCHRONISES_WITH, target, label, how)

    def authenticates_with(self, target: Element, label: str | None = None, **how: Unpack[How]) -> Relation:
        """Say that this element checks identities against `target`."""
        return _relation(self, Verb.AUTHENTICATES_WITH, target, label, how)


class Group(Element):
    """Elements that belong together; drawn as a frame round them."""

    any_of: bool | None = None
    """Whether one of its members is enough for those who need it."""


class How(TypedDict, total=False):
    """What a verb may say of a relation besides its target and label; `Relation` says what each means."""

    over: Transport | None
    technology: str | None
    via: Element | Iterable[Element]
    tls: bool | None
    authn: Authn | None
    authz: Authz | None
    critical: bool | None
    timeout_ms: float | None
    resilience: tuple[Resilience, ...]
    carries: tuple[DataAsset, ...]
    agreement: str | None
    latency_ms: float | None
    rate: float | None
    per_request: float | None
    link: str | None


class Relation(Declared):
    """A sentence: source, verb, target. Made by the verbs of `Element`."""

    source: Element
    verb: Verb
    target: Element
    label: str | None = None
    """What for, in a few words, such as `uses services`."""
    over: Transport | None = None
    """How it travels."""
    technology: str | None = None
    """How it travels in the words of its authors, where no transport says it, such as `JSON/HTTPS`."""
    via: tuple[Element, ...] = ()
    """What it passes on its way, in order, such as the internet or a balancer."""
    tls: bool | None = None
    """Whether it is encrypted on its way; what the transport implies where not stated."""
    authn: Authn | None = None
    """How the source says who it is."""
    authz: Authz | None = None
    """On whose behalf the target acts."""
    critical: bool | None = None
    """Whether the source fails where the target does; it does, where not stated."""
    timeout_ms: float | None = None
    """How long the source waits for an answer, in milliseconds."""
    resilience: tuple[Resilience, ...] = ()
    """What guards the source when the target fails or is slow."""
    carries: tuple[DataAsset, ...] = ()
    """The data that travels along it, either way."""
    agreement: str | None = None
    """The contract under which data may leave, such as `DPA-2026-7`."""
    latency_ms: float | None = None
    """The share of a latency budget given to it, in milliseconds."""
    rate: float | None = None
    """How often it is used, in times a second."""
    per_request: float | None = None
    """How often it is used for each request to its source; once where not stated."""
    link: str | None = None
    """Where to read more about it, such as a description of the interface."""

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_outside(self, OF_RELATIONS)

    @property
    def interaction(self) -> Interaction:
        """What passes: a request, an event, or data."""
        return self.verb.interaction


def _relation(source: Element, verb: Verb, target: Element, label: str | None, how: How) -> Relation:
    via: object = how.get("via", ())
    if isinstance(via, Element):
        via = (via,)
    elif isinstance(via, Iterable) and not isinstance(via, str):
        via = tuple(via)
    said: dict[str, Any] = {**how, "via": via}
    return Relation(source=source, verb=verb, target=target, label=label, **said)
