"""A store that the outside reaches with nothing but forwarders between."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import holders
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.base import Element, Group
from archmodel.elements.container_platform import Balancer, Microservice, SecretStore
from archmodel.elements.external import MobileDevice
from archmodel.elements.facts import Boundary
from archmodel.elements.storage import Database, Storage
from archmodel.elements.transports import HTTPS
from archmodel.graph import Graph
from archmodel.names import Name
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.security._crossings import places
from archmodel.stated import forwards, is_public, trust_of

__all__ = ["Bad", "ExposedDatastore", "Good"]


class ExposedDatastore(Rule[Graph]):
    """Something in a boundary with trust 0 reaches a storage or a secret store through forwarders alone.

    Gateways, balancers and networks only forward, where they are called and where a relation passes them
    (`via`); everything else decides what it hands on. The relation to blame is the one that enters the store,
    or a container of nothing but stores. A store that is `public=True`, such as one of pictures, is meant to
    be reached; one of which no trust is stated may lie outside as well, and is not judged.

    Why it matters: a store answers whatever it is asked; who reaches it has all it holds.

    Instead: put a service before the store, or close the way.

    References:
    - CWE-668, exposure of resource to wrong sphere; CWE-501, trust boundary violation.
    - Threagile, risk rule “unguarded-direct-datastore-access”.
    """

    code = "SEC005"
    severity = Severity.ERROR
    cwe = (501, 668)
    security_severity = 9.0

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation by which the outside enters a store."""
        nodes = subject.nodes()
        place = places(subject)
        trust = {boundary: trust_of(boundary) for boundary in {*place.values()}}
        outside = frozenset(
            node.name for node in nodes if node.element in place and trust[place[node.element]] == 0
        )
        stores = frozenset(
            node.name
            for node in subject.nodes((Storage, SecretStore))
            if node.element in place and trust[place[node.element]] and not is_public(node.element)
        )
        if not (outside and stores):
            return
        passing = frozenset(node.name for node in subject.nodes(forwards))
        others = frozenset(node.name for node in nodes if not node.is_a(Group))
        query = (outside, stores, others - outside - stores - passing)
        edges = subject.frontier(*query)
        if not edges:
            return
        no_ends, no_starts = _with_others(subject, stores), _with_others(subject, outside | passing)
        for edge in edges:
            if edge.target.element in no_ends or edge.source.element in no_starts:
                continue
            yield self.finding(
                edge,
                f"{edge.source} lets the outside into {edge.target}, with no service between",
                instead=f"put a service before {edge.target}, or close the way from {edge.source}",
                path=subject.route(edge, *query),
            )


def _with_others(graph: Graph, meant: frozenset[Name]) -> set[Element]:
    """Return the containers with a member that is not among those, so that a relation may mean another."""
    others = [node for node in graph.nodes() if node.name not in meant and not graph.children(node)]
    return holders((node.element.inside for node in others if node.element.inside), lambda _: True)


class Bad(Blueprint):
    """The balancer leads to the store."""

    internet = Boundary("Internet", trust=0)
    inside = Boundary("Inside", trust=2)
    phone = MobileDevice("Phone", boundary=internet)
    balancer = Balancer("Balancer", boundary=inside, ingress=True)
    store = Database("Store", boundary=inside)
    asks = phone.calls(balancer, over=HTTPS, authn="oidc")
    leads = balancer.calls(store)


class Good(Blueprint):
    """The gateway leads to a service, which asks the store."""

    internet = Boundary("Internet", trust=0)
    inside = Boundary("Inside", trust=2)
    phone = MobileDevice("Phone", boundary=internet)
    gateway = ApiGateway("Gateway", boundary=inside)
    orders = Microservice("Orders", boundary=inside)
    store = Database("Store", boundary=inside)
    asks = phone.calls(gateway, over=HTTPS, authn="oidc")
    leads = gateway.calls(orders)
    keeps = orders.writes(store)
