"""An element that others are lost with."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import MobileDevice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_entry, is_external, is_hard, is_one, run_by_others, runs_alone, slo_of

__all__ = ["Bad", "Good", "SinglePointOfFailure"]


class SinglePointOfFailure(Rule[Graph]):
    """Requests reach several elements, or one that promises availability, through a single instance alone.

    Requests begin at people, devices and external applications, at what says `entry=True`, and at
    somebody else's systems that call ours; they go along relations that are waited for and cannot be
    done without. An element of which all ways there lead through one other hangs on that. It is
    a finding from `least` such elements on, or where one of them promises availability (`slo`).
    An element is single where one instance is stated at most: `2` is not, nor is `1..n`, which
    scales. Where no number is stated, but other elements of the model state theirs, it is
    an information. What somebody else runs (`managed`, or outside), what has members and boxes that
    stand for several are not judged. For zones instead of instances there is `OPS010`.

    Why it matters: when that instance restarts, everything behind it is gone.

    Instead: run two, or open a second way.

    References:
    - B. Treynor, M. Dahlin, V. Rau, B. Beyer, The calculus of service availability (ACM Queue 15, 2017).
    - KubeLinter, check “minimum-three-replicas”; Threagile, the asset attribute “redundant”.
    - K. D. Cooper, T. J. Harvey, K. Kennedy, A simple, fast dominance algorithm (2001).
    """

    code = "OPS005"
    severity = Severity.WARNING
    least: int = 3
    """From how many elements behind it on."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every single instance that others hang on."""
        nodes = subject.nodes()
        calling = {edge.source.name for edge in subject.edges(over=is_hard)}
        entries = frozenset(
            node.name
            for node in nodes
            if is_entry(node.element) or (is_external(node.element) and node.name in calling)
        )
        is_counted = any(node.element.instances for node in nodes)
        dominance = subject.digraph(is_hard).dominance(entries)
        for node in nodes:
            element, alone = node.element, runs_alone(node.element)
            is_ours = not (run_by_others(element) or subject.children(node)) and is_one(element)
            if not is_ours or node.name in entries or alone is False or (alone is None and not is_counted):
                continue
            count = dominance.count(node)
            behind = f"{count} others are"
            if count < self.least:
                promising = [each for each in dominance.dominated(node) if slo_of(each.element) is not None]
                if not promising:
                    continue
                behind = f"{promising[0]}, which promises availability, is"
            how = "runs once" if alone else "does not say how often it runs"
            yield self.finding(
                node,
                f"{node} {how}, and {behind} reached through it alone",
                instead=f"run two instances of {node}, or say that they do"
                if alone is None
                else f"run two instances of {node}, or open a second way",
                severity=None if alone else Severity.INFO,
            )


class Bad(Blueprint):
    """One gateway before three services."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway", instances="1")
    cart = Microservice("Cart", instances="2..n")
    prices = Microservice("Prices", instances="2..n")
    stock = Microservice("Stock", instances="2..n")
    asks = phone.calls(gateway)
    gateway.calls(cart)
    gateway.calls(prices)
    gateway.calls(stock)


class Good(Blueprint):
    """Two of them."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway", instances="2")
    cart = Microservice("Cart", instances="2..n")
    prices = Microservice("Prices", instances="2..n")
    stock = Microservice("Stock", instances="2..n")
    asks = phone.calls(gateway)
    gateway.calls(cart)
    gateway.calls(prices)
    gateway.calls(stock)
