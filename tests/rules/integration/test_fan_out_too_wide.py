"""The corners of INT005."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Element, Microservice, MicroserviceGroup
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.integration.fan_out_too_wide import FanOutTooWide


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*FanOutTooWide(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def calling(caller: Element, count: int) -> type[Blueprint]:
    class Fan(Blueprint):
        page = caller
        for number in range(count):
            caller.calls(Microservice(f"S{number}"))

    return Fan


def test_one_more_than_the_most_is_too_many() -> None:
    (finding,) = found(calling(Microservice("Page"), 11))
    assert (finding.at, finding.severity) == (("page",), Severity.WARNING)
    assert finding.message == "'Page' waits for 11 others, and 10 are the most"
    assert finding.instead == "let 'Page' ask one service that gathers, or publish events"
    assert found(calling(Microservice("Page"), 10)) == []


def test_both_numbers_are_options_and_a_gateway_has_its_own() -> None:
    assert blamed(calling(Microservice("Page"), 3), most=2) == ["page"]
    assert found(calling(ApiGateway("Gateway"), 50)) == []
    assert blamed(calling(ApiGateway("Gateway"), 51)) == ["page"]
    assert blamed(calling(ApiGateway("Gateway"), 3), forwarding=2, most=9) == ["page"]


def test_a_box_for_several_is_not_judged() -> None:
    assert found(calling(MicroserviceGroup("Pages"), 11)) == []


def test_only_others_that_are_waited_for_count_each_once() -> None:
    class Mixed(Blueprint):
        page = Microservice("Page")
        one = Microservice("One")
        two = Microservice("Two")
        three = Microservice("Three")
        page.calls(page)
        page.calls(one)
        page.reads(one)
        page.calls(two)
        page.notifies(three)

    assert found(Mixed, most=2) == []
    assert blamed(Mixed, most=1) == ["page"]
