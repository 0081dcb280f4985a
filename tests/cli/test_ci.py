"""What docs/ci.md tells to put into a pipeline is understood, and the hook of pre-commit works."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from archmodel.cli.check import command
from archmodel.formats import REVIEWS
from tests.process import SHOP


def commands(root: Path) -> list[list[str]]:
    """Return the arguments of every `archmodel check` of the recipes; a folded line goes on indented."""
    text = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    shown = re.findall(r"archmodel check (blueprints[^\n]*(?:\n +--[^\n]*)*)", text)
    return [re.sub(r"\$\{\{[^}]*\}\}", "main", each).replace('"', "").split() for each in shown]


def hook(root: Path) -> dict[str, str]:
    """Return the lines of the hook."""
    text = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    return dict(line[2:].split(": ", 1) for line in text.splitlines())


def test_every_recipe_is_understood_and_together_they_use_what_hosts_read(root):
    shown = commands(root)
    assert len(shown) == 4
    used = {report.form for each in shown for report in command.make_context("check", each).params["reports"]}
    assert used == {*REVIEWS} - {"json"}


def test_the_comment_of_strangers_findings_holds_nothing_but_text(root, tmp_path):
    text = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    script = text.rpartition("```bash\n")[2].partition("```")[0]
    client = tmp_path / "bin" / "gh"
    client.parent.mkdir()
    client.write_text("#!/bin/sh\n[ $1 = api ] && echo 7 || echo $3 > pull\n")
    client.chmod(0o755)
    findings = tmp_path / "theirs" / "findings.txt"
    findings.parent.mkdir()
    findings.write_text("a.py:1:1: INT001\n~~~\n@all <img src=x> \x1b[2J ~~~~\n~~~~text\n" + "x" * 99_000)
    environment = {
        "PATH": f"{client.parent}{os.pathsep}{os.environ['PATH']}",
        "GH_REPO": "a/b",
        "COMMIT": "c",
    }
    subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environment, check=True)
    comment = (tmp_path / "comment.md").read_text()
    assert (tmp_path / "pull").read_text() == "7\n"
    assert len(comment) < 61_000
    assert "\x1b" not in comment
    fences = [line for line in comment.splitlines() if line.startswith("~~~")]
    assert fences == ["~~~text", "~~~"]


def test_pre_commit_takes_the_hook(root):
    manifest = root / ".pre-commit-hooks.yaml"
    done = subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", manifest], check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(("more", "code"), [("", 0), ('    peeks = phone.calls(orders, "peeks")\n', 1)])
def test_the_hook_reviews_the_blueprints(more, code, archmodel, root):
    archmodel.write("blueprints/shop.py", SHOP + more)
    told = hook(root)
    program, *arguments = told["entry"].split()
    assert program == "archmodel"
    ended = archmodel(*arguments, *told["args"].strip("[]").split(", "))
    assert (ended.code, len(ended.out.splitlines())) == (code, code)


def test_the_recipe_names_the_hook_there_is(root):
    recipe = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    assert f"- id: {hook(root)['id']}\n" in recipe
