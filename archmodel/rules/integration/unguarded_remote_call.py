"""A call to somebody else's system that nothing guards."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import certain
from archmodel.elements.backend import Backend
from archmodel.elements.base import Relation
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_external, is_hard, owner_of

__all__ = ["Bad", "Good", "UnguardedRemoteCall"]


class UnguardedRemoteCall(Rule[Graph]):
    """A call that is waited for goes to a backend, an outsider or another team, without timeout or guard.

    Both are wanted: `timeout_ms`, and one of circuit breaker, retry or bulkhead in `resilience`. A call
    that has a fallback, or says `critical=False`, is not needed and not judged; nor is a call by what
    lies outside, or one between elements whose owners are not both stated, or not those of all members. It
    is judged in a model that states any timeout or guard.

    Why it matters: a target that answers slowly holds the caller's threads until it stops as well.

    Instead: state how long the caller waits, and what it does when no answer comes.

    References:
    - M. T. Nygard, Release It! (2018), “timeouts”, “circuit breaker”, “bulkheads”.
    - A. Brogi, D. Neri, J. Soldani, O. Zimmermann, Design principles, architectural smells and
      refactorings for microservices (arXiv 1906.01553), “wobbly service interaction”.

    Off by default: most blueprints leave timeouts to the code.
    """

    code = "INT011"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every call that nothing guards."""
        model = subject.model
        if not any(each.timeout_ms is not None or each.resilience for each in model.relations.values()):
            return
        edges = [edge for edge in subject.edges(over=_is_unguarded) if is_hard(edge.relation)]
        owners = certain(model.elements.values(), owner_of) if edges else {}
        for edge in edges:
            source, target, said = edge.source.element, edge.target.element, edge.relation
            missing = [
                *(["timeout"] if said.timeout_ms is None else []),
                *([] if said.resilience else ["guard"]),
            ]
            is_remote = is_external(target) or edge.target.is_a(Backend)
            if source in owners and target in owners:
                is_remote = is_remote or owners[source] != owners[target]
            if is_remote and not is_external(source):
                what = f"{edge.source} {said.verb.value} {edge.target}"
                yield self.finding(
                    edge,
                    f"{what} without a {' or a '.join(missing)}",
                    instead=f"state timeout_ms and resilience of the call by {edge.source}",
                )


def _is_unguarded(relation: Relation) -> bool:
    return relation.timeout_ms is None or not relation.resilience


class Bad(Blueprint):
    """How long does it wait?"""

    cart = Microservice("Cart")
    erp = Backend("ERP")
    asks = cart.calls(erp)
    looks = cart.reads(erp, timeout_ms=2000.0, resilience=("retry",))


class Good(Blueprint):
    """It waits for two seconds, and then no more."""

    cart = Microservice("Cart")
    erp = Backend("ERP")
    asks = cart.calls(erp, timeout_ms=2000.0, resilience=("circuit-breaker",))
