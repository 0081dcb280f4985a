"""A promise on top of one that is no better."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import certain
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.operations._shares import share
from archmodel.stated import is_hard, slo_of

__all__ = ["Bad", "DependencyTooWeak", "Good"]


class DependencyTooWeak(Rule[Graph]):
    """An element waits for another that promises too little: not `factor` times as few failures as it does.

    Both state their objective (`slo`), and the element needs the other: the relation has no fallback and does
    not say `critical=False`. A relation with a container may mean any member of it, so it is judged where all
    of them promise the same.

    Why it matters: the failures of what is needed eat up all that the element may fail itself.

    Instead: choose a better one, or do without it for a while.

    References:
    - B. Treynor, M. Dahlin, V. Rau, B. Beyer, The calculus of service availability (ACM Queue 15, 2017): the
      rule of the extra nine.

    Off by default: few dependencies promise ten times as much.
    """

    code = "OPS004"
    severity = Severity.WARNING
    by_default = False
    factor: float = 10
    """How many times fewer failures a dependency promises."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation to something that promises too little."""
        promised = certain(subject.model.elements.values(), slo_of)
        for edge in subject.edges(promised.__contains__, promised.__contains__, is_hard):
            own, other = promised[edge.source.element], promised[edge.target.element]
            if (1 - other) * self.factor > (1 - own) * (1 + 1e-9):
                yield self.finding(
                    edge,
                    f"{edge.source} promises {share(own)} and needs {edge.target}, "
                    f"which promises {share(other)}",
                    instead=f"let {edge.source} do without {edge.target} for a while, or choose a better one",
                )


class Bad(Blueprint):
    """Three nines on top of three nines."""

    cart = Microservice("Cart", slo=0.999)
    erp = Backend("ERP", slo=0.999)
    asks = cart.calls(erp)


class Good(Blueprint):
    """Three nines on top of four."""

    cart = Microservice("Cart", slo=0.999)
    erp = Backend("ERP", slo=0.9999)
    asks = cart.calls(erp)
