"""Something important that needs something less important."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import certain
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_hard, tier_of

__all__ = ["Bad", "CriticalityInversion", "Good"]


class CriticalityInversion(Rule[Graph]):
    """An element needs another on which less depends: its tier is greater.

    Both state their tier, 1 being that on which most depends. It needs what it waits for, unless the relation
    has a fallback or says `critical=False`. One with a container may mean any member of it, so it is judged
    where all of them are of one tier.

    Why it matters: what is looked after less well takes with it what is looked after best.

    Instead: do without it for a while, or look after it as well as after what needs it.

    References:
    - B. Beyer and others, Site Reliability Engineering (2016), chapter 3.

    Off by default: it needs tiers to be stated.
    """

    code = "OPS009"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation to something less important."""
        tiers = certain(subject.model.elements.values(), tier_of)
        for edge in subject.across(tiers, is_hard):
            own, other = tiers.get(edge.source.element), tiers.get(edge.target.element)
            if own is not None and other is not None and other > own:
                yield self.finding(
                    edge,
                    f"{edge.source} of tier {own} needs {edge.target} of tier {other}",
                    instead=f"let {edge.source} do without {edge.target} for a while, "
                    f"or look after {edge.target} as well",
                )


class Bad(Blueprint):
    """No recommendations, no sale?"""

    checkout = Microservice("Checkout", tier=1)
    hints = Microservice("Recommendations", tier=3)
    asks = checkout.calls(hints)


class Good(Blueprint):
    """It sells without."""

    checkout = Microservice("Checkout", tier=1)
    hints = Microservice("Recommendations", tier=3)
    asks = checkout.calls(hints, critical=False)
