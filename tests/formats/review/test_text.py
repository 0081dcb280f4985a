"""A review in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Backend, Microservice, MobileDevice
from archmodel.formats.review.text import Text
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.review import Review, review, select_rules
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.source import Place
from archmodel.standard_output import escaped
from tests.formats.review.problem import Problem, problem


class Crashing(Rule[Graph]):
    """Crashes."""

    code = "AAA001"
    severity = Severity.INFO

    def check(self, subject: Graph) -> Iterator[Finding]:
        raise ValueError("no such\nzone")


class Noting(Rule[Graph]):
    """Notes every element."""

    code = "AAA002"
    severity = Severity.INFO

    def check(self, subject: Graph) -> Iterator[Finding]:
        for node in subject.nodes():
            yield self.finding(node, f"{node} is here", instead="nothing")


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    asks = phone.calls(gateway)


class Faulty(Shop):
    crm = Backend("CRM")
    reports = Microservice("Reports")
    peeks = Shop.phone.calls(crm)
    opens = Shop.gateway.calls(crm)


class Other(Shop):
    crm = Backend("CRM")
    peeks = Shop.phone.calls(crm)


class Heir(Faulty):
    records = Backend("Records")
    peeks_again = Shop.phone.calls(records)


def written(judged: Review) -> str:
    return Text().write([judged]).decode()


def line_of(name: str) -> int:
    model = read(Faulty)
    return {**model.elements, **model.relations}[name].line


def test_there_is_nothing_to_read_where_there_is_nothing_to_say() -> None:
    assert Text().write([review(Graph(read(Shop)))]) == b""


def test_a_report_says_where_what_and_the_way_out_and_counts() -> None:
    here = "tests/formats/review/test_text.py"
    assert written(review(Graph(read(Faulty)))) == (
        f"{here}:{line_of('reports')}:15: STR004 orphan-element: 'Reports' has no relations\n"
        f'{line_of("reports"):>7} | reports = Microservice("Reports")\n'
        "        |           ^^^^^^^^^^^^^^^^^^^^^^^\n"
        "    instead: say what uses 'Reports', tag it 'standalone', or delete it"
        "    (archmodel explain STR004)\n"
        f"{here}:{line_of('peeks')}:13: INT001 device-bypasses-gateway: "
        "'Phone' reaches 'CRM' without passing an API gateway\n"
        f"{line_of('peeks'):>7} | peeks = Shop.phone.calls(crm)\n"
        "        |         ^^^^^^^^^^^^^^^^^^^^^\n"
        "    instead: let 'Phone' call the gateway, and the gateway call 'CRM'"
        "    (archmodel explain INT001)\n"
        f"{here}:{line_of('opens')}:13: INT003 gateway-exposes-backend: "
        "'Gateway' reaches 'CRM' without passing a service\n"
        f"{line_of('opens'):>7} | opens = Shop.gateway.calls(crm)\n"
        "        |         ^^^^^^^^^^^^^^^^^^^^^^^\n"
        "    instead: let 'Gateway' call a service, and the service call 'CRM'"
        "    (archmodel explain INT003)\n"
        "faulty: 2 errors, 1 warning\n"
    )


def test_a_way_of_several_steps_what_is_near_and_a_note_are_told() -> None:
    told = written(Review("shop", (problem(),), ())).splitlines()
    here = "tests/formats/review/problem.py"
    assert told[-6:-2] == [
        f"    path: 'Phone' calls 'Push': registers ({here}:{Problem.registers.line})",
        f"    path: 'Push' calls 'Cart' ({here}:{Problem.asks.line})",
        f"    see: 'Cart' ({here}:{Problem.cart.line})",
        "    note: behind a waiver",
    ]


def test_only_the_first_of_several_lines_is_shown_and_wide_characters_count_twice() -> None:
    _, code, carets, *_ = written(Review("shop", (problem(about="wide"),), ())).splitlines()
    assert code.endswith(' | wide = phone.calls(cart, "大きさ",')
    assert len(carets.split(" | ")[1].lstrip()) == len('phone.calls(cart, "大きさ",') + 3


def test_a_place_that_cannot_be_read_has_no_excerpt() -> None:
    told = written(Review("shop", (replace(problem(), place=Place("/etc/hostname", 1, 1, 1, 5)),), ()))
    assert " | " not in told


def test_what_is_left_out_is_counted_and_the_total_is_true() -> None:
    judged = Review("shop", (problem(),) * 5, ()).at_most(2)
    assert written(judged).splitlines()[-2:] == ["AAA001: 3 more, not shown", "shop: 5 errors"]
    assert judged.worst is Severity.ERROR


def test_the_debt_of_a_baseline_is_told_even_where_nothing_is_new() -> None:
    judged = Review("shop", (), (), baselined=(problem(), problem(), replace(problem(), code="AAA000")))
    assert written(judged) == "shop: baseline 3 (AAA000 1, AAA001 2)\n"


def test_several_reviews_follow_each_other() -> None:
    judged, other = review(Graph(read(Faulty))), review(Graph(read(Other)))
    assert Text().write([judged, review(Graph(read(Shop))), other]) == Text().write([judged]) + Text().write(
        [other]
    )


def test_what_blueprints_share_is_told_once_and_counted_for_each() -> None:
    def told(*blueprints: type[Blueprint]) -> list[str]:
        return Text().write([review(Graph(read(each))) for each in blueprints]).decode().splitlines()

    heir = told(Heir)
    assert len(heir) > len(told(Faulty))
    assert told(Faulty, Heir) == [
        *told(Faulty),
        *(line for line in heir[:-1] if line not in told(Faulty)),
        f"{heir[-1]}; 3 findings told above",
    ]


@pytest.mark.parametrize(("rule", "shown"), [("INT001", "1;31"), ("STR004", "1;33")])
def test_colour_marks_the_code_and_changes_nothing_else(rule: str, shown: str) -> None:
    judged = review(Graph(read(Faulty)), select_rules([rule]))
    coloured = Text(colour=True).write([judged]).decode()
    assert f": \x1b[{shown}m{rule}\x1b[0m " in coloured
    assert coloured.replace(f"\x1b[{shown}m", "").replace("\x1b[0m", "") == written(judged)


def test_the_name_of_the_model_stands_where_no_place_is_known() -> None:
    phone, crm = MobileDevice("Phone"), Backend("CRM")
    relation = phone.calls(crm)
    object.__setattr__(relation, "_origin", None)
    model = Model("shop", "Shop", {"phone": phone, "crm": crm}, {"peeks": relation})
    first, *_, last = written(review(Graph(model))).splitlines()
    assert first.startswith("shop: INT001 device-bypasses-gateway: 'Phone' reaches 'CRM' without ")
    assert last == "shop: 1 error"


def test_a_crash_is_told_on_its_own_line_and_counted() -> None:
    first, second, last = written(review(Graph(read(Shop)), [Crashing()])).splitlines()
    assert first.startswith("tests/formats/review/test_text.py:")
    assert first.endswith(r": AAA001 crashing: crashed with ValueError: no such\nzone")
    assert second == "    instead: run with --debug, and report what it shows to the author of the rule"
    assert last == "shop: 1 crash"


def test_counts_are_in_words_that_fit() -> None:
    judged = review(Graph(read(Shop)), [Crashing(), Crashing(), Noting()])
    assert written(judged).splitlines()[-1] == "shop: 2 info, 2 crashes"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("\x1b]0;owned\x07", r"\x1b]0;owned\x07"),
        ("two\nlines\r\ttab", r"two\nlines\r\ttab"),
        ("\x7f\x85\x9b31m", r"\x7f\x85\x9b31m"),
        ("\u202eesrever\u202c", r"\u202eesrever\u202c"),
        ("\u2066in\u2069", r"\u2066in\u2069"),
        ("half \ud83d", r"half \ud83d"),
        ("line\u2028end\u2029", r"line\u2028end\u2029"),
        ("Größe 大きさ 👩‍👧 a\xa0b", "Größe 大きさ 👩‍👧 a\xa0b"),
        (r"C:\new", r"C:\new"),
    ],
)
def test_no_title_steers_the_terminal(title: str, shown: str) -> None:
    class Nasty(Blueprint):
        phone = MobileDevice(title)
        crm = Backend("CRM")
        peeks = phone.calls(crm)

    assert escaped(title) == shown
    report = written(review(Graph(read(Nasty))))
    assert len(report.splitlines()) == report.count("\n") == 5
    assert f"'{shown}' reaches 'CRM'" in report
