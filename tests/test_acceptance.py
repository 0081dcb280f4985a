"""What the review must show, point by point, over the command line.

Two points are shown elsewhere: 13, that 100,000 elements are checked in time, by `dev.py bench`, as tests
time nothing; and 14, that graph algorithms answer as another library's on 1,000 graphs, by tests/graph.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from archmodel.formats import REVIEWS
from archmodel.review import own_rules
from tests.process import MOBILE, ROOT, SHOP, CommandLine
from tests.schemas import schema

PEEKS = '    peeks = phone.calls(orders, "peeks")\n'
LOOKS = '    looks = phone.calls(orders, "looks")\n'
FAULTS = """
    ledger = Microservice("Ledger", inside=platform)
    prices = Microservice("Prices", inside=platform)
    accounts = Database("Accounts", inside=platform)
    charges = mobile.calls(ledger, "charges")
    peeks = device.calls(backends, "peeks")
    skips = frontend.calls(backends, "skips")
    asks_prices = ledger.calls(prices, "asks for prices")
    asks_rates = prices.calls(ledger, "asks for rates")
    books = ledger.stores_in(accounts, "bookings")
    notes = prices.stores_in(accounts, "price lists")
"""
CRASHING = """from archmodel import Rule, Severity


class CannotCount(Rule):
    code = "ZZZ001"
    severity = Severity.ERROR

    def check(self, subject):
        yield from range(1 // 0)
"""


@pytest.fixture
def archmodel(tmp_path: Path) -> CommandLine:
    """Return what runs archmodel in an empty folder of its own."""
    return CommandLine(tmp_path)


def site(archmodel: CommandLine) -> str:
    """Install a package whose rule crashes, and return where."""
    archmodel.write("site/cannot_count.py", CRASHING)
    archmodel.write("site/zzz-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: zzz\nVersion: 1.0\n")
    entry = "[archmodel.rules]\ncannot-count = cannot_count:CannotCount\n"
    archmodel.write("site/zzz-1.0.dist-info/entry_points.txt", entry)
    return str(archmodel.folder / "site")


def findings(archmodel: CommandLine, *more: str) -> list[dict[str, Any]]:
    """Return what `check shop.py` finds."""
    ended = archmodel("check", "shop.py", "-f", "json", *more)
    (review,) = json.loads(ended.out)["reviews"]
    found: list[dict[str, Any]] = review["findings"]
    return found


def fingerprints(found: list[dict[str, Any]]) -> list[str]:
    return [each["fingerprint"] for each in found]


def stripped(model: dict[str, Any]) -> dict[str, Any]:
    """Return a model with nothing but its identifiers, kinds and relations."""
    parts: dict[str, tuple[str, ...]] = {
        "elements": ("name", "kind", "inside"),
        "relations": ("name", "source", "verb", "target", "via"),
    }
    bare: dict[str, Any] = {"schemaVersion": 1, "name": "bare", "title": "Bare"}
    for part, words in parts.items():
        bare[part] = [{word: each[word] for word in words if word in each} for each in model[part]]
    for element in bare["elements"]:
        element["title"] = element["name"]
    return bare


def test_01_four_planted_faults_in_the_mobile_blueprint_are_found_once_each(archmodel: CommandLine) -> None:
    text = MOBILE.read_text(encoding="utf-8")
    text = text.replace("    Backend,\n", "    Backend,\n    Database,\n    Microservice,\n", 1)
    at = text.index("\n    schematic = ")
    archmodel.write("shop.py", text[:at] + FAULTS + text[at:])
    found = findings(archmodel)
    assert Counter(each["code"] for each in found) == dict.fromkeys(
        ("INT001", "INT002", "INT004", "STR003"), 1
    )
    subjects = {each["code"]: each["subject"] for each in found}
    assert subjects == {"INT001": "peeks", "INT002": "skips", "INT004": "accounts", "STR003": "ledger"}
    assert archmodel("check", "shop.py").code == 1


def test_02_both_examples_of_every_rule_bear_it_out(archmodel: CommandLine) -> None:
    ended = archmodel("rules", "test")
    assert (ended.code, ended.out) == (0, f"{len(own_rules())} tried, 0 wrong, 0 without examples\n")


def test_03_reports_are_the_same_bytes_whatever_the_hash_seed_and_the_order(archmodel: CommandLine) -> None:
    archmodel("export", ROOT / "blueprints" / "online_shop.py", "-o", "shop.json")
    model = json.loads((archmodel.folder / "shop.json").read_bytes())
    rules = ("--select", "all", "--preview", "--today", "2026-11-25", "--max-per-rule", "5")
    reports = [word for form in REVIEWS for word in ("-f", f"{form}=out/{form}")]
    written = []
    for seed in (1, 2, 3):
        assert archmodel("check", "shop.json", *rules, *reports, PYTHONHASHSEED=str(seed)).code == 1
        written.append(archmodel.files("out"))
        for part in model.values():
            if isinstance(part, list):
                random.Random(seed).shuffle(part)
        archmodel.write("shop.json", json.dumps(model))
    assert {*written[0]} == {*REVIEWS}
    assert all(len(report) > 1000 for report in written[0].values())
    assert written[0] == written[1] == written[2]


def test_04_fifty_lines_inserted_above_change_no_fingerprint(archmodel: CommandLine) -> None:
    archmodel.write("shop.py", SHOP + PEEKS + '    alone = Microservice("Alone")\n')
    before = findings(archmodel)
    archmodel.write("shop.py", "# a line\n" * 50 + SHOP + PEEKS + '    alone = Microservice("Alone")\n')
    after = findings(archmodel)
    assert [each["code"] for each in after] == ["INT001", "STR004"]
    assert fingerprints(after) == fingerprints(before)
    lines = [[each["place"]["line"] for each in found] for found in (before, after)]
    assert lines[1] == [line + 50 for line in lines[0]]


def test_05_an_unrelated_path_changes_no_fingerprint(archmodel: CommandLine) -> None:
    archmodel.write("shop.py", SHOP + PEEKS)
    before = findings(archmodel, "--select", "INT001")
    more = (
        '    watch = MobileDevice("Watch")\n    stock = Microservice("Stock")\n'
        "    checks = orders.calls(stock)\n    tells = watch.calls(gateway)\n"
    )
    archmodel.write("shop.py", SHOP.replace("    asks = ", f"{more}    asks = ") + PEEKS)
    after = findings(archmodel, "--select", "INT001")
    assert len(before) == 1
    assert fingerprints(after) == fingerprints(before)


def test_06_sarif_is_valid_and_tells_two_findings_on_one_line_apart(archmodel: CommandLine) -> None:
    many = (
        "    for each in (gateway, orders):\n"
        "        phone.reads(\n            orders,\n            each.title,\n        )\n"
    )
    archmodel.write("shop.py", SHOP + many)
    ended = archmodel("check", "shop.py", "-f", "sarif", "--select", "INT001")
    content = json.loads(ended.out)
    Draft4Validator(json.loads(schema("sarif_om", "sarif-2.1.0-rtm.4.json"))).validate(content)
    results = content["runs"][0]["results"]
    places = [each["locations"][0]["physicalLocation"]["region"]["startLine"] for each in results]
    hashes = [each["partialFingerprints"]["primaryLocationLineHash"] for each in results]
    assert len(places) == len({*hashes}) == 2
    assert len({*places}) == 1
    for region in regions(content):
        assert region["startLine"] == region["endLine"]


def regions(content: Any) -> Iterator[dict[str, int]]:
    """Yield all regions in a document, however deep."""
    for key, value in content.items() if isinstance(content, dict) else enumerate(content):
        if key == "region":
            yield value
        elif isinstance(value, (dict, list)):
            yield from regions(value)


def test_07_256_findings_are_1_and_a_crash_is_2_beside_the_others(archmodel: CommandLine) -> None:
    many = "".join(f"    look{each} = phone.calls(orders, 'looks {each}')\n" for each in range(256))
    archmodel.write("shop.py", SHOP + many)
    assert archmodel("check", "shop.py").code == 1
    assert len(findings(archmodel, "--select", "INT001")) == 256
    ended = archmodel("check", "shop.py", PYTHONPATH=site(archmodel))
    assert ended.code == 2
    assert "ZZZ001" in ended.out + ended.err
    assert "shop: 256 errors, 1 warning" in ended.out


@pytest.mark.parametrize(
    ("waiver", "code"),
    [
        ("'INT002', on=(peeks,), because='a pilot'", "META001"),
        ("'INT001', on=(peeks,), because='a pilot', until=date(2026, 6, 30)", "META003"),
        ("'INT001', on=(peeks,), because=' '", "META002"),
    ],
    ids=["unused", "expired", "without a reason"],
)
def test_08_a_waiver_that_is_not_right_is_reported(waiver: str, code: str, archmodel: CommandLine) -> None:
    imports = "from datetime import date\n\nfrom archmodel import Waiver\n"
    archmodel.write("shop.py", f"{imports}{SHOP}{PEEKS}    pilot = Waiver({waiver})\n")
    found = findings(archmodel, "--today", "2026-07-01")
    assert code in {each["code"] for each in found}
    good = "Waiver('INT001', on=(peeks,), because='a pilot', until=date(2026, 6, 30))"
    archmodel.write("shop.py", f"{imports}{SHOP}{PEEKS}    pilot = {good}\n")
    assert archmodel("check", "shop.py", "--today", "2026-06-01")[:2] == (0, "")


def test_09_a_second_equal_violation_beside_one_in_the_baseline_is_new(archmodel: CommandLine) -> None:
    archmodel.write("shop.py", SHOP + '    phone.calls(orders, "peeks")\n')
    assert archmodel("baseline", "create", "shop.py").code == 0
    assert archmodel("check", "shop.py").code == 0
    archmodel.write("shop.py", SHOP + '    phone.calls(orders, "peeks")\n' * 2)
    assert archmodel("check", "shop.py", "--select", "INT001").code == 1
    (new,) = findings(archmodel, "--select", "INT001")
    assert new["place"]["line"] == len(SHOP.splitlines()) + 2


def test_10_a_rule_past_what_is_not_there_is_2(archmodel: CommandLine) -> None:
    contract = (
        '[[tool.archmodel.contract]]\ncode = "ACME001"\nname = "devices-enter"\ntype = "waypoint"\n'
        'from = "kind:Client"\nto = "kind:Service"\nthrough = "tag:gatway"\n'
    )
    archmodel.write("shop.py", SHOP)
    archmodel.write("pyproject.toml", contract)
    ended = archmodel("check", "shop.py")
    assert ended.code == 2
    assert "META005" in ended.out
    archmodel.write("pyproject.toml", contract.replace("tag:gatway", "kind:ApiGateway"))
    assert archmodel("check", "shop.py").code == 0


def test_11_a_model_of_identifiers_and_relations_alone_has_faults_of_structure_alone(
    archmodel: CommandLine,
) -> None:
    archmodel("export", ROOT / "blueprints" / "online_shop.py", "-o", "shop.json")
    bare = stripped(json.loads((archmodel.folder / "shop.json").read_bytes()))
    archmodel.write("bare.json", json.dumps(bare))
    assert len(bare["elements"]) >= 50
    assert archmodel("check", "bare.json")[:2] == (0, "")
    ring = {"name": "back", "source": "orders", "verb": "calls", "target": "checkout"}
    archmodel.write("bare.json", json.dumps({**bare, "relations": [*bare["relations"], ring]}))
    ended = archmodel("check", "bare.json", "-f", "concise")
    assert ended.code == 1
    assert {*re.findall(r"[A-Z]{3,4}\d{3}", ended.out)} == {"STR003"}


def test_12_what_lies_behind_a_waived_way_in_is_still_reported(archmodel: CommandLine) -> None:
    more = (
        '    push = Microservice("Push")\n    cart = Microservice("Cart")\n'
        "    registers = phone.calls(push)\n    asks_cart = push.calls(cart)\n"
        "    pilot = Waiver('INT001', on=(registers,), because='the vendor calls it')\n"
    )
    archmodel.write("shop.py", "from archmodel import Waiver\n" + SHOP + more)
    ended = archmodel("check", "shop.py")
    assert ended.code == 1
    (found,) = findings(archmodel, "--select", "INT001")
    assert found["subject"] == "asks_cart"
    assert "behind what is accepted by 'pilot'" in ended.out


def test_15_the_choice_of_a_format_never_changes_the_exit_code(archmodel: CommandLine) -> None:
    archmodel.write("clean.py", SHOP)
    archmodel.write("faulty.py", SHOP + PEEKS)
    for form in REVIEWS:
        assert archmodel("check", "faulty.py", "-f", form).code == 1
    every = [word for form in REVIEWS for word in ("-f", f"{form}=out/{form}")]
    assert archmodel("check", "clean.py", *every).code == 0
    assert archmodel("check", "faulty.py", *every, PYTHONPATH=site(archmodel)).code == 2
