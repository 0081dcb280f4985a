"""The corners of STR003."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Broker, FrontendMicroservices, Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.structure.dependency_cycle import DependencyCycle


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*DependencyCycle(**options).check(Graph(read(blueprint)))]


class Ring(Blueprint):
    cart = Microservice("Cart")
    prices = Microservice("Prices")
    stock = Microservice("Stock")
    asks = cart.calls(prices)
    looks = prices.calls(stock)
    tells = stock.calls(cart)


def test_a_circle_is_one_finding_on_its_first_member_with_all_of_them() -> None:
    (finding,) = found(Ring)
    assert finding.at == ("cart", "prices", "stock")
    assert finding.message == "'Cart', 'Prices', 'Stock' wait for one another in a circle of 3"
    assert finding.severity is Severity.ERROR
    assert len(finding.related) == 1
    cut = finding.related[0].text
    assert finding.instead == f"make an event of it that {cut}, or move what they share out of 'Cart'"


def test_two_circles_are_two_findings() -> None:
    class Two(Ring):
        one = Microservice("One")
        other = Microservice("Other")
        there = one.calls(other)
        back = other.reads(one)

    assert [each.at[0] for each in found(Two)] == ["cart", "one"]


def test_events_close_no_circle_unless_they_are_to_count() -> None:
    class Heard(Blueprint):
        cart = Microservice("Cart")
        stock = Microservice("Stock")
        asks = cart.calls(stock)
        tells = stock.notifies(cart)

    assert found(Heard) == []
    (finding,) = found(Heard, edges="all")
    assert (finding.at, finding.severity) == (("cart", "stock"), Severity.INFO)
    assert finding.message == "'Cart', 'Stock' reach one another by events"
    assert finding.instead == "see that what 'Cart' sends on comes to an end"


def test_a_circle_of_calls_is_told_once_where_events_count_too() -> None:
    assert [each.severity for each in found(Ring, edges="all")] == [Severity.ERROR]


def test_a_broker_between_them_opens_the_circle() -> None:
    class Brokered(Blueprint):
        cart = Microservice("Cart")
        stock = Microservice("Stock")
        topic = Broker("Topic")
        cart.calls(stock)
        stock.publishes_to(topic)
        cart.subscribes_to(topic)

    assert found(Brokered) == []


def test_a_call_to_itself_is_no_circle() -> None:
    class Alone(Blueprint):
        cart = Microservice("Cart")
        again = cart.calls(cart)

    assert found(Alone) == []


def test_a_group_in_a_circle_with_what_its_member_calls() -> None:
    class Grouped(Blueprint):
        shop = Group("Shop")
        cart = Microservice("Cart", inside=shop)
        stock = Microservice("Stock")
        asks = cart.calls(stock)
        back = stock.calls(shop)

    (finding,) = found(Grouped)
    assert {*finding.at} >= {"cart", "stock"}


def test_a_large_circle_names_the_first_six() -> None:
    class Large(Blueprint):
        all = [Microservice(f"S{each}") for each in range(7)]  # noqa: RUF012
        for one, other in zip(all, [*all[1:], all[0]], strict=True):
            one.calls(other)

    (finding,) = found(Large)
    assert finding.message == (
        "'S0', 'S1', 'S2', 'S3', 'S4', 'S5' and others wait for one another in a circle of 7"
    )

    class Six(Blueprint):
        all = [Microservice(f"S{each}") for each in range(6)]  # noqa: RUF012
        for one, other in zip(all, [*all[1:], all[0]], strict=True):
            one.calls(other)

    (finding,) = found(Six)
    assert finding.message == "'S0', 'S1', 'S2', 'S3', 'S4', 'S5' wait for one another in a circle of 6"


def test_a_box_that_stands_for_several_closes_no_circle() -> None:
    class Standing(Blueprint):
        front = FrontendMicroservices("Front ends")
        office = Backend("Back office", stands_for="CRM, ERP")
        cart = Microservice("Cart")
        front.calls(cart)
        cart.calls(front)
        office.calls(cart)
        cart.calls(office)

    assert found(Standing) == []
    assert [each.severity for each in found(Standing, edges="all")] == [Severity.INFO]


def test_the_relations_to_cut_are_among_those_that_close_it_and_three_are_named() -> None:
    class Told(Blueprint):
        cart = Microservice("Cart")
        stock = Microservice("Stock")
        asks = cart.calls(stock)
        looks = stock.calls(cart)
        hears = cart.notifies(stock)
        tells = stock.notifies(cart)

    (finding,) = found(Told)
    assert {each.name for each in finding.related} < {"asks", "looks"}

    class All(Blueprint):
        services = tuple(Microservice(f"S{number}") for number in range(4))
        for one in services:
            for other in services:
                if one is not other:
                    one.calls(other)

    (finding,) = found(All)
    assert len(finding.related) > 3
    named = [each.text for each in finding.related[:3]]
    ways = " and ".join(named)
    assert finding.instead == f"make an event of it that {ways}, or move what they share out of 'S0'"
