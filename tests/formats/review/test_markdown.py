"""A review as a comment."""

from __future__ import annotations

import re
from dataclasses import replace

from archmodel.formats.review.markdown import Markdown
from archmodel.review import Review
from archmodel.rules.base import Severity
from tests.formats.review.problem import Problem, crashed, found, problem


def written(*reviews: Review) -> str:
    """Return a report."""
    return Markdown().write(reviews).decode()


def test_a_report_counts_and_each_finding_unfolds_with_its_way_drawn() -> None:
    judged = crashed()
    assert written(judged) == (
        "## shop: 1 error, 1 crash\n\n"
        "1 rule ran.\n\n"
        f"**AAA002 cannot-count** crashed with ValueError: no such zone at {judged.crashes[0].where}\n\n"
        "<details>\n"
        "<summary><b>AAA001</b> error: 'Phone' reaches 'Cart'</summary>\n\n"
        f"tests/formats/review/problem.py, line {Problem.registers.line}\n\n"
        "Note: behind a waiver\n\n"
        "Instead: go through a gateway (`archmodel explain AAA001`)\n\n"
        "```mermaid\n"
        "flowchart LR\n"
        '    n0["Phone"]\n'
        '    n1["Push"]\n'
        '    n2["Cart"]\n'
        "    n0 --> n1\n"
        "    linkStyle 0 stroke:#c00,stroke-width:3px\n"
        "    n1 --> n2\n"
        "```\n\n"
        "</details>\n\n"
    )


def test_all_is_well_where_nothing_is_found() -> None:
    assert written(found()) == "## shop: all is well\n\n1 rule ran.\n\n"


def test_the_worst_come_first() -> None:
    mild = replace(problem(), severity=Severity.INFO, code="AAA000")
    assert re.findall(r"<b>(\w+)</b>", written(found(mild, problem()))) == ["AAA001", "AAA000"]


def test_a_finding_about_a_relation_without_a_way_draws_the_relation() -> None:
    told = written(found(replace(problem(), path=())))
    assert '    n0["Phone"]\n    n1["Push"]\n    n0 --> n1\n    linkStyle 0 ' in told


def test_a_finding_about_an_element_draws_nothing() -> None:
    about = replace(problem(), path=(), at=("cart",), titles=(("cart", "Cart"),))
    assert "mermaid" not in written(found(about))


def test_no_title_is_markup_or_notifies_anybody() -> None:
    title = 'a]"-->b[<script>`x` @all #1 **!'
    step = problem().path[0]
    nasty = replace(problem(), message=title, path=(step._replace(ends=(("a", title), ("b", "b\n```"))),))
    told = written(found(nasty))
    assert title not in told
    assert "<script" not in told
    assert "@all" not in told
    assert '    n0["a#93;#34;--#62;b#91;#60;script#62;#96;x#96; #64;all #35;1 #42;#42;#33;"]\n' in told
    assert told.count("```") == 2


def test_a_comment_holds_64_kilobytes_and_says_what_is_left_out() -> None:
    report = Markdown().write([found(*(problem(),) * 1000), found()])
    assert 60_000 < len(report) <= 65_536
    *_, last = report.decode().splitlines()
    shown = report.count(b"<details>")
    assert last == f"**{1000 - shown + 2} parts of this report left out, as a comment holds 64 kB.**"
    assert report.count(b"</details>") == shown


def test_what_is_left_out_on_demand_is_counted() -> None:
    told = written(found(*(problem(),) * 5).at_most(2))
    assert told.startswith("## shop: 5 errors\n")
    assert told.endswith("AAA001: 3 more, not shown\n\n")


def test_what_blueprints_share_is_told_once() -> None:
    first, second = Review("shop", (problem(),), ()), Review("heir", (problem(),), ())
    told = Markdown().write([first, second]).decode()
    assert told == Markdown().write([first]).decode() + (
        "## heir: 1 error\n\n0 rules ran.\n\n1 finding told above\n\n"
    )
