"""A review for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Backend, Microservice, MobileDevice
from archmodel.formats.review.json import Json
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.review import Review, Waived, review, select_rules
from archmodel.rules.base import Finding, Rule, Severity, fingerprint
from tests.formats.review.problem import Problem, problem


class Crashing(Rule[Graph]):
    """Crashes."""

    code = "AAA001"
    severity = Severity.INFO

    def check(self, subject: Graph) -> Iterator[Finding]:
        raise ValueError("no such zone")


class Shop(Blueprint):
    phone = MobileDevice("Phone \u202e\ud83d")
    gateway = ApiGateway("Gateway")
    asks = phone.calls(gateway)
    reports = Microservice("Reports")


def parsed(judged: Review) -> Any:
    """Return the one review in what is written of it."""
    (content,) = json.loads(Json().write([judged]))["reviews"]
    return content


def test_several_reviews_are_one_document_in_their_order() -> None:
    one, two = review(Graph(read(Shop))), review(Graph(Model("empty", "Empty", {})))
    content = json.loads(Json().write([one, two]))
    assert content == {"schemaVersion": 1, "reviews": [parsed(one), parsed(two)]}
    assert [each["model"] for each in content["reviews"]] == ["shop", "empty"]


def test_a_clean_review_says_what_ran() -> None:
    assert parsed(review(Graph(read(Shop)), select_rules(["INT001"]))) == {
        "model": "shop",
        "worst": None,
        "rules": [{"code": "INT001", "name": "device-bypasses-gateway"}],
        "findings": [],
        "unshown": {},
        "waived": [],
        "baselined": [],
        "crashes": [],
    }


def test_a_finding_about_an_element_has_its_place() -> None:
    content = parsed(review(Graph(read(Shop))))
    line = Shop.reports.line
    assert content["worst"] == "warning"
    assert content["findings"] == [
        {
            "fingerprint": fingerprint("STR004", ("reports",)),
            "code": "STR004",
            "rule": "orphan-element",
            "severity": "warning",
            "message": "'Reports' has no relations",
            "instead": "say what uses 'Reports', tag it 'standalone', or delete it",
            "subject": "reports",
            "elements": [{"identifier": "reports", "title": "Reports"}],
            "place": {
                "path": "tests/formats/review/test_json.py",
                "line": line,
                "column": 15,
                "endLine": line,
                "endColumn": 38,
            },
            "path": [],
            "related": [],
            "note": "",
        }
    ]


def test_a_finding_about_a_relation_names_it_and_both_ends_and_may_have_no_place() -> None:
    phone, crm = MobileDevice("Phone"), Backend("CRM")
    relation = phone.calls(crm)
    object.__setattr__(relation, "_origin", None)
    model = Model("shop", "Shop", {"phone": phone, "crm": crm}, {"peeks": relation})
    (finding,) = parsed(review(Graph(model)))["findings"]
    assert finding["subject"] == "peeks"
    assert finding["elements"] == [
        {"identifier": "phone", "title": "Phone"},
        {"identifier": "crm", "title": "CRM"},
    ]
    assert finding["place"] is None


def test_a_crash_is_told_and_its_rule_did_not_run() -> None:
    content = parsed(review(Graph(read(Shop)), [Crashing()]))
    assert content["rules"] == []
    (crash,) = content["crashes"]
    assert crash.pop("where").startswith("tests/formats/review/test_json.py:")
    assert crash == {"code": "AAA001", "rule": "crashing", "what": "ValueError: no such zone"}


def test_a_report_is_ascii_and_ends_with_a_line_end() -> None:
    class Nasty(Shop):
        crm = Backend("CRM")
        peeks = Shop.phone.calls(crm)

    report = Json().write([review(Graph(read(Nasty)))])
    assert report.isascii()
    assert report.endswith(b"}\n")
    assert json.loads(report)["reviews"][0]["findings"][1]["elements"][0]["title"] == "Phone \u202e\ud83d"


def test_a_finding_tells_its_way_what_is_near_and_what_else_is_known() -> None:
    (finding,) = parsed(Review("shop", (problem(),), ()))["findings"]
    assert [each["identifier"] for each in finding["path"]] == ["registers", "asks"]
    assert finding["path"][0]["text"] == "'Phone' calls 'Push': registers"
    assert finding["path"][0]["place"]["line"] == Problem.registers.line
    assert [each["identifier"] for each in finding["related"]] == ["cart"]
    assert finding["note"] == "behind a waiver"


def test_what_is_waived_or_in_the_baseline_is_told_apart() -> None:
    waived = Waived(problem(), "pilot", "until the pilot ends", date(2026, 6, 30))
    content = parsed(Review("shop", (), (), waived=(waived,), baselined=(problem(),)))
    assert content["findings"] == []
    assert [each["code"] for each in content["baselined"]] == ["AAA001"]
    (told,) = content["waived"]
    assert (told["code"], told["waiver"], told["until"]) == ("AAA001", "pilot", "2026-06-30")
    assert told["because"] == "until the pilot ends"


def test_what_is_left_out_is_counted_and_still_the_worst() -> None:
    content = parsed(Review("shop", (problem(), problem(), problem()), ()).at_most(1))
    assert len(content["findings"]) == 1
    assert (content["unshown"], content["worst"]) == ({"AAA001": 2}, "error")
