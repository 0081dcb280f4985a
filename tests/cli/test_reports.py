"""Reports of `archmodel check`: several of one review, and never another exit code."""

from __future__ import annotations

import json

import pytest

from archmodel.formats import REVIEWS
from tests.process import SHOP

PEEKING = SHOP + '    peeks = phone.calls(orders, "peeks")\n'


def test_one_review_gives_several_reports(archmodel):
    archmodel.write("shop.py", PEEKING)
    ended = archmodel("check", "shop.py", "-f", "concise", "--format", "json=out/shop.json")
    assert ended.code == 1
    (line,) = ended.out.splitlines()
    assert line.startswith("shop.py:19:13: INT001 error: 'Phone' reaches 'Orders'")
    (review,) = json.loads((archmodel.folder / "out" / "shop.json").read_bytes())["reviews"]
    assert [each["code"] for each in review["findings"]] == ["INT001"]


def test_reports_for_files_alone_leave_standard_output_empty(archmodel):
    archmodel.write("shop.py", PEEKING)
    assert archmodel("check", "shop.py", "-f", "json=a", "-f", "text=b")[:3] == (1, "", "")
    assert {"a", "b"} <= {*archmodel.files()}


@pytest.mark.parametrize(
    "file", ["team/shop.py", "team/broken.py", "pyproject.toml", "archmodel-baseline.jsonl"]
)
def test_no_report_is_written_over_what_a_review_reads(file, archmodel):
    archmodel.write("team/shop.py", PEEKING)
    archmodel.write("pyproject.toml", "[tool.archmodel]\n")
    archmodel("baseline", "create", "team")
    archmodel.write("team/broken.py", "class Broken(Blueprint")
    before = (archmodel.folder / file).read_bytes()
    ended = archmodel("check", "team", "-f", f"json={file}")
    assert (ended.code, ended.out) == (2, "")
    assert f"{file}: it is read, and would be overwritten\n" in ended.err
    assert (archmodel.folder / file).read_bytes() == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("tekst",), "there is no format 'tekst'; did you mean 'text'?"),
        (("text=",), "'text=' names no file"),
        (("text", "json"), "text and json would both go to standard output"),
        (("text=a", "json=./a"), "text and json would both go to ./a"),
        (("text=shop.py",), "shop.py: it is read, and would be overwritten"),
    ],
)
def test_a_report_that_cannot_be_is_refused_before_anything_is_read(given, said, archmodel):
    archmodel.write("shop.py", PEEKING)
    ended = archmodel("check", "shop.py", *(word for each in given for word in ("-f", each)))
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert archmodel.files() == {"shop.py": PEEKING.encode()}


def test_a_file_that_cannot_be_written_is_told_and_the_other_reports_come(archmodel):
    archmodel.write("shop.py", PEEKING)
    archmodel.write("taken/file", "")
    ended = archmodel("check", "shop.py", "-f", "json=taken", "-f", "concise")
    assert ended.code == 2
    assert "taken: cannot be written" in ended.err
    assert "INT001" in ended.out


@pytest.mark.parametrize("form", REVIEWS)
def test_a_format_never_changes_the_exit_code(form, archmodel):
    archmodel.write("faulty.py", PEEKING)
    archmodel.write("clean.py", SHOP)
    archmodel.write("broken.py", "class Broken(")
    for file, code in (("faulty.py", 1), ("clean.py", 0), ("broken.py", 2)):
        assert archmodel("check", file, "-f", form).code == code
        assert archmodel("check", file, "-f", form, "--exit-zero").code == (code if code == 2 else 0)


def test_256_findings_are_1(archmodel):
    many = "".join(f"    look{each} = phone.calls(orders, 'looks {each}')\n" for each in range(256))
    archmodel.write("shop.py", SHOP + many)
    ended = archmodel("check", "shop.py", "--select", "INT001", "--max-per-rule", "2")
    assert ended.code == 1
    assert ended.out.count("INT001 device-bypasses-gateway") == 2
    assert ended.out.splitlines()[-2:] == ["INT001: 254 more, not shown", "shop: 256 errors"]


def test_a_model_of_nothing_is_no_clean_review_unless_that_is_allowed(archmodel):
    empty = b'{"schemaVersion": 1, "name": "empty", "title": "Empty", "elements": []}'
    archmodel.write("empty.json", empty)
    archmodel.write("shop.py", PEEKING)
    ended = archmodel("check", "empty.json", "shop.py")
    assert ended.code == 2
    assert ended.err.startswith("empty.json: 'empty' holds nothing to review\n")
    assert "--allow-empty" in ended.err
    assert "INT001" in ended.out
    assert archmodel("check", "empty.json", "--allow-empty")[:3] == (0, "", "")


def test_no_rule_to_run_is_no_clean_review_unless_that_is_allowed(archmodel, shop):
    nothing = ("check", shop, "--select", "INT001", "--ignore", "INT001")
    assert archmodel(*nothing).code == 2
    assert archmodel(*nothing, "--allow-empty")[:3] == (0, "", "")


def test_statistics_and_timings_are_told_apart_from_the_report(archmodel):
    archmodel.write("shop.py", PEEKING)
    ended = archmodel("check", "shop.py", "-f", "json", "--statistics", "--timings", "--select", "INT001")
    assert ended.code == 1
    assert json.loads(ended.out)["reviews"]
    counted, by_rule, reading, spent = ended.err.splitlines()
    assert counted == "1 rule on 1 model"
    assert by_rule == "INT001       1 found, 0 waived, 0 in the baseline  device-bypasses-gateway"
    assert reading.endswith(" ms  reading")
    assert spent.endswith(" ms  INT001")


CRASHING = """from archmodel import Rule, Severity


class CannotCount(Rule):
    code = "ZZZ001"
    severity = Severity.ERROR

    def check(self, subject):
        yield from range(1 // 0)
"""


@pytest.mark.parametrize("form", REVIEWS)
def test_a_rule_that_crashes_is_2_and_the_others_are_in_every_report(form, archmodel):
    archmodel.write("shop.py", PEEKING)
    archmodel.write("site/cannot_count.py", CRASHING)
    archmodel.write(
        "site/zzz-1.0.dist-info/entry_points.txt",
        "[archmodel.rules]\ncannot-count = cannot_count:CannotCount\n",
    )
    archmodel.write("site/zzz-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: zzz\nVersion: 1.0\n")
    ended = archmodel("check", "shop.py", "-f", form, PYTHONPATH=str(archmodel.folder / "site"))
    assert ended.code == 2
    for told in ("INT001", "ZZZ001", "ZeroDivisionError"):
        assert told in ended.out


def test_reports_are_the_same_bytes_whatever_the_hash_seed_and_the_order_of_declaration(archmodel):
    calls = "".join(f"    look{each} = phone.calls(orders, 'looks {each}')\n" for each in range(9))
    archmodel.write("shop.py", SHOP + calls + "    alone = Microservice('Alone')\n")
    assert archmodel("export", "shop.py", "-o", "shop.json").code == 0
    model = json.loads((archmodel.folder / "shop.json").read_bytes())
    reports = [word for form in REVIEWS for word in ("-f", f"{form}=out/{form}")]
    written = []
    for seed in ("1", "2"):
        archmodel.write("shop.json", json.dumps(model))
        assert archmodel("check", "shop.json", *reports, PYTHONHASHSEED=seed).code == 1
        written.append(archmodel.files("out"))
        for part in ("elements", "relations"):
            model[part].reverse()
    assert {*written[0]} == {*REVIEWS}
    assert written[0] == written[1]
