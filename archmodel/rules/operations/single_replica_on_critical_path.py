"""One instance on the way that the business lives on."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.elements.flows import Flow
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Said, Severity
from archmodel.stated import is_needed, is_one, matters_most, run_by_others, runs_alone

__all__ = ["Bad", "Good", "SingleReplicaOnCriticalPath"]


class SingleReplicaOnCriticalPath(Rule[Graph]):
    """A flow is `critical`, or an element has `tier=1`, and one instance runs of an element on it.

    One instance runs where `instances` says so; one that may grow (`1..n`) is none, and one that is not
    stated neither. On a flow is what its steps join and pass, but not the target of one that has a fallback
    or says `critical=False`. What is managed or external is not ours to count, nor are boxes that stand for
    several.

    Why it matters: each restart is an outage of what must not be out.

    Instead: run two.

    References:
    - kube-linter, checks “minimum-three-replicas” and “no-anti-affinity”.
    """

    code = "OPS007"
    severity = Severity.WARNING

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element on a critical way of which one instance runs."""
        model = subject.model
        on: dict[str, str] = {}
        for name, flow in sorted(model.flows.items(), reverse=True):
            for step in flow.steps if flow.critical else ():
                ends = (step.source, *step.via, step.target)
                for each in ends if is_needed(step) else ends[:-1]:
                    if each in model.names:
                        on[model.names[each]] = f"{Said(name, flow)} goes through it"
        for node in subject.nodes(runs_alone):
            element = node.element
            why = on.get(node.name) or ("most depends on it" if matters_most(element) else "")
            is_ours = is_one(element) and not (run_by_others(element) or subject.children(node))
            if why and is_ours:
                yield self.finding(
                    node, f"one instance runs of {node}, and {why}", instead=f"run two instances of {node}"
                )


class Bad(Blueprint):
    """One instance stands between the customer and the money."""

    cart = Microservice("Cart", instances="2")
    payment = Microservice("Payment", instances="1")
    pays = cart.calls(payment)
    checkout = Flow("A customer pays", steps=(pays,), critical=True)


class Good(Blueprint):
    """There are two."""

    cart = Microservice("Cart", instances="2")
    payment = Microservice("Payment", instances="2")
    pays = cart.calls(payment)
    checkout = Flow("A customer pays", steps=(pays,), critical=True)
