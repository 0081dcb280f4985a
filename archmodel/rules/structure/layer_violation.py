"""A relation that goes up, or past a layer."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import chain
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import FrontendMicroservices, IntegrationMicroservices
from archmodel.elements.external import MobileDevice
from archmodel.graph import Graph, Node
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.structure._layers import Layering

__all__ = ["Bad", "Good", "LayerViolation"]


class LayerViolation(Rule[Graph]):
    """A relation goes from a layer to one above it, or past one that is closed.

    `layers` says what the layers are, from the top: each a tuple of the names of kinds, a subclass
    counting as its base. Where none are given, none are judged. An element is in the first layer that
    has its kind, or that of the nearest container which is in one. A name in `closed` is that of a
    kind whose layer must not be gone past. Events may go up: nobody waits for them.

    Why it matters: a layer is worth having as long as those above it can be changed without it, and
    those below it without the others.

    Instead: turn the call round, make it an event, go through the layer between, or take the layer
    off the list of closed ones.

    References:
    - import-linter, contract “layers”; ArchUnit, `layeredArchitecture`; Tach, closed layers.
    - E. D. Schabell, Integration Key to Customer Experience, parts 7 and 8: the layers of the series.
    """

    code = "STR006"
    severity = Severity.ERROR
    layers: tuple[tuple[str, ...], ...] = ()
    """From the top: names of kinds, such as `(("MobileDevice",), ("ApiGateway",))`."""
    closed: tuple[str, ...] = ()
    """Names of kinds whose layers must not be gone past."""
    exhaustive: bool = False
    """Whether an element that is in no layer is a finding."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation that goes the wrong way, and every element without a layer."""
        if not self.layers:
            return
        level = {node.name: self._level(node) for node in subject.nodes()}
        shut = {number for number, kinds in enumerate(self.layers) if not {*kinds}.isdisjoint(self.closed)}
        layering = Layering(level, [" or ".join(kinds) for kinds in self.layers], frozenset(shut))
        yield from layering.breaches(self, subject)
        if self.exhaustive:
            yield from layering.outside(self, subject)

    def _level(self, node: Node) -> int | None:
        """Return the number of the layer an element is in, 0 at the top."""
        for around in chain(node.element):
            names = {kind.__name__ for kind in type(around).__mro__}
            for number, kinds in enumerate(self.layers):
                if not names.isdisjoint(kinds):
                    return number
        return None


LAYERS = (
    ("Client",),
    ("Gateway",),
    ("FrontendMicroservices", "MobileServices"),
    ("IntegrationMicroservices",),
    ("Backend",),
)
"""Those of the series, from the top."""
OPTIONS = {"layers": LAYERS, "closed": ("IntegrationMicroservices",)}


class Bad(Blueprint):
    """The front end goes past the integration."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    front = FrontendMicroservices("Front end")
    integration = IntegrationMicroservices("Integration")
    crm = Backend("CRM")
    asks = phone.calls(gateway)
    routes = gateway.calls(front)
    gathers = front.calls(integration)
    reads = integration.calls(crm)
    peeks = front.calls(crm)


class Good(Blueprint):
    """Each calls the next, and the backend tells of events."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    front = FrontendMicroservices("Front end")
    integration = IntegrationMicroservices("Integration")
    crm = Backend("CRM")
    asks = phone.calls(gateway)
    routes = gateway.calls(front)
    gathers = front.calls(integration)
    reads = integration.calls(crm)
    tells = crm.notifies(integration)
