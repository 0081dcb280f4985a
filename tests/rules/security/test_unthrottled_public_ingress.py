"""The corners of SEC012."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Boundary, Element, Group, Internet, Microservice, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.unthrottled_public_ingress import UnthrottledPublicIngress


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*UnthrottledPublicIngress(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


OUTSIDE, LOW, HIGH = Boundary("Outside", trust=0), Boundary("Low", trust=1), Boundary("High", trust=2)
SAME, SILENT = Boundary("Same", trust=1), Boundary("Silent")


def called(target: Element, boundary: Boundary = OUTSIDE) -> type[Blueprint]:
    class Called(Blueprint):
        phone = MobileDevice("Phone", boundary=boundary)
        gateway = target
        asks = phone.calls(target)

    return Called


def test_a_way_in_from_the_internet_needs_a_limit() -> None:
    (finding,) = found(called(ApiGateway("Gateway", boundary=HIGH)))
    assert (finding.at, finding.severity) == (("gateway",), Severity.WARNING)
    assert finding.message == "'Gateway' takes all that 'Phone' sends from 'Outside'"
    assert finding.instead == "say in rate_limit how much each caller may ask of 'Gateway'"
    assert [each.name for each in finding.related] == ["phone"]
    assert blamed(called(Microservice("Edge", ingress=True))) == ["gateway"]


def test_a_limit_or_a_firewall_is_enough() -> None:
    assert found(called(ApiGateway("Gateway", rate_limit="9/s"))) == []
    assert found(called(ApiGateway("Gateway", waf=True))) == []
    assert blamed(called(ApiGateway("Gateway", waf=False))) == ["gateway"]


def test_other_callers_and_what_is_no_way_in_are_not_judged() -> None:
    assert found(called(ApiGateway("Gateway"), LOW)) == []
    assert found(called(ApiGateway("Gateway"), SILENT)) == []
    assert found(called(Microservice("Orders"))) == []
    assert found(called(ApiGateway("Gateway", boundary=OUTSIDE))) == []


def test_a_way_in_that_is_passed_is_one_and_what_is_behind_it_is_not() -> None:
    class Passing(Blueprint):
        phone = MobileDevice("Phone", boundary=OUTSIDE)
        inside = MobileDevice("Inside", boundary=HIGH)
        net = Internet("Internet", boundary=OUTSIDE)
        first = ApiGateway("First", boundary=LOW)
        second = ApiGateway("Second", boundary=HIGH)
        third = ApiGateway("Third", boundary=HIGH)
        orders = Microservice("Orders", boundary=HIGH)
        a = phone.calls(orders, via=(net, first, second))
        b = inside.calls(third, via=net)

    assert blamed(Passing) == ["first", "third"]


def test_a_limit_of_the_container_is_one_and_a_container_is_no_way_in() -> None:
    class Contained(Blueprint):
        phone = MobileDevice("Phone", boundary=OUTSIDE)
        limited = Group("Limited", rate_limit="9/s")
        walled = Group("Walled", waf=True)
        one = ApiGateway("One", inside=limited)
        two = ApiGateway("Two", inside=walled)
        three = ApiGateway("Three", inside=walled, waf=False)
        a = phone.calls(one)
        b = phone.calls(two)
        c = phone.calls(three)
        d = phone.calls(walled)

    assert blamed(Contained) == ["three"]
