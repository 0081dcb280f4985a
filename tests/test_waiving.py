"""Waivers: what they accept, and what they do not."""

from __future__ import annotations

from datetime import date

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    FrontendMicroservices,
    Group,
    Microservice,
    MobileDevice,
)
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.policy import Policy
from archmodel.review import Review, review, select_rules
from archmodel.rules.base import Rule
from archmodel.waiver import Waiver

TODAY = date(2026, 6, 30)
YESTERDAY = date(2026, 6, 29)


class Shop(Blueprint):
    """The phone goes round the gateway, twice."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    push = Microservice("Push")
    cart = Microservice("Cart")
    crm = Backend("CRM")
    asks = phone.calls(gateway)
    routes = gateway.calls(cart)
    registers = phone.calls(push)
    fills = push.calls(cart)
    peeks = phone.calls(crm)


def judge(blueprint: type[Blueprint] | Model, *codes: str, **how: object) -> Review:
    rules: list[Rule[object]] = [*select_rules([*codes, "META"])]
    model = blueprint if isinstance(blueprint, Model) else read(blueprint)
    return review(Graph(model), rules, **how)  # type: ignore[arg-type]


def found(judged: Review) -> list[tuple[str, str]]:
    return [(each.code, each.at[0]) for each in judged.findings]


class Accepted(Shop):
    pilot = Waiver("INT001", on=(Shop.peeks,), because="until the pilot ends", until=TODAY, ticket="ARCH-88")


def test_a_waiver_sets_aside_what_it_accepts_and_nothing_else() -> None:
    judged = judge(Accepted, "INT001", today=TODAY)
    assert found(judged) == [("INT001", "registers"), ("META007", "pilot")]
    (waived,) = judged.waived
    assert (waived.finding.code, waived.finding.at[0]) == ("INT001", "peeks")
    assert (waived.waiver, waived.because, waived.until) == ("pilot", "until the pilot ends", TODAY)


def test_the_day_after_its_last_it_does_not_count() -> None:
    class Expired(Shop):
        pilot = Waiver("INT001", on=(Shop.peeks,), because="until the pilot ends", until=YESTERDAY)

    judged = judge(Expired, "INT001", today=TODAY)
    assert [*sorted(found(judged))] == [("INT001", "peeks"), ("INT001", "registers"), ("META003", "pilot")]
    (peeks,) = (each for each in judged.findings if each.at[0] == "peeks")
    assert peeks.note == "INT001 was accepted until 2026-06-29: until the pilot ends"
    assert not judged.waived
    assert ("INT001", "peeks") not in found(judge(Expired, "INT001", today=YESTERDAY))
    assert ("INT001", "peeks") not in found(judge(Expired, "INT001"))


def test_what_is_behind_an_accepted_way_in_is_still_reported() -> None:
    class Conducting(Shop):
        sdk = Waiver("device-bypasses-gateway", on=(Shop.registers,), because="the SDK of the vendor")

    judged = judge(Conducting, "INT001")
    assert [*sorted(found(judged))] == [("INT001", "fills"), ("INT001", "peeks")]
    (fills,) = (each for each in judged.findings if each.at[0] == "fills")
    assert fills.note.startswith("behind what is accepted by 'sdk' (tests/test_waiving.py:")
    assert [each.finding.at[0] for each in judged.waived] == ["registers"]
    (peeks,) = (each for each in judged.findings if each.at[0] == "peeks")
    assert peeks.note == ""


def test_ways_in_behind_accepted_ones_may_be_accepted_in_turn() -> None:
    class Conducting(Shop):
        sdk = Waiver("INT001", on=(Shop.registers, Shop.fills), because="the SDK of the vendor")

    judged = judge(Conducting, "INT001")
    assert found(judged) == [("INT001", "peeks")]
    assert [each.finding.at[0] for each in judged.waived] == ["registers", "fills"]


def test_no_waiver_counts_where_none_is_wanted() -> None:
    judged = judge(Accepted, "INT001", waive=False, today=TODAY)
    assert found(judged) == [("INT001", "registers"), ("INT001", "peeks")]


def test_a_locked_rule_cannot_be_waived() -> None:
    for locked in ("INT001", "INT"):
        judged = judge(Accepted, "INT001", policy=Policy(locked=frozenset([locked])), today=YESTERDAY)
        (peeks,) = (each for each in judged.findings if each.at[0] == "peeks")
        assert peeks.note == "INT001 is locked, so no waiver counts: until the pilot ends"
        assert not judged.waived
    assert judge(Accepted, "INT001", policy=Policy(locked=frozenset(["STR"])), today=YESTERDAY).waived


def test_a_waiver_on_a_group_is_about_the_group_alone_unless_it_says_members() -> None:
    class Grouped(Blueprint):
        shop = Group("Shop")
        phone = MobileDevice("Phone")
        gateway = ApiGateway("API gateway")
        front = FrontendMicroservices("Front", inside=shop)
        alone = Microservice("Alone", inside=shop)
        crm = Backend("CRM")
        asks = phone.calls(gateway)
        routes = gateway.calls(front)
        peeks = front.calls(crm)

    class One(Grouped):
        later = Waiver("STR004", on=(Grouped.shop,), because="it is being built")

    class All(Grouped):
        later = Waiver("STR004", on=(Grouped.shop,), because="it is being built", members=True)
        direct = Waiver("INT002", on=(Grouped.shop,), because="no integration yet", members=True)

    assert found(judge(One, "STR004", "INT002")) == [
        ("STR004", "alone"),
        ("INT002", "peeks"),
        ("META001", "later"),
    ]
    assert found(judge(All, "STR004", "INT002")) == []


def test_a_waiver_of_what_the_model_does_not_hold_accepts_nothing() -> None:
    class Elsewhere(Blueprint):
        phone = MobileDevice("Phone")
        crm = Backend("CRM")
        peeks = phone.calls(crm)

    class Foreign(Shop):
        pilot = Waiver("INT001", on=(Elsewhere.peeks,), because="until the pilot ends")

    assert ("META001", "pilot") in found(judge(Foreign, "INT001"))


def test_nothing_accepts_what_a_review_says_of_itself() -> None:
    class Silenced(Shop):
        pilot = Waiver("INT001", on=(Shop.asks,), because="until the pilot ends")
        quiet = Waiver("META001", on=(Shop.asks,), because="it is in the way")

    assert ("META001", "pilot") in found(judge(Silenced, "INT001"))
