"""The corners of SEC006."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Balancer, Boundary, Group, Internet, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.undeclared_ingress import UndeclaredIngress


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*UndeclaredIngress(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


OUTSIDE, LOW, HIGH = Boundary("Outside", trust=0), Boundary("Low", trust=1), Boundary("High", trust=2)
SAME, SILENT = Boundary("Same", trust=1), Boundary("Silent")


class Shop(Blueprint):
    low = Microservice("Low", boundary=LOW)
    same = Microservice("Same", boundary=SAME)
    high = Microservice("High", boundary=HIGH)
    door = Microservice("Door", boundary=HIGH, ingress=True)
    gateway = ApiGateway("Gateway", boundary=HIGH)
    shut = ApiGateway("Shut", boundary=HIGH, ingress=False)


def test_a_way_up_to_what_is_no_way_in_is_blamed() -> None:
    class Up(Shop):
        one = Shop.low.calls(Shop.high)
        two = Shop.low.calls(Shop.shut)

    first, second = found(Up)
    assert (first.at, first.severity) == (("one", "low", "high"), Severity.ERROR)
    assert first.message == "'Low' calls 'High', which is no way in, from 'Low' to 'High'"
    assert first.instead == "let 'Low' call a gateway, or review 'High' and say ingress=True"
    assert second.at[0] == "two"


def test_a_declared_way_in_and_a_way_down_or_along_is_not_blamed() -> None:
    class Sound(Shop):
        Shop.low.calls(Shop.door)
        Shop.low.calls(Shop.gateway)
        Shop.high.calls(Shop.low)
        Shop.low.calls(Shop.same)

    assert found(Sound) == []


def test_what_a_gateway_of_ours_calls_has_come_in_by_it() -> None:
    class Behind(Shop):
        dmz = ApiGateway("DMZ gateway", boundary=LOW)
        theirs = ApiGateway("Their gateway", boundary=LOW, external=True)
        outside = ApiGateway("Outer gateway", boundary=OUTSIDE)
        a = dmz.calls(Shop.high)
        b = theirs.calls(Shop.high)
        c = outside.calls(Shop.high)

    assert blamed(Behind) == ["b", "c"]


def test_what_is_passed_is_entered_but_networks() -> None:
    class Passing(Shop):
        net = Internet("Internet", boundary=OUTSIDE)
        lan = Internet("LAN", boundary=HIGH)
        spread = Balancer("Balancer", boundary=LOW)
        dmz = ApiGateway("DMZ gateway", boundary=LOW)
        far = Microservice("Far", boundary=OUTSIDE)
        a = far.calls(Shop.high, via=(spread, Shop.gateway))
        b = far.calls(Shop.high, via=(net, dmz))
        c = far.calls(Shop.gateway, via=lan)
        d = Shop.high.calls(Shop.same, via=net)
        e = far.calls(Shop.high, via=spread)

    one, down, both = found(Passing)
    assert (one.at[0], both.at[0]) == ("a", "e")
    assert one.message == (
        "'Far' calls 'High' by way of 'Balancer', which is no way in, from 'Outside' to 'Low'"
    )
    assert one.instead == "let 'Far' call a gateway, or review 'Balancer' and say ingress=True"
    assert down.message == "'High' calls 'Same', which is no way in, from 'Outside' to 'Same'"


def test_a_container_may_mean_the_gateway_inside_it() -> None:
    class Contained(Shop):
        platform = Group("Platform", boundary=HIGH)
        inner = ApiGateway("Inner", inside=platform)
        cart = Microservice("Cart", inside=platform)
        plain = Group("Plain", boundary=HIGH)
        stock = Microservice("Stock", inside=plain)
        plugin = Microservice("Plug-in", inside=inner)
        a = Shop.low.calls(platform)
        b = Shop.low.calls(plain)
        c = Shop.low.calls(cart)
        d = Shop.low.calls(plugin)

    assert blamed(Contained) == ["b", "c"]


def test_a_way_along_hides_no_way_up() -> None:
    class Mixed(Shop):
        a = Shop.low.calls(Shop.same)
        b = Shop.low.calls(Shop.high)

    assert blamed(Mixed) == ["b"]
