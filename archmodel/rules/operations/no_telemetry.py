"""A service that nobody can look into."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway, Gateway
from archmodel.elements.container_platform import Microservice, Service
from archmodel.elements.external import MobileDevice
from archmodel.elements.messaging import Broker
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_entry, is_external, telemetry_of

__all__ = ["Bad", "Good", "NoTelemetry"]


class NoTelemetry(Rule[Graph]):
    """A service, gateway or broker of our own that requests come to states no telemetry.

    Telemetry of what it lies inside counts. `telemetry=()` says that there is none, and is an error. It is
    judged in a model that states any. An element is reached from people, devices, external applications and
    jobs.

    Why it matters: what does not say how it is, is asked by those who complain.

    Instead: say `telemetry=("metrics", "traces")`, or add some.

    References:
    - kube-linter, checks “no-liveness-probe” and “no-readiness-probe”; CWE-778, insufficient logging.

    Off by default: telemetry is often said in another place than the blueprint.
    """

    code = "OPS008"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every such element without telemetry."""
        nodes = subject.nodes()
        if all(node.element.telemetry is None for node in nodes):
            return
        for node in subject.reach(is_entry):
            said = telemetry_of(node.element)
            ours = node.is_a((Service, Gateway, Broker)) and not said and not is_external(node.element)
            if ours and not subject.children(node):
                yield self.finding(
                    node,
                    f"{node} lets nobody see how it is" if said == () else f"{node} states no telemetry",
                    instead=f"say telemetry=('metrics', 'traces') of {node}, or what is so",
                    severity=None if said is None else Severity.ERROR,
                )


class Bad(Blueprint):
    """How is the stock?"""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway", telemetry=("metrics",))
    stock = Microservice("Stock")
    asks = phone.calls(gateway)
    routes = gateway.calls(stock)


class Good(Blueprint):
    """It says so."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway", telemetry=("metrics",))
    stock = Microservice("Stock", telemetry=("metrics", "traces"))
    asks = phone.calls(gateway)
    routes = gateway.calls(stock)
