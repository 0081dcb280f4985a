"""The corners of INT006."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    FrontendMicroservices,
    Microservice,
    MobileDevice,
    Person,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.integration.sync_chain_too_deep import SyncChainTooDeep


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*SyncChainTooDeep(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    page = Microservice("Page")
    orders = Microservice("Orders")
    prices = Microservice("Prices")
    bank = Backend("Bank")
    asks = phone.calls(gateway)
    gateway.calls(page)
    page.calls(orders)
    orders.calls(prices)
    prices.calls(bank)


class Deeper(Shop):
    rates = Backend("Rates")
    Shop.bank.calls(rates)


def test_five_calls_are_the_most_and_six_too_many() -> None:
    assert found(Shop) == []
    (finding,) = found(Deeper)
    assert (finding.at, finding.severity) == (("asks", "phone", "gateway"), Severity.WARNING)
    assert finding.message == (
        "a request of 'Phone' waits for 6 calls in a row, as far as 'Rates'; 5 are the most"
    )
    assert finding.instead == "let one of those between 'Phone' and 'Rates' publish an event instead"
    assert finding.path[0].name == "asks"
    assert len(finding.path) == 6


def test_the_most_is_an_option() -> None:
    assert blamed(Shop, max_depth=4) == ["asks"]
    assert found(Deeper, max_depth=6) == []


def test_each_first_relation_is_told_once() -> None:
    class Twice(Deeper):
        tablet = MobileDevice("Tablet")
        also = tablet.calls(Shop.gateway)
        deep = Shop.page.calls(Shop.prices)

    assert blamed(Twice) == ["also", "asks"]


def test_an_event_and_a_box_for_several_end_a_way() -> None:
    class Event(Shop):
        rates = Backend("Rates")
        Shop.bank.notifies(rates)

    class Several(Shop):
        rates = FrontendMicroservices("Rates")
        Shop.bank.calls(rates)

    assert found(Event) == found(Several) == []


def test_what_a_person_does_and_what_is_passed_is_no_call() -> None:
    class Personal(Shop):
        customer = Person("Customer")
        uses = customer.calls(Shop.phone)

    class Passed(Blueprint):
        phone = MobileDevice("Phone")
        spread = Balancer("Balancer")
        one = Microservice("One")
        two = Microservice("Two")
        phone.calls(one, via=spread)
        one.calls(two, via=spread)

    assert found(Personal) == []
    assert found(Passed, max_depth=2) == []


def test_work_that_begins_by_itself_is_followed() -> None:
    class Night(Blueprint):
        job = Microservice("Job", entry=True)
        one = Microservice("One")
        two = Microservice("Two")
        begins = job.calls(one)
        one.calls(two)

    assert blamed(Night, max_depth=1) == ["begins"]
    assert found(Night, max_depth=2) == []
