"""How many services a team can answer for: a function, as it counts."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel import Blueprint, Finding, Graph, Rule, Severity
from archmodel.elements import Microservice, Service
from archmodel.graph import Node

__all__ = ["Bad", "Good", "TooManyServices"]


class TooManyServices(Rule[Graph]):
    """A team answers for more services than it can know well.

    Why it matters: what nobody knows well, nobody mends at night.

    Instead: hand some of them over to another team, or merge them.
    """

    code = "ACME002"
    severity = Severity.WARNING
    most: int = 5
    """The most services of one team."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every team with too many, about the first service that is too much."""
        teams: dict[str, list[Node]] = {}
        for node in subject.nodes(Service):
            if node.element.owner:
                teams.setdefault(node.element.owner, []).append(node)
        for team, nodes in teams.items():
            for node in nodes[self.most : self.most + 1]:
                yield self.finding(
                    node,
                    f"{node} is one of {len(nodes)} services of '{team}'; {self.most} are the most",
                    instead=f"let another team answer for {node}, or merge it with another service",
                )


class Bad(Blueprint):
    """One team has six."""

    for _number in range(6):
        Microservice(f"Service {_number}", owner="shop")


class Good(Blueprint):
    """One team has five, and another one the sixth."""

    for _number in range(5):
        Microservice(f"Service {_number}", owner="shop")
    payments = Microservice("Payments", owner="payments")
