"""A waiver that accepts nothing."""

from __future__ import annotations

from datetime import date

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Backend, Group, Microservice, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.policy import Policy, SetWaiver
from archmodel.review import review, select_rules
from archmodel.rules.base import Severity
from archmodel.selection import tagged
from archmodel.waiver import Waiver


class Shop(Blueprint):
    group = Group("Group")
    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    crm = Backend("CRM", inside=group)
    orders = Microservice("Orders", inside=group)
    asks = phone.calls(gateway)
    routes = gateway.calls(orders)
    peeks = phone.calls(crm)


def said(blueprint: type[Blueprint], *rules: str) -> list[tuple[str, str]]:
    chosen = select_rules([*(rules or ("INT001",)), "META001"])
    judged = review(Graph(read(blueprint)), chosen, today=date(2026, 6, 30))
    return [(each.message, each.instead) for each in judged.findings if each.code == "META001"]


def test_a_waiver_that_accepts_nothing_is_reported() -> None:
    class Unused(Shop):
        pilot = Waiver("INT001", on=(Shop.asks,), because="the pilot")

    (finding,) = (
        each
        for each in review(Graph(read(Unused)), select_rules(["INT001", "META001"])).findings
        if each.code == "META001"
    )
    assert finding.message == "INT001 finds nothing that the waiver 'pilot' accepts"
    assert finding.instead == "delete 'pilot'"
    assert finding.at == ("pilot",)
    assert finding.severity is Severity.WARNING
    assert finding.place == Unused.pilot.place


def test_a_waiver_that_is_needed_for_some_is_reported_for_the_rest() -> None:
    class Half(Shop):
        pilot = Waiver("INT001", on=(Shop.asks, Shop.peeks, Shop.crm), because="the pilot")

    assert said(Half) == [
        (
            "INT001 finds nothing about 'asks', 'crm', which the waiver 'pilot' names",
            "take 'asks', 'crm' out of 'on' of 'pilot'",
        )
    ]


def test_a_waiver_that_is_needed_is_not_reported() -> None:
    class Needed(Shop):
        pilot = Waiver("INT001", on=(Shop.peeks,), because="the pilot")

    assert said(Needed) == []


def test_a_waiver_with_members_needs_one_of_them_alone() -> None:
    class Alone(Blueprint):
        group = Group("Group")
        phone = MobileDevice("Phone")
        crm = Backend("CRM", inside=group)
        other = Backend("Other", inside=group)
        asks = phone.calls(crm)

    class Members(Alone):
        later = Waiver("STR004", on=(Alone.group,), because="it is being built", members=True)

    assert said(Members, "STR004") == []


def test_a_waiver_of_a_rule_that_did_not_run_or_of_none_is_not_reported() -> None:
    class Other(Shop):
        pilot = Waiver("INT001", on=(Shop.asks,), because="the pilot")
        typo = Waiver("INT01", on=(Shop.asks,), because="the pilot")

    assert said(Other, "INT002") == []


def test_a_waiver_that_has_expired_is_not_reported_as_unused() -> None:
    class Old(Shop):
        pilot = Waiver("INT001", on=(Shop.asks,), because="the pilot", until=date(2026, 6, 29))

    assert said(Old) == []


def test_of_two_waivers_of_one_finding_the_second_is_reported() -> None:
    class Twice(Shop):
        first = Waiver("INT001", on=(Shop.peeks,), because="the pilot")
        second = Waiver("INT001", on=(Shop.peeks,), because="the pilot")

    assert [message for message, _ in said(Twice)] == [
        "INT001 finds nothing that the waiver 'second' accepts"
    ]


def settled(where: str, expect: int | None = None) -> list[tuple[str, str]]:
    waiver = Waiver("INT001", on=(), because="the pilot", members=True)
    policy = Policy(waivers=(SetWaiver(waiver, tagged(where), expect),))

    class Tagged(Shop):
        pilot = MobileDevice("Pilot phone", tags=frozenset({"pilot"}))
        calm = Microservice("Calm", tags=frozenset({"calm"}))
        one = pilot.calls(Shop.crm)
        other = pilot.calls(Shop.orders)

    judged = review(Graph(read(Tagged)), select_rules(["INT001", "META001"]), policy=policy)
    return [(each.message, each.instead) for each in judged.findings if each.code == "META001"]


def test_a_waiver_of_the_settings_need_not_fit_every_model() -> None:
    assert settled("nobody") == []
    ((message, _),) = settled("calm")
    assert message.startswith("INT001 finds nothing that the waiver 'INT001 of ")


def test_a_waiver_of_the_settings_expects_no_more_than_is_found() -> None:
    assert settled("pilot") == settled("pilot", 2) == []
    ((message, instead),) = settled("pilot", 3)
    assert message == "INT001 is found 2 times where the waiver 'INT001 of what is tagged pilot' expects 3"
    assert instead == "lower 'expect' of 'INT001 of what is tagged pilot' to 2"


def test_a_waiver_that_is_passed_over_hides_no_other() -> None:
    class Two(Shop):
        a = Waiver("INT01", on=(Shop.asks,), because="the pilot")
        b = Waiver("INT001", on=(Shop.asks,), because="the pilot")

    assert [message for message, _ in said(Two)] == ["INT001 finds nothing that the waiver 'b' accepts"]
