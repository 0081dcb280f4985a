"""The corners of PRF001."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Flow, Microservice, MobileDevice
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


def test_the_slowest_way_to_an_element_must_not_be_longer_than_it_promises() -> None:
    def promising(promised: float) -> type[Blueprint]:
        class Promised(Shop):
            prices = Microservice("Prices", latency_slo_ms=promised, processing_ms=1.0)
            quick = Shop.gateway.calls(prices, latency_ms=2.0)
            slow = Shop.orders.calls(prices, latency_ms=4.0)
            told = Shop.orders.notifies(prices, latency_ms=999.0)

        return Promised

    assert found(promising(75.0)) == []
    (finding,) = found(promising(74.0))
    assert finding.at == ("prices",)
    assert finding.message == "it takes 75 ms to 'Prices', which promises 74 ms"
    assert finding.instead == "shorten the way to 'Prices', or promise less"
    assert [each.name for each in finding.path] == ["asks", "routes", "slow"]


def test_what_nothing_leads_to_takes_no_time() -> None:
    class Alone(Blueprint):
        prices = Microservice("Prices", latency_slo_ms=1.0, processing_ms=9.0)

    assert found(Alone) == []
