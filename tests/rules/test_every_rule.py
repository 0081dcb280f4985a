"""What holds for every rule there is, so that the conventions cannot rot."""

from __future__ import annotations

import re
import sys
from inspect import cleandoc
from pathlib import Path
from typing import Any, Literal

import pytest

import archmodel.rules
from archmodel.catalogue import modules
from archmodel.examples import tried
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.names import kebab, snake
from archmodel.review import known_rules, review
from archmodel.rules.base import Finding, Rule, Severity, page

RULES = known_rules()
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def findings(rule: type[Rule[Any]], name: Literal["Bad", "Good"]) -> tuple[Finding, ...]:
    """Return what a rule finds in one of its own blueprints."""
    judged = tried(rule, name)
    assert not judged.crashes
    return tuple(each for each in judged.findings if each.code == rule.code)


@every_rule
def test_it_finds_something_in_its_bad_blueprint(rule: type[Rule[Any]]) -> None:
    found = findings(rule, "Bad")
    assert {(each.code, each.rule) for each in found} == {(rule.code, rule.name)}
    assert max(each.severity for each in found) == rule.severity
    assert all(each.place and each.instead for each in found)


@every_rule
def test_it_finds_nothing_in_its_good_blueprint(rule: type[Rule[Any]]) -> None:
    assert findings(rule, "Good") == ()


@every_rule
def test_its_good_blueprint_has_no_error_of_a_recommended_rule(rule: type[Rule[Any]]) -> None:
    beside = vars(sys.modules[rule.__module__])
    judged = review(Graph(read(beside["Good"])), baseline=beside.get("BASELINE", ()))
    assert [each.message for each in judged.findings if each.severity is Severity.ERROR] == []


@every_rule
def test_its_page_is_whole_and_in_order(rule: type[Rule[Any]]) -> None:
    text = cleandoc(rule.__doc__ or "")
    places = [text.index(f"\n{heading}:") for heading in ("Why it matters", "Instead", "References")]
    assert places == sorted(places)
    assert all(part for name, part in page(rule)._asdict().items() if name not in ("off", "options"))
    assert all(option.what.endswith(".") for option in page(rule).options)


@every_rule
def test_its_page_says_why_where_it_is_off_by_default(rule: type[Rule[Any]]) -> None:
    assert bool(page(rule).off) is not rule.by_default


@every_rule
def test_its_examples_are_shown_whole(rule: type[Rule[Any]]) -> None:
    assert page(rule).bad.startswith("class Bad(Blueprint):\n")
    assert page(rule).good.startswith("class Good(Blueprint):\n")


@every_rule
def test_its_code_class_file_and_name_agree(rule: type[Rule[Any]]) -> None:
    assert re.fullmatch("[A-Z]{3,4}[0-9]{3}", rule.code)
    assert rule.severity in Severity
    assert rule.__module__.rpartition(".")[2] == snake(rule.__name__)
    assert rule.name == kebab(rule.__name__)
    assert modules("archmodel.rules")[rule.name] == rule.__module__


@every_rule
def test_a_message_and_its_way_out_name_what_is_blamed(rule: type[Rule[Any]]) -> None:
    for found in findings(rule, "Bad"):
        blamed = [title for _, title in found.titles] or found.at
        assert any(each in found.message for each in blamed)
        assert any(each in found.instead for each in [*blamed, "did you mean"])


def test_no_two_rules_have_one_code() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len(codes) == len(modules("archmodel.rules")) >= 4


def test_a_folder_is_a_family() -> None:
    families = {(rule.__module__.split(".")[2], rule.code[:-3]) for rule in RULES}
    assert len({folder for folder, _ in families}) == len({code for _, code in families}) == len(families)


def test_every_rule_has_its_tests_in_the_same_place() -> None:
    tests, rules = Path(__file__).parent, Path(archmodel.rules.__file__).parent
    for rule in RULES:
        file = Path(sys.modules[rule.__module__].__file__ or "").relative_to(rules)
        assert (tests / file).with_name(f"test_{file.name}").is_file()
