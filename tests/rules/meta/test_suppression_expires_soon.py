"""A waiver that is about to end."""

from __future__ import annotations

from datetime import date

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.review import review
from archmodel.rules.base import Severity
from archmodel.rules.meta.suppression_expires_soon import SuppressionExpiresSoon
from archmodel.waiver import Waiver


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)
    ever = Waiver("INT001", on=(crm,), because="the pilot")
    pilot = Waiver("INT001", on=(peeks,), because="the pilot", until=date(2026, 6, 30))


@pytest.mark.parametrize(
    ("today", "when"),
    [
        (None, None),
        (date(2026, 6, 15), None),
        (date(2026, 6, 16), "in 14 days"),
        (date(2026, 6, 28), "in 2 days"),
        (date(2026, 6, 29), "tomorrow"),
        (date(2026, 6, 30), "today"),
        (date(2026, 7, 1), None),
    ],
)
def test_the_last_two_weeks_are_announced(today: date | None, when: str | None) -> None:
    findings = review(Graph(read(Shop)), [SuppressionExpiresSoon()], today=today).findings
    assert [each.message for each in findings] == (
        [f"the waiver 'pilot' ends {when}, on 2026-06-30"] if when else []
    )


def test_how_many_days_is_an_option() -> None:
    judged = review(Graph(read(Shop)), [SuppressionExpiresSoon(days=3)], today=date(2026, 6, 26))
    assert judged.findings == ()
    (found,) = review(Graph(read(Shop)), [SuppressionExpiresSoon(days=4)], today=date(2026, 6, 26)).findings
    assert (found.at, found.severity, found.place) == (("pilot",), Severity.INFO, Shop.pilot.place)
    assert found.instead == "mend what 'pilot' accepts, or agree on another day"
