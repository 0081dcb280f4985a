"""A review as a test report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pytest
from xmlschema import XMLSchema10

from archmodel.examples import tried
from archmodel.formats.review.junit import Junit
from archmodel.review import Review, Waived, known_rules
from archmodel.rules.base import Severity
from tests.formats.review.problem import CannotCount, Problem, ReachesCart, crashed, found, problem
from tests.schemas import schema


@pytest.fixture(scope="module")
def jenkins() -> XMLSchema10:
    """Return the schema of the reports that Jenkins reads."""
    return XMLSchema10(BytesIO(schema("pytest", "junit-10.xsd")))


def cases(judged: Review, fail_on: Severity = Severity.ERROR) -> dict[str, Element]:
    """Return the cases in what is written of a review, by name."""
    root = fromstring(Junit(fail_on=fail_on).write([judged]))
    return {each.attrib["name"]: each for each in root.iter("testcase")}


def case(judged: Review, fail_on: Severity = Severity.ERROR) -> Element:
    """Return the only case."""
    (each,) = cases(judged, fail_on).values()
    return each


@pytest.mark.parametrize("rule", known_rules(), ids=lambda rule: rule.code)
def test_what_any_rule_finds_is_valid(rule, jenkins) -> None:
    judged = tried(rule, "Bad")
    for fail_on in (Severity.ERROR, Severity.INFO):
        jenkins.validate(BytesIO(Junit(fail_on=fail_on).write([judged, judged])))


def test_nothing_a_crash_and_what_is_accepted_are_valid_too(jenkins) -> None:
    accepted = Review("shop", (), (ReachesCart,), baselined=(problem(),))
    for reviews in ([], [found()], [crashed(), accepted]):
        jenkins.validate(BytesIO(Junit().write(reviews)))


def test_a_schema_that_sees_no_fault_would_be_no_test(jenkins) -> None:
    assert not jenkins.is_valid(BytesIO(Junit().write([crashed()]).replace(b"testcase", b"testcases")))


def test_each_rule_is_a_case_and_each_family_a_suite_that_counts() -> None:
    root = fromstring(Junit().write([crashed()]))
    (suite,) = root
    assert suite.attrib == {"name": "shop AAA", "tests": "2", "failures": "1", "errors": "1", "skipped": "0"}
    assert [each.attrib for each in suite] == [
        {"classname": "archmodel.shop.AAA", "name": "AAA001 reaches-cart"},
        {"classname": "archmodel.shop.AAA", "name": "AAA002 cannot-count"},
    ]


def test_a_rule_that_finds_something_failed_and_says_where() -> None:
    failure = case(found(problem(), problem("wide"))).find("failure")
    assert failure is not None
    assert failure.attrib == {"message": "2 findings", "type": "error"}
    first, second = (failure.text or "").splitlines()
    line = Problem.registers.line
    assert first == (
        f"tests/formats/review/problem.py:{line}:17: error: 'Phone' reaches 'Cart'; "
        "instead: go through a gateway"
    )
    assert f":{Problem.wide.line}:" in second


def test_what_is_too_mild_to_fail_is_the_output_of_a_test_that_passed() -> None:
    judged = found(replace(problem(), severity=Severity.WARNING))
    passed = case(judged)
    assert [each.tag for each in passed] == ["system-out"]
    assert "warning: 'Phone' reaches 'Cart'" in (passed[0].text or "")
    failed = case(judged, Severity.WARNING)
    assert [(each.tag, each.get("type")) for each in failed] == [("failure", "warning")]


def test_a_rule_that_finds_only_what_is_accepted_is_skipped() -> None:
    waived = Waived(problem(), "pilot", "until the pilot ends", date(2026, 6, 30))
    judged = Review("shop", (), (ReachesCart,), waived=(waived,), baselined=(problem(), problem()))
    (skipped,) = case(judged)
    assert (skipped.tag, skipped.attrib) == ("skipped", {"message": "1 waived, 2 in the baseline"})
    assert [each.tag for each in case(replace(judged, findings=(problem(),)))] == ["failure"]


def test_a_rule_that_crashed_is_an_error_and_tells_what_it_found_before() -> None:
    judged = crashed()
    before = replace(problem(), code=CannotCount.code)
    told = cases(replace(judged, findings=(before,)))["AAA002 cannot-count"]
    assert [each.tag for each in told] == ["error", "system-out"]
    assert told[0].attrib == {"message": "ValueError: no such zone", "type": "crash"}


def test_a_rule_that_finds_nothing_passed() -> None:
    assert [*case(found())] == []


def test_the_number_is_true_where_not_all_are_shown() -> None:
    failure = case(found(*(problem(),) * 5).at_most(2)).find("failure")
    assert failure is not None
    assert failure.get("message") == "5 findings"
    assert (failure.text or "").splitlines()[2:] == ["3 more, not shown"]


@pytest.mark.parametrize("message", ["<a & 'b' \">", "bell \x07", "half \ud83d", "none \uffff"])
def test_no_title_breaks_the_document(message, jenkins) -> None:
    written = Junit().write([found(replace(problem(), message=message))])
    jenkins.validate(BytesIO(written))
