"""A waiver of a rule that does not exist."""

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


def found(rule: str) -> list[tuple[str, str, Severity, tuple[str, ...]]]:
    model = read(Shop)
    waivers = {"pilot": Waiver(rule, on=(Shop.peeks,), because="the pilot")}
    with_waiver = Model(model.name, model.title, model.elements, model.relations, waivers=waivers)
    judged = review(Graph(with_waiver), select_rules(["META006"]))
    return [(each.message, each.instead, each.severity, each.at) for each in judged.findings]


@pytest.mark.parametrize(
    ("rule", "instead"),
    [
        ("int001", "did you mean 'INT001'?"),
        ("device-bypass-gateway", "did you mean 'device-bypasses-gateway'?"),
        ("weather", "'archmodel rules' lists what 'pilot' can name"),
    ],
)
def test_a_word_that_names_no_rule_is_reported_with_the_nearest(rule: str, instead: str) -> None:
    ((message, said, severity, at),) = found(rule)
    assert message == f"the waiver 'pilot' names no rule: '{rule}'"
    assert (severity, at) == (Severity.ERROR, ("pilot",))
    assert said == instead


@pytest.mark.parametrize("rule", ["INT001", "device-bypasses-gateway", "META001"])
def test_a_code_and_a_name_are_known(rule: str) -> None:
    assert found(rule) == []
