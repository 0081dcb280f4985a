"""The corners of PRF001."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Backend, Broker, Flow, Group, Microservice, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.performance.latency_budget_exceeded import LatencyBudgetExceeded


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*LatencyBudgetExceeded(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway", processing_ms=10.0)
    orders = Microservice("Orders")
    stock = Microservice("Stock", processing_ms=5.0)
    asks = phone.calls(gateway, latency_ms=20.0)
    routes = gateway.calls(orders, latency_ms=40.0)
    looks = orders.calls(stock)


def test_a_flow_takes_as_long_as_its_steps_and_their_targets() -> None:
    class Slow(Shop):
        order = Flow("Order", steps=(Shop.asks, Shop.routes), budget_ms=69.0)

    class Enough(Shop):
        order = Flow("Order", steps=(Shop.asks, Shop.routes), budget_ms=70.0)
        free = Flow("Free", steps=(Shop.asks, Shop.routes))

    (finding,) = found(Slow)
    assert (finding.at, finding.severity) == (("order",), Severity.ERROR)
    assert finding.message == "'Order' takes 70 ms, and 69 ms are its budget"
    assert [step.name for step in finding.path] == ["asks", "routes"]
    assert finding.instead == "take a step out of 'Order', do things at once, or publish an event"
    assert found(Enough) == []


def test_a_step_that_states_nothing_is_counted_as_nothing_and_told() -> None:
    class Silent(Shop):
        order = Flow("Order", steps=(Shop.asks, Shop.looks), budget_ms=34.0)

    (finding,) = found(Silent)
    assert finding.message == ("'Order' takes 35 ms, and 34 ms are its budget, 1 of its steps not counted")


def test_of_steps_at_once_the_longest_counts() -> None:
    def at_once(budget: float) -> type[Blueprint]:
        class Together(Shop):
            order = Flow(
                "Order",
                steps=(Shop.asks, Shop.routes, Shop.looks),
                at_once=((Shop.routes, Shop.looks),),
                budget_ms=budget,
            )

        return Together

    assert found(at_once(70.0)) == []
    assert blamed(at_once(69.0)) == ["order"]


def test_what_is_passed_takes_its_time_and_an_event_takes_that_of_who_hears_it() -> None:
    class Heard(Shop):
        news = Broker("News", processing_ms=60.0)
        mail = Microservice("Mail", processing_ms=1.0)
        tells = Shop.orders.publishes_to(news)
        hears = mail.subscribes_to(news)
        passed = Shop.phone.calls(Shop.orders, via=Shop.gateway)
        order = Flow("Order", steps=(tells, hears, passed), budget_ms=71.0)

    class Less(Heard):
        other = Flow("Other", steps=(Heard.tells, Heard.hears, Heard.passed), budget_ms=70.0)

    assert found(Heard) == []
    assert blamed(Less) == ["other"]


def test_a_sum_is_not_too_long_by_rounding() -> None:
    class Tight(Blueprint):
        cart = Microservice("Cart", latency_slo_ms=0.3)
        stock = Microservice("Stock", processing_ms=0.2)
        asks = cart.calls(stock, latency_ms=0.1)
        order = Flow("Order", steps=(asks,), budget_ms=0.3)

    assert found(Tight) == []


def promising(promised: float) -> type[Blueprint]:
    class Promised(Shop):
        prices = Microservice("Prices", latency_slo_ms=promised, processing_ms=1.0)
        slow = Microservice("Slow", processing_ms=4.0)
        bank = Backend("Bank", processing_ms=8.0)
        in_prices = Shop.gateway.calls(prices, latency_ms=500.0)
        quick = prices.calls(bank, latency_ms=16.0)
        first = prices.calls(slow, latency_ms=32.0)
        then = slow.reads(bank, latency_ms=64.0)
        told = prices.notifies(bank, latency_ms=999.0)
        seldom = prices.calls(bank, latency_ms=999.0, per_request=0.9)

    return Promised


def test_an_element_takes_as_long_as_the_longest_way_it_waits_for() -> None:
    assert found(promising(109.0)) == []
    (finding,) = found(promising(108.0))
    assert (finding.at, finding.severity) == (("prices",), Severity.ERROR)
    assert finding.message == (
        "'Prices' promises to answer in 108 ms, and takes 109 ms with what it waits for"
    )
    assert finding.instead == "shorten what 'Prices' waits for, or promise less"
    assert [each.name for each in finding.related] == ["first", "then"]


def test_what_comes_before_a_request_is_no_time_of_its_answer() -> None:
    class Behind(Blueprint):
        phone = MobileDevice("Phone")
        orders = Microservice("Orders", processing_ms=50.0)
        store = Microservice("Store", latency_slo_ms=5.0, processing_ms=5.0)
        phone.calls(orders, latency_ms=100.0)
        orders.calls(store, latency_ms=10.0)

    assert found(Behind) == []


def test_what_is_used_once_a_request_or_more_is_waited_for() -> None:
    class Once(Blueprint):
        orders = Microservice("Orders", latency_slo_ms=5.0)
        store = Microservice("Store", processing_ms=6.0)
        asks = orders.calls(store, per_request=1.0)

    assert blamed(Once) == ["orders"]


def test_a_member_of_a_group_is_waited_for_where_there_is_no_other() -> None:
    class Either(Blueprint):
        orders = Microservice("Orders", latency_slo_ms=5.0)
        banks = Group("Banks")
        one = Microservice("One", inside=banks, processing_ms=6.0)
        asks = orders.calls(banks)

    class Several(Either):
        other = Microservice("Other", inside=Either.banks)

    assert blamed(Either) == ["orders"]
    assert found(Several) == []


def test_what_goes_round_in_a_circle_ends() -> None:
    class Round(Blueprint):
        orders = Microservice("Orders", latency_slo_ms=5.0, processing_ms=1.0)
        stock = Microservice("Stock", processing_ms=1.0)
        bank = Backend("Bank", processing_ms=5.0)
        asks = orders.calls(stock)
        back = stock.calls(orders)
        pays = stock.calls(bank)

    (finding,) = found(Round)
    assert "takes 6 ms" in finding.message


def test_its_own_time_alone_may_be_too_long() -> None:
    class Alone(Blueprint):
        prices = Microservice("Prices", latency_slo_ms=1.0, processing_ms=9.0)
        promise = Microservice("Promise", latency_slo_ms=0.0)

    assert blamed(Alone) == ["prices"]


def test_parts_of_a_millisecond_count() -> None:
    class Quick(Blueprint):
        cart = Microservice("Cart", processing_ms=0.5, latency_slo_ms=0.0)
        stock = Microservice("Stock")
        one = cart.calls(stock, latency_ms=0.25)
        other = cart.calls(stock, "again", latency_ms=0.125)
        order = Flow("Order", steps=(one, other), at_once=((one, other),), budget_ms=0.5)

    (finding,) = found(Quick)
    assert finding.message == ("'Cart' promises to answer in 0 ms, and takes 0.75 ms with what it waits for")
