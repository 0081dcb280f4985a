"""The corners of SEC012."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Boundary, Element, Microservice, MobileDevice
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
    assert finding.message == "'Gateway' takes all that 'Phone' sends from the internet"
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
