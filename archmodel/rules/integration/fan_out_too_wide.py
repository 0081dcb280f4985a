"""An element that waits for too many others."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import forwards, is_one, is_sync

__all__ = ["Bad", "FanOutTooWide", "Good"]


class FanOutTooWide(Rule[Graph]):
    """An element waits for more than `most` others.

    A gateway, balancer or network may lead to `forwarding`. Every other element counts once, however
    many relations lead to it. Boxes that stand for several are not judged.

    Why it matters: it is as slow as the slowest of them, as available as all of them together, and
    changes with each.

    Instead: let one service gather what belongs together, make events of what need not be waited for,
    or split the element.

    References:
    - A. Brogi, D. Neri, J. Soldani, O. Zimmermann, Design principles, architectural smells and
      refactorings for microservices (arXiv 1906.01553).
    - J. Lakos and R. C. Martin: efferent coupling, as ArchUnit measures it.

    Off by default: the number is a matter of taste, until you have chosen one.
    """

    code = "INT005"
    severity = Severity.WARNING
    by_default = False
    most: int = 10
    """The most that an element may wait for."""
    forwarding: int = 50
    """The most that a gateway, balancer or network may lead to."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that waits for too many."""
        busy = subject.busy(min(self.most, self.forwarding) + 1)
        called: dict[str, set[str]] = {}
        for edge in subject.edges(frozenset(node.name for node in busy), over=is_sync):
            called.setdefault(edge.source.name, set()).add(edge.target.name)
        for node in busy:
            most = self.forwarding if forwards(node.element) else self.most
            others = called.get(node.name, ())
            count = len(others) - (node.name in others)
            if count > most and is_one(node.element):
                yield self.finding(
                    node,
                    f"{node} waits for {count} others, and {most} are the most",
                    instead=f"let {node} ask one service that gathers, or publish events",
                )


class Bad(Blueprint):
    """The page asks everybody."""

    page = Microservice("Page")
    for _number in range(11):
        page.calls(Microservice(f"Service {_number}"))


class Good(Blueprint):
    """The page asks two that gather."""

    page = Microservice("Page")
    offers = Microservice("Offers")
    customer = Microservice("Customer")
    page.calls(offers)
    page.calls(customer)
    for _number in range(9):
        offers.calls(Microservice(f"Service {_number}"))
