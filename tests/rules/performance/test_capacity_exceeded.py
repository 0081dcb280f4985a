"""The corners of PRF003."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Broker, Flow, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.performance.capacity_exceeded import CapacityExceeded


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*CapacityExceeded(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    web = Microservice("Web")
    cart = Microservice("Cart", capacity=100.0)
    prices = Microservice("Prices", capacity=1000.0)
    asks = web.calls(cart)
    looks = cart.calls(prices, per_request=10.0)


def at_rate(rate: float | None, **more: Any) -> type[Blueprint]:
    class Rated(Shop):
        order = Flow("Order", steps=(Shop.asks, Shop.looks), rate=rate)

    return Rated


def test_seventy_percent_of_the_capacity_is_enough_and_more_is_too_much() -> None:
    assert found(at_rate(70.0)) == []
    cart, prices = found(at_rate(71.0))
    assert (cart.at, cart.severity) == (("cart",), Severity.WARNING)
    assert cart.message == "71 requests a second come to 'Cart'; 70 are 70% of its capacity"
    assert cart.instead == "ask 'Cart' for many at once, keep copies of its answers, or run more of it"
    assert prices.message == "710 requests a second come to 'Prices'; 700 are 70% of its capacity"


def test_the_share_is_an_option_and_no_rate_is_no_request() -> None:
    assert found(at_rate(100.0), utilisation=1.0) == []
    assert blamed(at_rate(70.0), utilisation=0.5) == ["cart", "prices"]
    assert found(at_rate(None)) == []


def test_flows_add_up() -> None:
    class Two(Shop):
        order = Flow("Order", steps=(Shop.asks,), rate=40.0)
        other = Flow("Other", steps=(Shop.asks,), rate=40.0)

    (finding,) = found(Two)
    assert finding.message.startswith("80 requests a second come to 'Cart'")


def test_a_relation_may_state_its_own_rate_unless_a_rated_flow_has_it() -> None:
    class Stated(Shop):
        job = Microservice("Job")
        nightly = job.calls(Shop.cart, rate=71.0)
        told = job.calls(Shop.prices, rate=9999.0)
        order = Flow("Order", steps=(told,), rate=1.0)
        free = Flow("Free", steps=(nightly,))

    assert blamed(Stated) == ["cart"]


def test_a_step_from_where_nothing_came_brings_nothing() -> None:
    class Odd(Shop):
        order = Flow("Order", steps=(Shop.asks, Shop.asks), rate=50.0)
        back = Shop.prices.calls(Shop.cart)
        other = Flow("Other", steps=(Shop.asks, back), rate=50.0)

    (finding,) = found(Odd)
    assert finding.message.startswith("150 requests a second come to 'Cart'")


def test_a_step_hands_on_what_last_came() -> None:
    class Again(Shop):
        bank = Microservice("Bank", capacity=100.0)
        pays = Shop.cart.calls(bank)
        order = Flow("Order", steps=(Shop.asks, pays, Shop.asks, pays), rate=35.0)

    class Thrice(Again):
        other = Flow("Other", steps=(Shop.asks, Again.pays), rate=1.0)

    assert found(Again) == []
    assert blamed(Thrice) == ["bank", "cart"]


def test_what_is_passed_gets_the_requests_too() -> None:
    class Passed(Shop):
        gateway = ApiGateway("Gateway", capacity=10.0)
        past = Shop.web.calls(Shop.cart, via=gateway)
        order = Flow("Order", steps=(past,), rate=8.0)

    class Stated(Shop):
        gateway = ApiGateway("Gateway", capacity=10.0)
        past = Shop.web.calls(Shop.cart, via=gateway, rate=8.0)

    assert blamed(Passed) == ["gateway"]
    assert blamed(Stated) == ["gateway"]


def test_an_event_comes_to_those_that_subscribe() -> None:
    class Heard(Blueprint):
        cart = Microservice("Cart")
        news = Broker("News", capacity=10.0)
        mail = Microservice("Mail", capacity=10.0)
        tells = cart.publishes_to(news)
        hears = mail.subscribes_to(news, per_request=2.0)
        order = Flow("Order", steps=(tells, hears), rate=4.0)

    (finding,) = found(Heard)
    assert finding.message == "8 requests a second come to 'Mail'; 7 are 70% of its capacity"


def test_a_share_is_not_too_small_by_rounding() -> None:
    class Tight(Shop):
        small = Microservice("Small", capacity=90.0)
        asks_small = Shop.web.calls(small, rate=63.0)

    assert found(Tight) == []
