"""Rules that hold for a folder, and are about nothing in some of its blueprints or in all."""

from __future__ import annotations

import json
import subprocess
from xml.etree import ElementTree

import pytest

from tests.process import SHOP, CommandLine

TAGGED = SHOP.replace('"API gateway"', '"API gateway", tags=frozenset({"front"})')
CONTRACT = """
[tool.archmodel]
select = ["ACME", "META"]
[[tool.archmodel.contract]]
code = "ACME001"
name = "devices-enter-by-the-gateway"
type = "waypoint"
from = "kind:Client"
to = "kind:Service"
through = "tag:front"
"""
BATCH = """
from archmodel import Blueprint
from archmodel.elements import Microservice


class {name}(Blueprint):
    job = Microservice("Job", entry=True)
"""


@pytest.fixture
def three(archmodel: CommandLine) -> CommandLine:
    """Return what runs in a folder of three blueprints, of which one has what the rule is about."""
    archmodel.write("pyproject.toml", CONTRACT)
    archmodel.write("services/bills.py", BATCH.format(name="Bills"))
    archmodel.write("services/shop.py", TAGGED)
    archmodel.write("services/wages.py", BATCH.format(name="Wages"))
    return archmodel


def test_a_rule_that_is_about_something_in_one_blueprint_of_a_folder_is_no_finding(three):
    assert three("check", "services")[:3] == (0, "", "")


def test_one_that_is_about_nothing_in_all_is_told_once_and_ends_with_2(three):
    three.write("services/shop.py", SHOP)
    ended = three("check", "services", "-f", "concise")
    assert ended.code == 2
    (line,) = (line for line in ended.out.splitlines() if "META005" in line)
    assert line == (
        "pyproject.toml:4:1: META005 error: ACME001 devices-enter-by-the-gateway judged nothing in any of "
        "3 models: nothing is tag:front, which paths must pass"
    )


def test_reports_tell_it_with_the_first_model_that_misses_it(three):
    three.write("services/shop.py", SHOP)
    ended = three("check", "services", "-f", "json", "-f", "sarif=a.sarif", "-f", "junit=a.xml")
    reviews = json.loads(ended.out)["reviews"]
    assert [(each["model"], [found["code"] for found in each["findings"]]) for each in reviews] == [
        ("bills", ["META005"]),
        ("shop", ["ACME001"]),  # as nothing can pass what is not there
        ("wages", []),
    ]
    assert all("META005" in [rule["code"] for rule in each["rules"]] for each in reviews)
    runs = json.loads((three.folder / "a.sarif").read_bytes())["runs"]
    assert [[each["ruleId"] for each in run["results"]] for run in runs] == [["META005"], ["ACME001"], []]
    cases = ElementTree.parse(three.folder / "a.xml").findall(".//testcase[failure]")
    assert [each.get("classname") for each in cases] == ["archmodel.bills.META", "archmodel.shop.ACME"]


def test_what_cannot_be_read_may_be_what_a_rule_is_about(three):
    three.write("services/shop.py", "class Shop(Blueprint")
    ended = three("check", "services")
    assert (ended.code, ended.out) == (2, "")
    assert "services/shop.py" in ended.err


def test_a_baseline_knows_nothing_of_it(three):
    three.write("services/shop.py", SHOP)
    assert three("baseline", "create", "services").out == "archmodel-baseline.jsonl: 1 known\n"
    ended = three("check", "services", "-f", "concise")
    assert (ended.code, ended.out.count("\n"), ended.out.count("META005")) == (2, 1, 1)


def test_a_rule_that_was_about_nothing_at_a_revision_is_no_fault_of_now(archmodel):
    archmodel.write("shop.py", SHOP)
    for arguments in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "before there were tags"),
    ):
        subprocess.run(["git", *arguments], cwd=archmodel.folder, check=True)
    archmodel.write("pyproject.toml", CONTRACT)
    archmodel.write("shop.py", TAGGED)
    assert archmodel("check", "shop.py", "--since", "HEAD")[:3] == (0, "", "")
    archmodel.write("shop.py", SHOP)
    ended = archmodel("check", "shop.py", "--since", "HEAD", "-f", "concise")
    assert (ended.code, ended.err) == (2, "")
    assert [line.split()[1] for line in ended.out.splitlines()] == ["META005"]
    assert archmodel("check", "shop.py", "--since", "HEAD", "--select", "META").code == 0


def test_a_comparison_leaves_it_to_check(three):
    three.write("old/shop.py", TAGGED)
    three.write("new/shop.py", SHOP)
    said = three("diff", "old/shop.py", "new/shop.py").out
    assert "gained ACME001" in said
    assert "META005" not in said
