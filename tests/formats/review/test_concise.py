"""A review in one line a finding."""

from __future__ import annotations

from archmodel.formats.review.concise import Concise
from archmodel.review import Review
from tests.formats.review.problem import Problem, crashed, problem


def test_a_finding_is_one_line_and_so_is_a_crash() -> None:
    line, judged = Problem.registers.line, crashed()
    assert Concise().write([judged]).decode() == (
        f"tests/formats/review/problem.py:{line}:17: AAA001 error: 'Phone' reaches 'Cart'\n"
        f"{judged.crashes[0].where}: AAA002 crash: ValueError: no such zone\n"
    )


def test_nothing_found_is_nothing_written() -> None:
    assert Concise().write([Review("shop", (), ())]) == b""


def test_what_is_left_out_is_counted() -> None:
    judged = Review("shop", (problem(), problem(), problem()), ()).at_most(1)
    assert Concise().write([judged]).decode().splitlines()[1:] == ["shop: AAA001: 2 more, not shown"]


def test_what_blueprints_share_is_told_once() -> None:
    first, second = Review("shop", (problem(),), ()), Review("heir", (problem(), problem("wide")), ())
    told = Concise().write([first, second]).decode().splitlines()
    assert told == [*Concise().write([second]).decode().splitlines(), "heir: 1 finding told above"]
