"""`archmodel check`: silent when all is well; else the line, the titles and the way out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.process import MOBILE, SHOP, CommandLine

LINE = '    peeks = device.calls(backends, "peeks")\n'
PEEKING = SHOP + '    peeks = phone.calls(orders, "peeks")\n'
LONELY = SHOP + '    alone = Microservice("Alone")\n'

CRASHING = '''"""A rule that cannot count."""

from collections.abc import Iterator

from archmodel import Finding, Graph, Rule, Severity


class CannotCount(Rule[Graph]):
    """Divides by nothing."""

    code = "ZZZ001"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        yield from range(1 // 0)
'''


def peeking(archmodel: CommandLine) -> int:
    """Write the example of the series with a line that goes round the gateway, and return its number."""
    lines = MOBILE.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("    reaches = ")) + 1
    archmodel.write("mobile_integration.py", "".join([*lines[:at], LINE, *lines[at:]]))
    return at + 1


def test_the_example_of_the_series_passes_in_silence(archmodel):
    assert archmodel("check", MOBILE)[:3] == (0, "", "")


def test_going_round_the_gateway_is_reported_with_line_titles_and_the_way_out(archmodel):
    line = peeking(archmodel)
    ended = archmodel("check", "mobile_integration.py")
    assert (ended.code, ended.err) == (1, "")
    (finding,) = (each for each in ended.out.splitlines() if "INT001" in each and "instead" not in each)
    assert finding.startswith(f"mobile_integration.py:{line}:13: INT001 device-bypasses-gateway: ")
    assert "'Mobile'" in finding
    assert "'Backend systems'" in finding
    assert "    instead: " in ended.out
    assert "archmodel explain INT001" in ended.out


def only_review(text: str) -> dict:  # type: ignore[type-arg]
    """Return the one review in a report."""
    report = json.loads(text)
    reviews = report.get("reviews", [report]) if isinstance(report, dict) else report
    (review,) = reviews
    assert isinstance(review, dict)
    return review


def test_in_json_the_finding_has_its_whole_range(archmodel):
    line = peeking(archmodel)
    ended = archmodel("check", "mobile_integration.py", "-f", "json")
    assert ended.code == 1
    (finding,) = only_review(ended.out)["findings"]
    assert finding["code"] == "INT001"
    assert finding["rule"] == "device-bypasses-gateway"
    assert finding["severity"] == "error"
    assert finding["subject"] == "peeks"
    place = finding["place"]
    assert place["path"] == "mobile_integration.py"
    assert (place["line"], place["endLine"]) == (line, line)
    shown = LINE[place["column"] - 1 : place["endColumn"] - 1]
    assert shown == 'device.calls(backends, "peeks")'


def test_in_json_a_clean_review_is_still_a_report(archmodel):
    ended = archmodel("check", MOBILE, "-f", "json")
    assert ended.code == 0
    review = only_review(ended.out)
    assert review["findings"] == []
    assert {"INT001", "INT002", "INT003", "STR004"} <= {rule["code"] for rule in review["rules"]}


@pytest.mark.parametrize("word", ["INT001", "INT", "device-bypasses-gateway", "int001"])
def test_a_rule_is_ignored_by_code_family_or_name(word, archmodel):
    archmodel.write("shop.py", PEEKING)
    assert archmodel("check", "shop.py").code == 1
    assert archmodel("check", "shop.py", "--ignore", word)[:3] == (0, "", "")


def test_selecting_a_family_leaves_the_others_out(archmodel):
    archmodel.write("shop.py", PEEKING)
    assert archmodel("check", "shop.py", "--select", "STR")[:3] == (0, "", "")
    assert archmodel("check", "shop.py", "--select", "STR", "--select", "INT001").code == 1


@pytest.mark.parametrize("word", ["SER003", "SER", "gateway-exposes-inner-service"])
def test_a_rule_that_is_off_by_default_runs_where_it_is_selected(word, archmodel, shop):
    assert archmodel("check", shop)[:3] == (0, "", "")
    ended = archmodel("check", shop, "--select", word)
    assert ended.code == 1
    assert "SER003 gateway-exposes-inner-service: 'API gateway' exposes " in ended.out


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_word_that_is_no_rule_is_refused_with_the_nearest_one(option, archmodel, shop):
    ended = archmodel("check", shop, option, "device-bypases-gateway")
    assert (ended.code, ended.out) == (2, "")
    assert "did you mean 'device-bypasses-gateway'?" in ended.err


def test_ignoring_every_rule_is_no_clean_review(archmodel, shop):
    ended = archmodel("check", shop, "--select", "INT001", "--ignore", "INT")
    assert (ended.code, ended.out) == (2, "")
    assert "no rule" in ended.err


def test_a_warning_is_told_and_fails_only_where_it_is_asked_to(archmodel):
    archmodel.write("shop.py", LONELY)
    mild = archmodel("check", "shop.py")
    assert mild.code == 0
    assert "STR004" in mild.out
    assert "'Alone'" in mild.out
    assert archmodel("check", "shop.py", "--fail-on", "warning").code == 1


def test_the_format_never_changes_the_exit_code(archmodel):
    archmodel.write("shop.py", PEEKING)
    assert archmodel("check", "shop.py").code == archmodel("check", "shop.py", "-f", "json").code == 1


def test_one_unreadable_file_of_three_does_not_hide_the_findings_of_the_others(archmodel):
    archmodel.write("one.py", PEEKING)
    archmodel.write("two.py", "import nothing_of_that_name\n")
    archmodel.write("three.py", PEEKING.replace("class Shop", "class Till"))
    ended = archmodel("check", "one.py", "two.py", "three.py")
    assert ended.code == 2
    assert "two.py:1" in ended.err
    assert "one.py:19:" in ended.out
    assert "three.py:19:" in ended.out


def test_a_rule_that_crashes_fails_the_review_and_hides_no_finding(archmodel):
    archmodel.write("shop.py", PEEKING)
    archmodel.write("site/cannot_count.py", CRASHING)
    archmodel.write(
        "site/someone-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: someone\nVersion: 1.0\n"
    )
    archmodel.write(
        "site/someone-1.0.dist-info/entry_points.txt",
        "[archmodel.rules]\ncannot-count = cannot_count:CannotCount\n",
    )
    site = str(archmodel.folder / "site")
    ended = archmodel("check", "shop.py", PYTHONPATH=site)
    assert ended.code == 2
    told = ended.out + ended.err
    assert "INT001" in told
    assert "ZZZ001" in told
    assert "ZeroDivisionError" in told
    assert "ZZZ001" in archmodel("rules", PYTHONPATH=site).out


def test_findings_come_in_the_order_of_the_file_whatever_the_order_of_rules(archmodel):
    archmodel.write(
        "shop.py",
        PEEKING + '    alone = Microservice("Alone")\n    peeks2 = phone.calls(orders, "peeks again")\n',
    )
    lines = [line for line in archmodel("check", "shop.py").out.splitlines() if line.startswith("shop.py:")]
    numbers = [int(line.split(":")[1]) for line in lines]
    assert numbers == sorted(numbers)
    assert {*numbers} == {19, 20, 21}


def test_a_title_cannot_steer_the_terminal(archmodel):
    archmodel.write("shop.py", PEEKING.replace('"Phone"', r'"Ph\x1b[31mone\nINT999"'))
    ended = archmodel("check", "shop.py")
    assert ended.code == 1
    assert "\x1b" not in ended.out
    assert not any(line.startswith("INT999") for line in ended.out.splitlines())


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "words", ["check {} -f json", "export {}", "list {}", "render {} --view schematic -f svg -o -", "rules"]
)
def test_a_standard_output_that_is_full_is_one_message(archmodel, shop, unbuffered, words):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "archmodel", *words.format(shop).split()],
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "cannot be written: No space left on device\n"


def test_a_standard_output_that_is_closed_is_no_fault_of_ours(archmodel, shop):
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m archmodel check {shop} >&-"],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_wrong_icon_is_told_on_its_line(archmodel):
    archmodel.write("shop.py", SHOP.replace('"Phone"', '"Phone", icon="aws.compute.Lamda"'))
    ended = archmodel("check", "shop.py")
    assert ended.code == 2
    assert ended.err.startswith("shop.py:11:13: ")
    assert "aws.compute.Lambda" in ended.err
