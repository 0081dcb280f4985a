"""The corners of INT008."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Broker, Element, Microservice, MicroserviceGroup
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.integration.hub_element import HubElement


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*HubElement(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def around(hub: Element, users: int, used: int) -> type[Blueprint]:
    class Hub(Blueprint):
        common = hub
        hub.calls(hub)
        for number in range(users):
            client = Microservice(f"Client {number}")
            client.calls(hub)
            client.reads(hub)
        for number in range(used):
            hub.calls(Microservice(f"Provider {number}"))

    return Hub


def test_eight_on_both_sides_make_a_hub() -> None:
    (finding,) = found(around(Microservice("Common"), 8, 9))
    assert (finding.at, finding.severity) == (("common",), Severity.INFO)
    assert finding.message == "8 others use 'Common', which uses 9 itself"
    assert finding.instead == "split 'Common' by what it is responsible for"
    assert found(around(Microservice("Common"), 7, 9)) == []
    assert found(around(Microservice("Common"), 9, 7)) == []


def test_both_numbers_are_options() -> None:
    assert blamed(around(Microservice("Common"), 2, 3), incoming=2, outgoing=3) == ["common"]
    assert found(around(Microservice("Common"), 2, 3), incoming=3, outgoing=3) == []
    assert found(around(Microservice("Common"), 2, 3), incoming=2, outgoing=4) == []


def test_what_is_there_to_stand_between_is_no_hub() -> None:
    for hub in (ApiGateway("G"), Broker("B"), MicroserviceGroup("M")):
        assert found(around(hub, 8, 8)) == []
