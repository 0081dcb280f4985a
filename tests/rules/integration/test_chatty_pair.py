"""The corners of INT007."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Flow, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.integration.chatty_pair import ChattyPair


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*ChattyPair(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    cart = Microservice("Cart")
    prices = Microservice("Prices")
    asks = cart.calls(prices)
    looks = cart.reads(prices)
    back = prices.notifies(cart)


def test_one_more_than_the_most_is_too_often() -> None:
    class Chatty(Shop):
        order = Flow("Order", steps=(Shop.asks, Shop.asks, Shop.looks, Shop.asks, Shop.back))

    (finding,) = found(Chatty)
    assert (finding.at, finding.severity) == (("order", "cart", "prices"), Severity.INFO)
    assert finding.message == "'Order' goes from 'Cart' to 'Prices' 4 times, and 3 are the most"
    assert finding.instead == "let 'Cart' ask 'Prices' for all at once"


def test_the_most_is_an_option_and_each_flow_counts_for_itself() -> None:
    class Calm(Shop):
        order = Flow("Order", steps=(Shop.asks, Shop.asks, Shop.asks))
        other = Flow("Other", steps=(Shop.asks, Shop.back, Shop.back))

    assert found(Calm) == []
    assert blamed(Calm, most=2) == ["order"]
    assert blamed(Calm, most=1) == ["order", "other"]


def test_a_step_that_is_not_there_is_left_to_another_rule() -> None:
    class Other(Blueprint):
        a = Microservice("A")
        asks = a.calls(a)

    class Dangling(Shop):
        order = Flow("Order", steps=(Other.asks,) * 9)

    assert found(Dangling) == []


def test_a_flow_told_twice_is_judged_once() -> None:
    class Told(Shop):
        b = Flow("Order", steps=(Shop.asks,) * 4)
        a = Flow("Order", steps=(Shop.asks,) * 4)

    assert blamed(Told) == ["a"]
