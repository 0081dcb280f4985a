"""The corners of SEC004."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Boundary, Group, Internet, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.authentication_not_stated import AuthenticationNotStated


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*AuthenticationNotStated(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


OUTSIDE, LOW, HIGH = Boundary("Outside", trust=0), Boundary("Low", trust=1), Boundary("High", trust=2)
SAME, SILENT = Boundary("Same", trust=1), Boundary("Silent")


class Shop(Blueprint):
    out = Microservice("Out", boundary=OUTSIDE)
    low = Microservice("Low", boundary=LOW)
    same = Microservice("Same", boundary=SAME)
    high = Microservice("High", boundary=HIGH)
    open = Microservice("Open", boundary=HIGH, public=True)
    closed = Microservice("Closed", boundary=HIGH, public=False)
    silent = Microservice("Silent", boundary=SILENT)
    nowhere = Microservice("Nowhere")


def test_a_way_up_is_blamed() -> None:
    class Up(Shop):
        one = Shop.low.calls(Shop.high)
        two = Shop.out.calls(Shop.closed)

    first, second = found(Up)
    assert (first.at, first.severity) == (("one", "low", "high"), Severity.WARNING)
    assert (
        first.message == "'Low' calls 'High', from 'Low' to 'High', and does not say how it shows who it is"
    )
    assert first.instead == "say in authn how 'Low' says who it is, or public=True of 'High'"
    assert second.at[0] == "two"


def test_a_way_down_along_or_to_what_is_open_or_not_known_is_not_blamed() -> None:
    class Sound(Shop):
        Shop.high.calls(Shop.low)
        Shop.low.calls(Shop.same)
        Shop.low.calls(Shop.open)
        Shop.low.calls(Shop.silent)
        Shop.silent.calls(Shop.high)
        Shop.low.calls(Shop.nowhere)
        Shop.nowhere.calls(Shop.high)
        Shop.low.calls(Shop.high, authn="none")
        Shop.low.calls(Shop.high, authn="oidc")

    assert found(Sound) == []


def test_where_a_relation_first_comes_in_counts_and_networks_are_not_come_into() -> None:
    class Passing(Shop):
        net = Internet("Internet", boundary=OUTSIDE)
        lan = Internet("LAN", boundary=HIGH)
        door = ApiGateway("Door", boundary=LOW, public=True)
        gate = ApiGateway("Gate", boundary=LOW)
        somewhere = ApiGateway("Somewhere")
        a = Shop.high.calls(Shop.high, via=net)
        b = Shop.out.calls(Shop.high, via=(lan, net))
        c = Shop.out.calls(Shop.open, via=gate)
        d = Shop.out.calls(Shop.high, via=door)
        e = Shop.out.calls(Shop.high, via=somewhere)
        f = Shop.nowhere.calls(Shop.high, via=net)
        g = Shop.out.calls(Shop.high, via=lan)
        h = Shop.out.calls(lan)
        i = Shop.high.calls(Shop.high, via=gate)
        j = Shop.low.calls(Shop.high, via=(net, gate))

    assert blamed(Passing) == ["a", "b", "c", "f", "g", "i", "j"]
    one, _, through, *_ = found(Passing)
    assert one.message.startswith("'High' calls 'High', from 'Outside' to 'High',")
    assert through.message.startswith("'Out' calls 'Open', from 'Outside' to 'Low',")
    assert through.instead == "say in authn how 'Out' says who it is, or public=True of 'Gate'"


def test_a_container_is_open_where_a_member_is_and_a_member_where_its_container_is() -> None:
    class Contained(Shop):
        market = Group("Market", boundary=HIGH)
        stall = Microservice("Stall", inside=market, public=True)
        till = Microservice("Till", inside=market)
        hall = Group("Hall", boundary=HIGH, public=True)
        desk = Microservice("Desk", inside=hall)
        a = Shop.low.calls(market)
        b = Shop.low.calls(till)
        c = Shop.low.calls(desk)

    assert blamed(Contained) == ["b"]
