"""A line of a baseline that nothing is found for."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.policy import Policy
from archmodel.review import Review, review, select_rules
from archmodel.rules.base import Severity
from archmodel.rules.meta.base import Known
from archmodel.source import Place


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)


PEEKS = Known("shop", "INT001", ("peeks", "phone", "crm"), "said", place=Place("b.jsonl", 1, 1, 1, 9))
GONE = Known("shop", "INT001", ("asks", "phone", "crm"), "said", place=Place("b.jsonl", 2, 1, 2, 9))


def judged(*known: Known, rules: str = "INT001", **how: bool) -> Review:
    return review(Graph(read(Shop)), select_rules([rules, "META004"]), baseline=known, **how)  # type: ignore[arg-type]


def test_what_is_known_and_still_there_is_set_aside() -> None:
    review = judged(PEEKS)
    assert review.findings == ()
    assert [each.at[0] for each in review.baselined] == ["peeks"]


def test_what_is_known_and_gone_is_reported_on_its_line() -> None:
    (found,) = judged(PEEKS, GONE).findings
    assert found.message == "the baseline of 'shop' knows INT001 of 'asks', and it is no longer found"
    assert found.instead == (
        "to forget INT001 of 'asks', run archmodel baseline prune PATH --baseline b.jsonl"
    )
    assert (found.code, found.severity, found.place) == ("META004", Severity.WARNING, GONE.place)


def test_what_a_rule_that_did_not_run_would_find_is_not_gone() -> None:
    assert judged(GONE, rules="INT002").findings == ()


def test_a_locked_rule_has_no_baseline() -> None:
    review_ = review(
        Graph(read(Shop)),
        select_rules(["INT001", "META004"]),
        baseline=(PEEKS,),
        policy=Policy(locked=frozenset(["INT"])),
    )
    assert [(each.code, each.at[0]) for each in review_.findings] == [("INT001", "peeks")]
    assert review_.baselined == ()
