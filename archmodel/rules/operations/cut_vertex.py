"""An element that holds two parts together."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import Network
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "CutVertex", "Good"]


class CutVertex(Rule[Graph]):
    """Without an element what is joined falls apart, and at least `most` elements are on each side.

    The direction of relations does not matter, as in a network.

    Why it matters: a switch, a tunnel or a broker that stands alone is the end of both sides.

    Instead: join the two sides a second time.

    References:
    - J. Hopcroft, R. E. Tarjan, Algorithm 447: efficient algorithms for graph manipulation (1973).

    Off by default: it is being tried out. For calls, direction matters, and `OPS005` judges it.
    """

    code = "OPS006"
    severity = Severity.INFO
    by_default = False
    preview = True
    most: int = 3
    """The least elements on each side."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that holds two large parts together."""
        for node, sides in subject.digraph().cut_vertices():
            if sides[1] >= self.most:
                yield self.finding(
                    node,
                    f"{node} alone joins {sides[0]} elements with {sides[1]}",
                    instead=f"join the two sides of {node} a second time",
                )


class Bad(Blueprint):
    """All goes through the tunnel."""

    here = Microservice("Here")
    there = Microservice("There")
    tunnel = Network("Tunnel")
    here.calls(tunnel)
    tunnel.calls(there)
    for _number in range(3):
        Microservice(f"Here {_number}").calls(here)
        there.calls(Microservice(f"There {_number}"))


class Good(Blueprint):
    """There are two tunnels."""

    here = Microservice("Here")
    there = Microservice("There")
    tunnel = Network("Tunnel")
    other = Network("Other tunnel")
    here.calls(tunnel)
    tunnel.calls(there)
    here.calls(other)
    other.calls(there)
    for _number in range(3):
        Microservice(f"Here {_number}").calls(here)
        there.calls(Microservice(f"There {_number}"))
