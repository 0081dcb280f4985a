"""A request that waits for a request that waits."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import Microservice
from archmodel.elements.external import MobileDevice, Person
from archmodel.elements.messaging import Broker
from archmodel.graph import Graph
from archmodel.rules._chains import waits_for_one
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_entry

__all__ = ["Bad", "Good", "SyncChainTooDeep"]


class SyncChainTooDeep(Rule[Graph]):
    """A request goes on through more than `max_depth` calls that each wait for the next.

    The longest way is told once for each relation by which it begins at a device, an external
    application or what says `entry=True`; what a person does is no call. A circle counts as one step:
    `STR003` tells of it. What a relation only passes is no step. A way does not go on through a box
    that stands for several, such as a group of microservices: it need not be the same one.

    Why it matters: the times add up, the chances to fail multiply, and a fault at the end is an
    outage at the beginning.

    Instead: publish an event in the place of one call, keep a copy of what is asked for again and
    again, or merge two services that always go together.

    References:
    - B. Treynor, M. Dahlin, V. Rau, B. Beyer, The calculus of service availability (ACM Queue 15, 2017).
    - E. D. Schabell, Integration Key to Customer Experience, part 8: device, gateway, front end,
      integration, backend are four calls.
    """

    code = "INT006"
    severity = Severity.WARNING
    max_depth: int = 5
    """The most calls on a way."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for the first relation of every way that is too long."""
        starts = frozenset(node.name for node in subject.nodes(is_entry) if not node.is_a(Person))
        for chain in subject.digraph(waits_for_one).chains(starts, longer_than=self.max_depth):
            first, last = chain[0].source, chain[-1].target
            count = f"{len(chain)} calls in a row, as far as {last}"
            yield self.finding(
                chain[0],
                f"a request of {first} waits for {count}; {self.max_depth} are the most",
                instead=f"let one of those between {first} and {last} publish an event instead",
                path=chain,
            )


class Bad(Blueprint):
    """Six calls, each waiting for the next."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    page = Microservice("Page")
    orders = Microservice("Orders")
    prices = Microservice("Prices")
    rates = Microservice("Rates")
    bank = Backend("Bank")
    phone.calls(gateway)
    gateway.calls(page)
    page.calls(orders)
    orders.calls(prices)
    prices.calls(rates)
    rates.calls(bank)


class Good(Blueprint):
    """The rates are there before anybody asks for them."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    page = Microservice("Page")
    orders = Microservice("Orders")
    prices = Microservice("Prices")
    changes = Broker("Rates")
    rates = Microservice("Rate watch")
    bank = Backend("Bank")
    phone.calls(gateway)
    gateway.calls(page)
    page.calls(orders)
    orders.calls(prices)
    prices.subscribes_to(changes)
    rates.publishes_to(changes)
    rates.calls(bank)
