"""A single instance of what must not fail."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.elements.flows import Flow
from archmodel.graph import Graph
from archmodel.model import Model
from archmodel.names import Name
from archmodel.rules.base import Finding, Rule, Said, Severity
from archmodel.stated import is_needed, is_one, run_by_others, runs_alone, tier_of

__all__ = ["Bad", "Good", "SingleReplicaOnCriticalPath"]


class SingleReplicaOnCriticalPath(Rule[Graph]):
    """One instance runs at most of an element on a critical flow, or of an element of tier 1.

    On a flow is what its steps join and what they pass; not the target of a step that has a fallback or
    says `critical=False`. `1..n` scales, and is no single instance. Where no number is stated, nothing is
    found. What somebody else runs (`managed`, or outside), what has members and boxes that stand
    for several are not judged.

    Why it matters: every update and every crash of that instance stops the business.

    Instead: run two instances, or let the flow go on without.

    References:
    - KubeLinter, checks “minimum-three-replicas” and “no-anti-affinity”.
    """

    code = "OPS007"
    severity = Severity.WARNING
    tier: int = 1
    """The tier up to which an element is critical by itself; 1 is the most critical."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every critical element of which one instance runs."""
        flows = _critical(subject.model)
        for node in subject.nodes():
            element = node.element
            is_ours = not (run_by_others(element) or subject.children(node)) and is_one(element)
            if not (is_ours and runs_alone(element)):
                continue
            tier = tier_of(element)
            if node.name in flows:
                why = f"{flows[node.name]}, which is critical, goes through it"
            elif tier is not None and tier <= self.tier:
                why = f"it is of tier {tier}"
            else:
                continue
            yield self.finding(
                node,
                f"one instance of {node} runs, and {why}",
                instead=f"run two instances of {node}",
            )


def _critical(model: Model) -> dict[Name, Said]:
    """Return what critical flows need, each with the first of those."""
    needed: dict[Name, Said] = {}
    for name, flow in model.flows.items():
        for step in flow.steps if flow.critical else ():
            for element in (step.source, *step.via, *([step.target] if is_needed(step) else [])):
                if element in model.names:
                    needed.setdefault(model.names[element], Said(name, flow))
    return needed


class Bad(Blueprint):
    """Nobody can order while the prices restart."""

    cart = Microservice("Cart", instances="2")
    prices = Microservice("Prices", instances="1")
    asks = cart.calls(prices)
    order = Flow("A customer orders", steps=(asks,), critical=True)


class Good(Blueprint):
    """One of the two prices is always there."""

    cart = Microservice("Cart", instances="2")
    prices = Microservice("Prices", instances="2")
    asks = cart.calls(prices)
    order = Flow("A customer orders", steps=(asks,), critical=True)
