"""An element that everything goes through."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.elements.messaging import Broker
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import forwards, is_one

__all__ = ["Bad", "Good", "HubElement"]


class HubElement(Rule[Graph]):
    """An element has at least `incoming` others that use it, and uses at least `outgoing` itself.

    Each other element counts once in each direction. Gateways, balancers, networks and brokers are
    there to stand between, and boxes that stand for several are not judged.

    Why it matters: it changes with everybody and everybody changes with it; nobody can say what it is
    for.

    Instead: split it by what it is responsible for.

    References:
    - The smell “hub-like dependency” of tools that analyse dependencies, such as Arcan.
    - D. Taibi, V. Lenarduzzi, C. Pahl, Microservices anti-patterns: a taxonomy (arXiv 1908.04101),
      “mega-service”.

    Off by default: the numbers are a matter of taste, until you have chosen them.
    """

    code = "INT008"
    severity = Severity.INFO
    by_default = False
    incoming: int = 8
    """From how many on that use it."""
    outgoing: int = 8
    """From how many on that it uses."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that much goes through."""
        busy = subject.busy(self.incoming + self.outgoing)
        users: dict[str, set[str]] = {}
        used: dict[str, set[str]] = {}
        for edge in subject.touching(frozenset(node.name for node in busy)):
            if edge.source is not edge.target:
                users.setdefault(edge.target.name, set()).add(edge.source.name)
                used.setdefault(edge.source.name, set()).add(edge.target.name)
        for node in busy:
            into, out = len(users.get(node.name, ())), len(used.get(node.name, ()))
            if into < self.incoming or out < self.outgoing:
                continue
            if is_one(node.element) and not (forwards(node.element) or node.is_a(Broker)):
                yield self.finding(
                    node,
                    f"{into} others use {node}, which uses {out} itself",
                    instead=f"split {node} by what it is responsible for",
                )


class Bad(Blueprint):
    """Everybody uses it, and it uses everybody."""

    common = Microservice("Common")
    for _number in range(8):
        Microservice(f"Client {_number}").calls(common)
        common.calls(Microservice(f"Provider {_number}"))


class Good(Blueprint):
    """Everybody uses it, and it uses one."""

    common = Microservice("Common")
    store = Microservice("Store")
    common.calls(store)
    for _number in range(8):
        Microservice(f"Client {_number}").calls(common)
