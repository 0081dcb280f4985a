"""A review for hosts of code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft4Validator

from archmodel.examples import tried
from archmodel.formats.review.sarif import Sarif
from archmodel.review import Review, Waived, known_rules
from archmodel.rules.base import Finding, Severity
from archmodel.source import Place
from tests.formats.review.problem import CannotCount, Problem, crashed, found, problem
from tests.schemas import schema

RULES = known_rules()


@pytest.fixture(scope="module")
def standard() -> Draft4Validator:
    """Return what validates SARIF 2.1.0."""
    return Draft4Validator(json.loads(schema("sarif_om", "sarif-2.1.0-rtm.4.json")))


def run(judged: Review) -> Any:
    """Return the one run in what is written of a review."""
    (content,) = json.loads(Sarif().write([judged]))["runs"]
    return content


def result(finding: Finding) -> Any:
    """Return what is written of a finding."""
    (content,) = run(found(finding))["results"]
    return content


def regions(content: Any) -> Iterator[Any]:
    """Yield all regions in a document, however deep."""
    for key, value in content.items() if isinstance(content, dict) else enumerate(content):
        if key == "region":
            yield value
        elif isinstance(value, (dict, list)):
            yield from regions(value)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_any_rule_finds_is_valid_and_each_region_lies_on_one_line(rule, standard):
    judged = tried(rule, "Bad")
    content = json.loads(Sarif().write([judged]))
    content["runs"][0]["tool"]["driver"]["rules"].clear()  # they are the same for all
    standard.validate(content)
    places = [*regions(content)]
    assert len(places) >= len(judged.findings) > 0
    for region in places:
        assert region["startLine"] == region["endLine"] > 0
        assert 0 < region["startColumn"] < region["endColumn"]


def test_nothing_a_crash_and_several_models_are_valid_too(standard):
    cut = replace(found(*(problem(),) * 3), model="many").at_most(1)
    content = json.loads(Sarif().write([Review("empty", (), ()), crashed(), cut]))
    standard.validate(content)
    assert [each["automationDetails"]["id"] for each in content["runs"]] == [
        "archmodel/empty/",
        "archmodel/shop/",
        "archmodel/many/",
    ]
    standard.validate(json.loads(Sarif().write([])))


def test_a_schema_that_sees_no_fault_would_be_no_test(standard):
    content = json.loads(Sarif().write([crashed()]))
    content["runs"][0]["results"][0]["level"] = "fatal"
    assert not standard.is_valid(content)


def test_every_rule_is_there_found_or_not_with_its_page():
    rules = run(found())["tool"]["driver"]["rules"][1:]  # the first is that of this test
    for rule, told in zip(RULES, rules, strict=True):
        assert told["help"]["markdown"].startswith(f"# {rule.code} {rule.name}\n")
        assert told["help"]["text"].startswith(f"{rule.code} {rule.name} (")
        assert 0 < len(told["shortDescription"]["text"]) <= len(told["fullDescription"]["text"]) <= 1024
        assert len(told["properties"]["tags"]) <= 20


def test_a_weakness_has_its_grade_and_its_number_and_nothing_else_has():
    rules = {each["id"]: each["properties"] for each in run(found())["tool"]["driver"]["rules"]}
    assert rules["SEC001"]["security-severity"] == "7.5"
    assert {"security", "external/cwe/cwe-319"} <= {*rules["SEC001"]["tags"]}
    assert "security-severity" not in rules["INT001"]
    assert "security" not in rules["INT001"]["tags"]
    graded = [code for code, told in rules.items() if "security-severity" in told]
    assert all(0.1 <= float(rules[code]["security-severity"]) <= 10 for code in graded)


def test_a_result_names_its_rule_by_code_and_by_number():
    content = run(crashed())
    told = content["results"][0]
    assert content["tool"]["driver"]["rules"][told["ruleIndex"]]["id"] == told["ruleId"] == "AAA001"
    assert told["level"] == "error"


def test_a_result_lies_on_the_first_line_of_its_place():
    told = result(problem("wide"))["locations"][0]
    line = Problem.wide.line
    assert told["physicalLocation"]["artifactLocation"] == {
        "uri": "tests/formats/review/problem.py",
        "uriBaseId": "%SRCROOT%",
    }
    first = 'phone.calls(cart, "大きさ",'
    assert told["physicalLocation"]["region"] == {
        "startLine": line,
        "startColumn": 12,
        "endLine": line,
        "endColumn": 12 + len(first),
    }
    assert told["logicalLocations"][0]["fullyQualifiedName"] == "wide"


def test_two_findings_on_one_line_and_two_equal_ones_are_told_apart():
    here = problem()
    there = replace(problem("wide"), place=here.place)
    told = run(found(here, there, here))["results"]
    hashes = [each["partialFingerprints"]["primaryLocationLineHash"] for each in told]
    assert hashes == [f"{here.fingerprint}:1", f"{there.fingerprint}:1", f"{here.fingerprint}:2"]
    assert told[0]["partialFingerprints"]["archmodel/v1"] == here.fingerprint


def test_the_way_is_a_code_flow_and_what_is_near_is_linked():
    told = result(problem())
    (flow,) = told["codeFlows"]
    steps = flow["threadFlows"][0]["locations"]
    assert [each["location"]["message"]["text"] for each in steps] == [
        "'Phone' calls 'Push': registers",
        "'Push' calls 'Cart'",
    ]
    lines = [each["location"]["physicalLocation"]["region"]["startLine"] for each in steps]
    assert lines == [Problem.registers.line, Problem.asks.line]
    assert told["relatedLocations"][0]["id"] == 1
    assert told["message"]["text"] == (
        "'Phone' reaches 'Cart'. Note: behind a waiver. Instead: go through a gateway. See ['Cart'](1)."
    )


def test_a_way_without_end_is_cut():
    step = problem().path[0]
    (flow,) = result(replace(problem(), path=(step,) * 500))["codeFlows"]
    assert len(flow["threadFlows"][0]["locations"]) == 100


def test_a_title_makes_no_link_and_no_text_that_is_none():
    told = result(replace(problem(), message="[here](1) \ud83d\x07", note="", related=()))
    assert told["message"]["text"] == r"\[here\](1) \\ud83d\\x07. Instead: go through a gateway."


@pytest.mark.parametrize(
    ("place", "uri"),
    [
        (None, "shop"),
        (Place("/etc/my shop.py", 1, 1, 1, 5), "etc/my%20shop.py"),
        (Place("half\ud83d#.py", 0, 0, 0, 0), "half%ED%A0%BD%23.py"),
    ],
)
def test_what_no_file_says_still_has_a_place_that_a_host_takes(place, uri, standard):
    finding = replace(problem(), place=place)
    told = result(finding)["locations"][0]["physicalLocation"]
    assert told["artifactLocation"]["uri"] == uri
    assert told["region"]["startLine"] == told["region"]["endLine"] == 1
    standard.validate(json.loads(Sarif().write([found(finding)])))


def test_a_crash_says_that_the_run_failed():
    told = run(crashed())
    assert [each["ruleId"] for each in told["results"]] == ["AAA001"]
    (invocation,) = told["invocations"]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert note["associatedRule"]["id"] == CannotCount.code
    assert "ValueError: no such zone" in note["message"]["text"]


def test_what_is_left_out_is_told():
    told = run(found(*(problem(),) * 3).at_most(1))
    (note,) = told["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "AAA001: 2 more, not shown"


def test_of_more_than_a_host_takes_the_worst_are_kept():
    mild = replace(problem(), severity=Severity.INFO)
    told = run(found(*(mild,) * 5000, problem()))
    assert len(told["results"]) == 5000
    assert told["results"][0]["level"] == "error"
    (note,) = told["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "1 more, the mildest, not shown"


def test_what_is_accepted_is_no_result():
    waived = Waived(problem(), "pilot", "until the pilot ends", date(2026, 6, 30))
    assert run(Review("shop", (), (), waived=(waived,), baselined=(problem(),)))["results"] == []
