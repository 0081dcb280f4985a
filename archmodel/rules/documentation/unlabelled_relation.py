"""A relation that does not say what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.elements.verbs import Verb
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "UnlabelledRelation"]


class UnlabelledRelation(Rule[Graph]):
    """A relation has no label, in a model that labels others.

    Where no relation has one, the verbs are meant to say enough. They do for `authenticates with`
    everywhere, and so does the data that a relation carries.

    Why it matters: that one service calls another is seen from the line; why it does is what readers
    want to know.

    Instead: say what for, in two or three words.

    References:
    - Structurizr, inspection “model.relationship.description”.
    """

    code = "DOC003"
    severity = Severity.WARNING

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation that does not say what it is for."""
        edges = subject.edges()
        if not any(edge.relation.label for edge in edges):
            return
        for edge in edges:
            said = edge.relation
            if not (said.label or said.carries or said.verb is Verb.AUTHENTICATES_WITH):
                yield self.finding(
                    edge,
                    f"{edge.source} {said.verb.value} {edge.target}, and it is not said what for",
                    instead=f"label it with what {edge.source} wants of {edge.target}, such as 'asks prices'",
                )


class Bad(Blueprint):
    """The cart calls the stock: to look, or to take?"""

    cart = Microservice("Cart")
    prices = Microservice("Prices")
    stock = Microservice("Stock")
    asks = cart.calls(prices, "asks prices")
    takes = cart.calls(stock)


class Good(Blueprint):
    """It takes."""

    cart = Microservice("Cart")
    prices = Microservice("Prices")
    stock = Microservice("Stock")
    asks = cart.calls(prices, "asks prices")
    takes = cart.calls(stock, "reserves articles")
