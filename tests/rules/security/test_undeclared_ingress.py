"""The corners of SEC006."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Boundary, Microservice
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
