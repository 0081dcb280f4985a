"""A review as annotations of a pull request."""

from __future__ import annotations

from dataclasses import replace

from archmodel.formats.review.github import Github
from archmodel.review import Review
from archmodel.rules.base import Severity
from archmodel.source import Place
from tests.formats.review.problem import Problem, crashed, found, problem


def lines(*reviews: Review) -> list[str]:
    """Return the lines of a report."""
    return Github().write(reviews).decode().splitlines()


def test_a_finding_is_an_annotation_of_its_line_and_a_crash_one_of_the_step() -> None:
    line, judged = Problem.registers.line, crashed()
    first, second = lines(judged)
    where = judged.crashes[0].where
    assert first == f"::error title=AAA002 cannot-count::crashed with ValueError: no such zone at {where}"
    assert second == (
        "::error title=AAA001 reaches-cart,file=tests/formats/review/problem.py,"
        f"line={line},endLine={line},col=17,endColumn=47::"
        "'Phone' reaches 'Cart'%0Abehind a waiver%0Ainstead: go through a gateway"
    )


def test_nothing_found_is_nothing_written() -> None:
    assert Github().write([found()]) == b""


def test_what_would_end_a_command_is_spelled_out() -> None:
    (line,) = lines(
        found(
            replace(
                problem(), message="50% of\r\n::error::you", note="", place=Place("a,b:c%.py", 1, 1, 1, 2)
            )
        )
    )
    assert "file=a%2Cb%3Ac%25.py,line=1" in line
    assert line.endswith(r"::50%25 of\r\n::error::you%0Ainstead: go through a gateway")


def test_columns_are_of_one_line() -> None:
    (line,) = lines(found(problem("wide")))
    number, end = Problem.wide.line, 12 + len('phone.calls(cart, "大きさ",')
    assert f",line={number},endLine={number},col=12,endColumn={end}::" in line


def test_the_worst_come_first_and_one_of_each_rule_before_the_second_of_any() -> None:
    error, mild = problem(), replace(problem(), severity=Severity.WARNING, code="AAA000")
    other = replace(error, code="AAA003")
    told = [
        line.split()[0] + line.split("=")[1][:7] for line in lines(found(mild, error, error), found(other))
    ]
    assert told == ["::errorAAA001 ", "::errorAAA003 ", "::errorAAA001 ", "::warningAAA000 "]


def test_ten_of_a_kind_are_annotations_and_the_others_lines_of_the_log() -> None:
    kinds = [replace(problem(), severity=severity) for severity in Severity]
    told = lines(found(*(each for each in kinds for _ in range(12))))
    for level in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{level} ") for line in told) == 10
    start = told.index(
        "::notice title=archmodel::7 lines more in the log of this step, as GitHub shows ten of a kind"
    )
    assert len(told[start + 1 :]) == 7
    assert all(line.startswith("- tests/formats/review/problem.py:") for line in told[start + 1 :])


def test_a_line_of_the_log_is_no_command() -> None:
    nasty = replace(problem(), message="##[error]you", place=None)
    *_, last = lines(found(*(nasty,) * 11))
    assert last == "- AAA001 reaches-cart: # #[error]you"


def test_what_is_left_out_is_told() -> None:
    assert lines(found(problem(), problem()).at_most(1))[-1] == "- shop: AAA001: 1 more, not shown"


def test_what_blueprints_share_is_told_once() -> None:
    assert lines(found(problem()), found(problem(), problem("wide"))) == lines(
        found(problem(), problem("wide"))
    )
