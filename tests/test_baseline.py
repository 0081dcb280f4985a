"""Baselines: what was known is not news, what is new is, and the file only shrinks."""

from __future__ import annotations

import json

import pytest

from archmodel.baseline import lines_of, read_baseline, settled, stale, without, written
from archmodel.errors import LoadingError
from archmodel.rules.base import Finding, Severity
from archmodel.rules.meta.base import Known


def finding(code: str = "INT001", *at: str) -> Finding:
    return Finding(
        code=code,
        rule="a-rule",
        severity=Severity.ERROR,
        message="said",
        at=at or ("peeks", "phone", "crm"),
        titles=(),
        place=None,
        instead="",
    )


ONE = Known("shop", "INT001", ("peeks", "phone", "crm"), "said", 1, "2026-06-30")


def test_what_is_known_is_not_new_in_the_same_model_alone() -> None:
    assert settled("shop", [finding()], [ONE]) == ([], [finding()])
    assert settled("bank", [finding()], [ONE]) == ([finding()], [])
    assert settled("shop", [finding("INT002")], [ONE]) == ([finding("INT002")], [])
    assert settled("shop", [finding("INT001", "peeks", "phone")], [ONE])[1] == []


def test_a_second_equal_finding_beside_a_known_one_is_new() -> None:
    assert settled("shop", [finding(), finding()], [ONE]) == ([finding()], [finding()])
    assert settled("shop", [finding(), finding()], [ONE._replace(times=2)])[0] == []
    assert settled("shop", [finding(), finding()], [ONE, ONE])[0] == []


def test_a_line_is_stale_where_its_rule_ran_and_found_less() -> None:
    ran = frozenset({"INT001"})
    assert stale("shop", [finding()], [ONE], ran) == ()
    assert stale("shop", [], [ONE], ran) == (ONE,)
    assert stale("shop", [], [ONE], frozenset({"INT002"})) == ()
    assert stale("bank", [], [ONE], ran) == ()
    assert stale("shop", [finding()], [ONE._replace(times=3)], ran) == (ONE._replace(times=2),)
    assert stale("shop", [finding()], [ONE, ONE], ran) == (ONE,)


def test_pruning_takes_out_what_is_stale_and_nothing_else() -> None:
    three = ONE._replace(times=3)
    assert without([three], [ONE._replace(times=2)]) == (ONE,)
    assert without([ONE], [ONE]) == ()
    assert without([ONE], []) == (ONE,)
    assert without([ONE], [ONE._replace(model="bank")]) == (ONE,)


def test_a_line_is_written_for_each_finding_but_for_those_of_the_review_itself() -> None:
    found = [("shop", [finding(), finding(), finding("META001", "pilot")]), ("bank", [finding()])]
    assert lines_of(found, "2026-06-30", "later") == (
        ONE._replace(times=2, because="later"),
        ONE._replace(model="bank", because="later"),
    )


def test_a_file_is_sorted_and_read_back_as_it_was() -> None:
    other = Known("bank", "INT001", ("é", "a"), "said", 2, "2026-06-30", "later")
    data = written([ONE, other])
    assert data == written([other, ONE])
    first, second = data.decode("ascii").splitlines()
    assert json.loads(first) == {
        "fp": "d6f483f255f3eeed",
        "model": "bank",
        "code": "INT001",
        "subject": "é",
        "anchors": ["a"],
        "message": "said",
        "since": "2026-06-30",
        "count": 2,
        "because": "later",
    }
    again = read_baseline(data, "known.jsonl")
    assert [each._replace(place=None) for each in again] == [other, ONE]
    assert [str(each.place) for each in again] == ["known.jsonl:1:1", "known.jsonl:2:1"]
    assert "because" not in second
    assert read_baseline(b"\n\n", "known.jsonl") == ()


@pytest.mark.parametrize(
    "line",
    [
        b"<<<<<<< HEAD",
        b"{}",
        b"[]",
        b"\xff",
        b'{"model": "m", "code": "C", "subject": 1, "anchors": [], "message": "", "count": 1}',
        b'{"model": "m", "code": "C", "subject": "s", "anchors": [1], "message": "", "count": 1}',
        b'{"model": "m", "code": "C", "subject": "s", "anchors": [], "message": "", "count": 0}',
        b'{"model": "m", "code": "C", "subject": "s", "anchors": [], "message": "", "count": true}',
        b'{"model": "m", "code": "C", "subject": "s", "anchors": [], "message": "", "count": 1, "since": 5}',
    ],
)
def test_a_line_that_is_none_is_refused_with_its_number(line: bytes) -> None:
    with pytest.raises(LoadingError, match="this is no line of a baseline") as caught:
        read_baseline(written([ONE]) + line, "known.jsonl")
    assert caught.value.where == "known.jsonl:2"
    assert caught.value.instead.endswith("run archmodel baseline create PATH --baseline known.jsonl")
