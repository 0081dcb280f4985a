"""Two elements that ask each other again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.elements.flows import Flow
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Said, Severity

__all__ = ["Bad", "ChattyPair", "Good"]


class ChattyPair(Rule[Graph]):
    """A flow goes from one element to another more than `most` times.

    Two flows of one title and the same steps, such as a schematic and a sequence, are one.

    Why it matters: each way over a network costs time, whatever is asked; many small questions are
    slower than one large one.

    Instead: ask for all at once, or move the question to where the answers are.

    References:
    - Microsoft, Azure architecture center, antipattern “chatty I/O”.

    Off by default: a flow is told in steps that its readers understand, not in calls.
    """

    code = "INT007"
    severity = Severity.INFO
    by_default = False
    most: int = 3
    """The most times that a flow may go from one element to the same other one."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every pair of a flow that talks too often."""
        model = subject.model
        for name, flow in model.flows.items():
            steps = [step for step in flow.steps if step in model.names]
            counts = Counter((model.names[step.source], model.names[step.target]) for step in steps)
            for (source, target), count in sorted(counts.items()):
                if count > self.most:
                    one, other = subject.node(source), subject.node(target)
                    said = Said(name, flow)
                    yield self.finding(
                        said,
                        f"{said} goes from {one} to {other} {count} times, and {self.most} are the most",
                        instead=f"let {one} ask {other} for all at once",
                        anchors=(one, other),
                    )


class Bad(Blueprint):
    """Four prices, four questions."""

    cart = Microservice("Cart")
    prices = Microservice("Prices")
    asks = cart.calls(prices)
    order = Flow("A customer orders", steps=(asks, asks, asks, asks))


class Good(Blueprint):
    """One question for all prices."""

    cart = Microservice("Cart")
    prices = Microservice("Prices")
    asks = cart.calls(prices, "prices of all articles")
    order = Flow("A customer orders", steps=(asks,))
