"""The statements of the series: faults planted in its own blueprints are found, and the page tells of all."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from archmodel.elements import ApiGateway, Element, FrontendMicroservices, Relation
from archmodel.graph import Graph
from archmodel.loading import load_all
from archmodel.model import Model
from archmodel.review import known_rules, review, select_rules
from archmodel.rules.base import Severity

ROOT = Path(__file__).resolve().parents[2]
MODELS = {model.name: model for model in load_all([str(ROOT / "blueprints")])}
BANKING = MODELS["process_integration_with_third_parties"]
PAGE = (ROOT / "docs" / "series-rules.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| (R\d+) \|.*\| ([^|]+) \|$", PAGE, re.MULTILINE))


def found(model: Model) -> list[tuple[str, str]]:
    """Return the code and the subject of what the rules of the series find."""
    judged = review(Graph(model), select_rules(["INT001", "INT002", "INT003", "SER"]))
    assert not judged.crashes
    return [(finding.code, finding.at[0]) for finding in judged.findings]


def planted(relation: Relation, **elements: Element) -> Model:
    """Return the example with the third party, with a relation more, and elements."""
    return Model(
        "planted", "Planted", {**BANKING.elements, **elements}, {**BANKING.relations, "planted": relation}
    )


@pytest.mark.parametrize("name", sorted(MODELS.keys() - {"online_shop"}))
def test_no_rule_finds_anything_in_a_blueprint_of_the_series(name: str) -> None:
    assert found(MODELS[name]) == []


@pytest.mark.parametrize("name", sorted(MODELS.keys() - {"online_shop"}))
def test_the_series_holds_to_its_profile(name: str) -> None:
    judged = review(Graph(MODELS[name]), select_rules(["series"]))
    assert {"INT001", "STR006", "DAT002", "SER003"} <= {rule.code for rule in judged.ran}
    assert (judged.findings, judged.crashes) == ((), ())


LOOKED_AT = {
    "online_shop": [("OPS005", "cdn"), ("OPS005", "firewall"), ("OPS005", "checkout")],
}
"""Findings of recommended rules that a reviewer agrees with: the shop does not say how many of these run."""


@pytest.mark.parametrize("name", MODELS)
def test_the_rules_that_are_on_find_what_a_reviewer_agrees_with_and_no_more(name: str) -> None:
    judged = review(Graph(MODELS[name]), today=date(2026, 11, 25))
    assert [(each.code, each.at[0]) for each in judged.findings] == LOOKED_AT.get(name, [])
    assert judged.worst in (None, Severity.INFO)


def test_outside_the_series_sound_ways_break_its_statements_so_its_rules_are_off() -> None:
    assert {code[:3] for code, _ in found(MODELS["online_shop"])} == {"SER"}


@pytest.mark.parametrize(
    ("statement", "source", "target", "code"),
    [
        ("R1", "mobile", "frontend", "INT001"),
        ("R3", "gateway", "integration", "SER003"),
        ("R6", "frontend", "backends", "INT002"),
        ("R7", "frontend", "server", "SER007"),
        ("R9", "server", "bank", "SER009"),
    ],
)
def test_a_relation_that_breaks_a_statement_is_found_once(
    statement: str, source: str, target: str, code: str
) -> None:
    elements = BANKING.elements
    assert found(planted(elements[source].calls(elements[target]))) == [(code, "planted")]
    assert code in ROWS[statement]


def test_an_element_on_the_wrong_side_breaks_r17() -> None:
    frontend, platform = BANKING.elements["frontend"], BANKING.elements["platform"]
    inner = ApiGateway("Inner gateway", inside=platform)
    assert found(planted(inner.calls(frontend), inner=inner)) == [("SER017", "inner")]
    outer = FrontendMicroservices("Outer front end")
    assert found(planted(outer.calls(BANKING.elements["integration"]), outer=outer)) == [("SER017", "outer")]
    assert "SER017" in ROWS["R17"]


def test_the_page_tells_of_every_statement_and_of_every_rule_of_the_series() -> None:
    assert list(ROWS) == [f"R{each}" for each in range(1, 22)]
    for rule in known_rules():
        if rule.code.startswith("SER"):
            assert f"`{rule.code}` {rule.name}" in ROWS[f"R{int(rule.code[3:])}"]


def test_the_page_names_no_rule_that_there_is_not() -> None:
    named = set(re.findall(r"[A-Z]{3}\d{3}", " ".join(ROWS.values())))
    assert named <= {rule.code for rule in known_rules()}
