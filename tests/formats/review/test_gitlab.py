"""A review as GitLab's merge requests show it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from archmodel.examples import tried
from archmodel.formats.review.gitlab import Gitlab
from archmodel.review import Review, known_rules
from archmodel.rules.base import Severity
from archmodel.source import Place
from tests.formats.review.problem import Problem, crashed, found, problem

FORMAT = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": r"^[^/.]|^\.[^/]"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)
"""What GitLab's documentation says of a Code Quality report, in our own words.

It asks for all that GitLab validates by itself, `app/validators/json_schemas/codeclimate.json`, and more;
that one is part of no package.
"""


def entries(*reviews: Review) -> Any:
    """Return what is written of reviews, which is valid."""
    content = json.loads(Gitlab().write(reviews))
    FORMAT.validate(content)
    return content


@pytest.mark.parametrize("rule", known_rules(), ids=lambda rule: rule.code)
def test_what_any_rule_finds_is_valid(rule) -> None:
    judged = tried(rule, "Bad")
    assert len(entries(judged)) == len(judged.findings) > 0


def test_an_entry_says_where_what_and_the_way_out() -> None:
    judged = crashed()
    told, crash = entries(judged)
    assert told["description"] == "AAA001: 'Phone' reaches 'Cart'; instead: go through a gateway"
    assert told["check_name"] == "reaches-cart"
    assert told["location"] == {
        "path": "tests/formats/review/problem.py",
        "lines": {"begin": Problem.registers.line},
    }
    path, lines = crash["location"].values()
    assert (crash["severity"], f"{path}:{lines['begin']}") == ("blocker", judged.crashes[0].where)
    assert crash["description"] == "AAA002 crashed with ValueError: no such zone"


def test_no_two_entries_have_one_fingerprint() -> None:
    twice = found(problem(), problem(), problem("wide"))
    told = entries(twice, replace(twice, model="other"), crashed())
    assert len({each["fingerprint"] for each in told}) == len(told) - 1  # that of `crashed` is in `twice`


def test_an_entry_is_known_again_wherever_it_moves() -> None:
    moved = replace(problem(), place=Place("moved.py", 99, 1, 99, 2), message="said in another way")
    (before,), (after,) = entries(found(problem())), entries(found(moved))
    assert before["fingerprint"] == after["fingerprint"]


@pytest.mark.parametrize(
    ("code", "severity", "told"),
    [
        ("SEC001", Severity.ERROR, "critical"),
        ("INT001", Severity.ERROR, "major"),
        ("SEC002", Severity.WARNING, "minor"),
        ("DOC001", Severity.INFO, "info"),
    ],
)
def test_a_severity_is_one_of_gitlab(code, severity, told) -> None:
    (entry,) = entries(found(replace(problem(), code=code, severity=severity)))
    assert entry["severity"] == told


def test_what_is_left_out_is_told_at_the_last_of_its_rule() -> None:
    told = entries(found(*(problem(),) * 5).at_most(2))
    assert [each["description"].endswith("(3 more, not shown)") for each in told] == [False, True]


def test_nothing_found_is_an_empty_list() -> None:
    assert Gitlab().write([found()]) == b"[]\n"


def test_a_title_that_no_encoding_holds_is_spelled_out() -> None:
    (entry,) = entries(found(replace(problem(), message="half \ud83d", place=Place("/a\ud83d", 1, 1, 1, 1))))
    assert entry["description"].startswith(r"AAA001: half \ud83d;")
    assert entry["location"]["path"] == r"a\ud83d"
