"""A waiver whose last day has passed."""

from __future__ import annotations

from datetime import date

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.policy import Policy, SetWaiver
from archmodel.review import review, select_rules
from archmodel.rules.base import Severity
from archmodel.selection import kind
from archmodel.waiver import Waiver


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)
    ever = Waiver("INT001", on=(crm,), because="the pilot")
    pilot = Waiver("INT001", on=(peeks,), because="the pilot", until=date(2026, 6, 30))


@pytest.mark.parametrize(
    ("today", "count"), [(None, 0), (date(2026, 6, 30), 0), (date(2026, 7, 1), 1), (date(2030, 1, 1), 1)]
)
def test_a_waiver_has_expired_on_the_day_after_its_last(today: date | None, count: int) -> None:
    assert len(review(Graph(read(Shop)), select_rules(["META003"]), today=today).findings) == count


def test_it_is_a_warning_that_names_the_day() -> None:
    (found,) = review(Graph(read(Shop)), select_rules(["META003"]), today=date(2026, 7, 1)).findings
    assert found.message == "the waiver 'pilot' was good until 2026-06-30"
    assert found.instead == "mend what 'pilot' accepts and delete it, or agree on another day"
    assert (found.at, found.severity, found.place) == (("pilot",), Severity.WARNING, Shop.pilot.place)


def test_what_it_accepted_says_until_when() -> None:
    judged = review(Graph(read(Shop)), select_rules(["INT001", "META003"]), today=date(2026, 7, 1))
    (peeks,) = (each for each in judged.findings if each.code == "INT001")
    assert peeks.note == "INT001 was accepted until 2026-06-30: the pilot"


def test_a_locked_rule_says_that_no_waiver_counts() -> None:
    judged = review(
        Graph(read(Shop)), select_rules(["INT001", "META003"]), policy=Policy(locked=frozenset(["INT001"]))
    )
    (peeks,) = (each for each in judged.findings if each.code == "INT001")
    assert peeks.note == "INT001 is locked, so no waiver counts: the pilot"


def test_a_waiver_of_the_settings_for_more_than_it_expects_says_how_many_there_are() -> None:
    class Twice(Blueprint):
        phone = MobileDevice("Phone")
        crm = Backend("CRM")
        stock = Backend("Stock")
        peeks = phone.calls(crm)
        looks = phone.calls(stock)

    waiver = Waiver("INT001", on=(), because="the pilot")
    policy = Policy(waivers=(SetWaiver(waiver, kind(MobileDevice), 1),))
    judged = review(Graph(read(Twice)), select_rules(["INT001"]), policy=policy)
    notes = {each.note for each in judged.findings}
    assert notes == {f"INT001 is found 2 times, and {waiver.place} accepts 1: the pilot"}
