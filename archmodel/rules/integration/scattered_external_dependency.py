"""Many services that each speak to one outsider."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import ThirdPartyService
from archmodel.elements.container_platform import Microservice, Service
from archmodel.graph import Edge, Graph, Node
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.integration._wholes import whole_of
from archmodel.stated import is_external

__all__ = ["Bad", "Good", "ScatteredExternalDependency"]


class ScatteredExternalDependency(Rule[Graph]):
    """More than `most` services of our own use one service of somebody else.

    What lies inside one service, or inside a group that has the tag `adapter`, is one. Clients of
    ours that call it do not count: only what we call.

    Why it matters: its interface, its faults and its contract are in all of them; none can be
    exchanged without the others.

    Instead: put one adapter before it, which speaks our language.

    References:
    - E. Evans, Domain-Driven Design (2003), “anticorruption layer”.
    - import-linter, contract “protected”.

    Off by default: for a log or a metrics service, everybody calling it is right.
    """

    code = "INT012"
    severity = Severity.WARNING
    by_default = False
    most: int = 1
    """The most of our services that may use one outsider."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every outsider that many services use."""
        uses: dict[str, list[Edge]] = {}
        for edge in subject.edges(Service, is_external):
            if not is_external(edge.source.element):
                uses.setdefault(edge.target.name, []).append(edge)
        for name, edges in sorted(uses.items()):
            users = list(dict.fromkeys(whole_of(subject, edge.source, _holds_one) for edge in edges))
            if len(users) > self.most:
                outsider = subject.node(name)
                yield self.finding(
                    outsider,
                    f"{len(users)} services use {outsider}: {', '.join(map(str, users))}",
                    instead=f"put one adapter before {outsider}, and let the others call that",
                    related=edges,
                )


def _holds_one(node: Node) -> bool:
    """Say whether what lies inside speaks to outsiders as one: a service, or an adapter."""
    return node.is_a(Service) or "adapter" in node.element.tags


class Bad(Blueprint):
    """Two services speak to the bank."""

    orders = Microservice("Orders")
    refunds = Microservice("Refunds")
    bank = ThirdPartyService("Bank")
    pays = orders.calls(bank)
    returns = refunds.calls(bank)


class Good(Blueprint):
    """One service speaks to the bank, for both."""

    orders = Microservice("Orders")
    refunds = Microservice("Refunds")
    payments = Microservice("Payments")
    bank = ThirdPartyService("Bank")
    orders.calls(payments)
    refunds.calls(payments)
    pays = payments.calls(bank)
