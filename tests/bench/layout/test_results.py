"""What the bench writes: tables, curves and a page that say what was found."""

from __future__ import annotations

from math import inf, nan
from xml.etree import ElementTree

import pytest

from archmodel.layout.quality import Changes
from archmodel.scene import Scene
from bench.layout import page, scaling, stability, table
from bench.layout.corpus import landscape
from bench.layout.edits import EDITS
from bench.layout.engine import TOO_LONG, Failure, Result
from bench.layout.engines import ELK, ENGINES, OURS
from bench.layout.models import documents
from bench.layout.plot import plot

SCENES = [("Small", landscape(number, 8, 1.5, 1)) for number in range(3)]


@pytest.fixture(scope="module")
def found() -> list[table.Row]:
    return [*table.rows(SCENES, {name: ENGINES[name] for name in (OURS, ELK)})]


def broken(scene: Scene) -> Result:
    raise Failure("no luck")


def cells(markdown: str) -> list[list[str]]:
    """Return the cells of every row of the tables of a text."""
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in markdown.splitlines()
        if line.startswith("|")
    ]


def test_a_section_has_a_row_for_every_engine_and_one_for_the_ratios(found):
    head, rule, *rows = cells(table.section("Small", found))
    assert [row[0] for row in rows] == [OURS, ELK, f"*{OURS} / {ELK}*"]
    assert {len(row) for row in (head, rule, *rows)} == {len(head)}


def test_ours_beside_itself_is_as_good_as_itself(found):
    twice = [*found, *(row._replace(engine=ELK) for row in found if row.engine == OURS)]
    same = [row for row in twice if row.quality and (row.engine == OURS or row in twice[len(found) :])]
    verdicts = {row[0]: row[1:] for row in cells(table.verdicts(same))[2:]}
    assert verdicts["median of crossings at most ELK's"] == ["1.00", "met"]
    assert verdicts["bends at most 0.7 x ELK's"] == ["1.00", "missed"]


def test_a_picture_that_an_engine_fails_on_is_counted_and_left_out_of_medians(capsys):
    rows = [*table.rows(SCENES, {ELK: ENGINES[ELK]}), *table.rows(SCENES[:1], {"broken": broken})]
    lines = {row[0]: row for row in cells(table.section("Small", rows))}
    assert (lines[ELK][-1], lines["broken"][-1]) == ("0", "1")
    assert set(lines["broken"][1:-1]) == {"–"}
    assert "no luck" in capsys.readouterr().err


def test_two_noughts_are_alike_and_anything_is_endlessly_more_than_nought():
    assert (table.ratio(0, 0), table.ratio(3, 2), table.ratio(1, 0)) == (1.0, 1.5, inf)


@pytest.mark.dot
def test_the_page_shows_the_worst_first_and_needs_no_other_file(found):
    scenes = {(part, scene.name): scene for part, scene in SCENES}
    keys = page.chosen(found, scenes)
    scores = page.compared(found)
    worst, typical = keys.values()
    assert [scores[key] for key in worst] == sorted(scores.values(), reverse=True)
    assert len(typical) == 1
    written = page.page({"One": worst[:1]}, scenes)
    assert written.count("<svg") == 3
    assert "src=" not in written
    assert 'href="http' not in written


def test_an_engine_that_was_stopped_has_no_figures_and_no_growth():
    names = (OURS, *scaling.PEERS)
    quick = [scaling.Point(name, 1000, 2.0) for name in names]
    slow = [
        scaling.Point(OURS, 5000, 2.0 * 5**1.5),
        *(scaling.Point(n, 5000, nan, failure="over") for n in names[1:]),
    ]
    report = scaling.report([*quick, *slow])
    head, rule, *rows = cells(report)
    assert {len(row) for row in (head, rule, *rows)} == {len(head)}
    assert rows[1][-1] == "–"
    assert "over" in rows[1]
    assert f"- {OURS}: time grows from 1,000 to 5,000 cards as n to the power of 1.50." in report
    assert f"- {ELK}: no figure" in report


def test_our_engine_is_measured_in_a_process_of_its_own():
    point = scaling.own(3, 1)
    assert point.failure == ""
    assert point.wall > 0
    assert point.mebibytes > 1


def test_a_plot_is_one_curve_an_engine_on_whole_decades():
    picture = plot("Time", "cards", "seconds", {"a & b": [(14, 0.02), (5000, 30.0)], "c": [(14, 1.0)]})
    root = ElementTree.fromstring(picture)
    assert len(root.findall("{*}polyline")) == 2
    assert len(root.findall("{*}circle")) == 3
    said = [each.text for each in root.findall("{*}text")]
    assert {"10", "100", "1,000", "10,000", "0.01", "a & b"} <= set(said)
    one, other = (each for each in root.findall("{*}text") if each.text in ("a & b", "c"))
    assert one.get("x") == other.get("x")
    assert one.get("y") != other.get("y")


def test_stability_compares_each_edit_with_the_picture_before_it(monkeypatch):
    monkeypatch.setattr(stability, "RELAYOUTS", {OURS: stability.RELAYOUTS[OURS]})
    found = [*stability.outcomes([next(documents())])]
    renamed = [each.changes for each in found if each.kind == "rename"]
    assert len(renamed) == 14
    assert all(each.boxes == 17 for each in renamed)
    assert [row[:3] for row in cells(stability.report(found))[2:]] == [
        [kind, str(len([each for each in found if kind in (each.kind, "all")])), OURS]
        for kind in [*EDITS, "all"]
    ]


def test_each_kind_of_edit_of_each_model_counts_the_same():
    still, all_moved = Changes(0, 0, 4, 6), Changes(4, 3, 4, 6)
    found = [
        stability.Outcome(OURS, "one", "rename", still),
        stability.Outcome(OURS, "one", "add a leaf", still),
    ]
    found += [stability.Outcome(OURS, "one", "add a line", all_moved)] * 5
    assert cells(stability.report(found))[-1] == ["all", "7", OURS, "0.0%", "33.3%", "0.0%", "16.7%", "33%"]


def test_an_engine_that_takes_too_long_for_one_size_is_not_asked_for_a_larger_one(monkeypatch):
    monkeypatch.setattr(scaling, "PEERS", {"broken": scaling.processes(broken), "slow": slow})
    _, first, patient, _, second, spared = scaling.points({3: 1, 4: 1})
    assert (first.failure, second.failure) == ("no luck", "no luck")
    assert (patient.failure, spared.failure) == (TOO_LONG, "not tried")
    report = scaling.report([scaling.Point(OURS, 3, 0.5), first, patient])
    assert cells(report)[2][-2:] == ["–", "< 0.01"]


def slow(scene: Scene, times: int) -> float:
    raise Failure(TOO_LONG)
