"""A waiver that does not say why."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, MobileDevice
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.review import review, select_rules
from archmodel.rules.base import Severity
from archmodel.waiver import Waiver


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)


def found(rule: str, because: str) -> list[tuple[str, str, Severity]]:
    model = read(Shop)
    waiver = Waiver(rule, on=(Shop.peeks,), because=because)
    with_waiver = Model(model.name, model.title, model.elements, model.relations, waivers={"pilot": waiver})
    judged = review(Graph(with_waiver), select_rules(["META002"]))
    return [(each.message, each.instead, each.severity) for each in judged.findings]


@pytest.mark.parametrize(
    ("rule", "because"),
    [
        ("INT001", ""),
        ("INT001", "  -- "),
        ("INT001", "INT001"),
        ("INT001", "int001: device-bypasses-gateway."),
        ("device-bypasses-gateway", "INT001"),
        ("NOPE001", "nope001"),
    ],
)
def test_no_words_of_its_own_are_no_reason(rule: str, because: str) -> None:
    assert found(rule, because) == [
        (
            "the waiver 'pilot' gives no reason",
            "say in 'because' of 'pilot' what makes this acceptable",
            Severity.ERROR,
        )
    ]


@pytest.mark.parametrize("because", ["INT001 ends with the pilot", "ADR-7", "7"])
def test_words_of_its_own_are_a_reason(because: str) -> None:
    assert found("INT001", because) == []
