"""The corners of OPS003."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Broker, Group, Internet, Microservice, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.availability_below_target import AvailabilityBelowTarget


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*AvailabilityBelowTarget(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def test_what_is_needed_multiplies_each_counted_once() -> None:
    class Shop(Blueprint):
        cart = Microservice("Cart", slo=0.98)
        one = Microservice("One", availability=0.9975)
        two = Microservice("Two")
        erp = Backend("ERP", availability=0.98)
        cart.calls(one)
        cart.calls(two)
        one.calls(erp)
        two.calls(erp)

    (finding,) = found(Shop)
    assert (finding.at, finding.severity) == (("cart",), Severity.ERROR)
    assert finding.message == (
        "'Cart' promises 98 %, and it and what it needs allow 97.755 % at best; "
        "2 of the 4 state no availability"
    )
    assert finding.instead == "let 'Cart' do without 'One' for a while, make that better, or promise less"
    assert [each.name for each in finding.related] == ["one"]


def test_what_can_just_be_kept_is_kept() -> None:
    class Just(Blueprint):
        cart = Microservice("Cart", slo=0.99)
        erp = Backend("ERP", availability=0.99)
        cart.calls(erp)

    class Less(Blueprint):
        cart = Microservice("Cart", slo=0.99)
        erp = Backend("ERP", availability=0.9899999)
        cart.calls(erp)

    assert found(Just) == []
    (finding,) = found(Less)
    assert "allow 98.99999 % at best; 1 of the 2 state" in finding.message


def test_its_own_availability_counts() -> None:
    class Alone(Blueprint):
        cart = Microservice("Cart", slo=0.99, availability=0.98)

    (finding,) = found(Alone)
    assert finding.message == "'Cart' promises 99 %, and it and what it needs allow 98 % at best"
    assert finding.instead.startswith("let 'Cart' do without what it needs for a while")


def test_the_weakest_is_named_first() -> None:
    class Shop(Blueprint):
        cart = Microservice("Cart", slo=0.99)
        a = Backend("A", availability=0.98)
        b = Backend("B", availability=0.97)
        c = Backend("C", availability=1.0)
        cart.calls(a)
        cart.calls(b)
        cart.calls(c)

    (finding,) = found(Shop)
    assert [each.name for each in finding.related] == ["b", "a"]


def test_what_is_never_there_breaks_every_promise_but_none() -> None:
    class Shop(Blueprint):
        cart = Microservice("Cart", slo=0.1)
        page = Microservice("Page", slo=0.0)
        erp = Backend("ERP", availability=0.0)
        cart.calls(erp)
        page.calls(erp)

    assert blamed(Shop) == ["cart"]


def test_what_one_can_do_without_is_not_needed() -> None:
    class Shop(Blueprint):
        cart = Microservice("Cart", slo=0.999)
        erp = Backend("ERP", availability=0.9)
        broker = Broker("Broker", availability=0.9)
        cart.calls(erp, critical=False)
        cart.reads(erp, resilience=("retry", "fallback"))
        cart.publishes_to(broker)

    assert found(Shop) == []


def test_what_is_passed_is_needed() -> None:
    class Shop(Blueprint):
        phone = MobileDevice("Phone", slo=0.999)
        internet = Internet("Internet", availability=0.99)
        cart = Microservice("Cart")
        phone.calls(cart, via=internet)

    assert blamed(Shop) == ["phone"]


def test_instances_help_where_they_are_independent() -> None:
    class Together(Blueprint):
        cart = Microservice("Cart", slo=0.999, availability=0.9, instances="3")
        page = Microservice("Page", slo=0.999, availability=0.9, instances="3", independent=False)

    class OneByOne(Blueprint):
        cart = Microservice("Cart", slo=0.999, availability=0.9, instances="3", independent=True)
        page = Microservice("Page", slo=0.999, availability=0.9, instances="2", independent=True)
        many = Microservice("Many", slo=1.0, availability=0.9, instances="2..n", independent=True)
        some = Microservice("Some", slo=1.0, availability=0.9, independent=True)

    assert blamed(Together) == ["cart", "page"]
    (finding,) = found(OneByOne)
    assert finding.at == ("page",)
    assert "allow 99 % at best" in finding.message


def test_one_of_a_group_is_enough_where_it_says_so() -> None:
    class Pair(Blueprint):
        cart = Microservice("Cart", slo=0.995)
        pair = Group("Pair", any_of=True)
        one = Microservice("One", inside=pair, availability=0.9)
        two = Microservice("Two", inside=pair, availability=0.9)
        cart.calls(pair)

    class Open(Blueprint):
        cart = Microservice("Cart", slo=0.995)
        pair = Group("Pair")
        one = Microservice("One", inside=pair, availability=0.9)
        two = Microservice("Two", inside=pair, availability=0.9)
        cart.calls(pair)

    class Single(Blueprint):
        cart = Microservice("Cart", slo=0.85)
        page = Microservice("Page", slo=0.95)
        pair = Group("Pair", any_of=True)
        one = Microservice("One", inside=pair, availability=0.9)
        cart.calls(pair)
        page.calls(pair)

    class Unknown(Blueprint):
        cart = Microservice("Cart", slo=0.995)
        pair = Group("Pair", any_of=True)
        one = Microservice("One", inside=pair, availability=0.9)
        two = Microservice("Two", inside=pair)
        cart.calls(pair)

    (finding,) = found(Pair)
    assert finding.at == ("cart",)
    assert "allow 99 % at best; 2 of the 2 state" in finding.message
    assert found(Open) == found(Unknown) == []
    assert blamed(Single) == ["page"]


def test_the_availability_of_a_group_itself_counts() -> None:
    class Shop(Blueprint):
        cart = Microservice("Cart", slo=0.98)
        pair = Group("Pair", any_of=True, availability=0.98)
        one = Microservice("One", inside=pair, availability=0.9)
        two = Microservice("Two", inside=pair, availability=0.9)
        cart.calls(pair)

    (finding,) = found(Shop)
    assert "allow 97.02 % at best" in finding.message


def test_members_promise_what_their_group_does() -> None:
    class Shop(Blueprint):
        shop = Group("Shop", slo=0.999)
        cart = Microservice("Cart", inside=shop)
        page = Microservice("Page", inside=shop, slo=0.9)
        erp = Backend("ERP", availability=0.99)
        cart.calls(erp)
        page.calls(erp)
        shop.calls(erp)

    assert blamed(Shop) == ["cart"]


def test_a_circle_needs_all_of_itself() -> None:
    class Shop(Blueprint):
        cart = Microservice("Cart", slo=0.99)
        page = Microservice("Page", slo=0.9)
        erp = Backend("ERP", availability=0.98)
        cart.calls(page)
        page.calls(cart)
        page.calls(erp)

    assert blamed(Shop) == ["cart"]
