"""The page about rules of one's own shows rules that are there and work."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from archmodel.graph import Graph
from archmodel.model import read
from archmodel.review import review
from archmodel.rules.base import Rule, page
from archmodel.settings import read_settings
from docs.mobile_integration import MobileIntegration


@pytest.fixture
def rules(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[type[Rule[Any]]]:
    """Return every rule that the page shows in Python."""
    text = (root / "docs/rules.md").read_text(encoding="utf-8")
    found: dict[str, type[Rule[Any]]] = {}
    for number, example in enumerate(re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)):
        module = ModuleType(f"example_{number}")
        monkeypatch.setitem(sys.modules, module.__name__, module)
        body = vars(module)
        exec(compile(example, "docs/rules.md", "exec", dont_inherit=True), body)
        held = (each for each in body.values() if isinstance(each, type) and issubclass(each, Rule))
        found |= {each.code: each for each in held if hasattr(each, "code")}
    return [*found.values()]


def test_every_rule_it_shows_runs_and_has_a_page(rules: list[type[Rule[Any]]]) -> None:
    judged = review(Graph(read(MobileIntegration)), [rule() for rule in rules])
    assert len(judged.ran) == len(rules) >= 9
    assert judged.crashes == ()
    assert all(page(rule).what and page(rule).instead for rule in rules)


def test_the_settings_it_shows_are_understood(root: Path, tmp_path: Path) -> None:
    text = (root / "docs/rules.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    file = tmp_path / "pyproject.toml"
    read_so_far = []
    for example in shown:
        file.write_text(example, encoding="utf-8")
        read_so_far.append(read_settings(file))
    assert [rule.code for settings in read_so_far for rule in settings.policy.rules] == ["ACME010"]
    assert [len(settings.policy.waivers) for settings in read_so_far] == [0, 1, 0]
