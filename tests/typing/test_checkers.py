"""mypy and pyright see the planted mistakes, each on its line, and nothing else; so does a run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from traceback import extract_tb

import pytest

from archmodel import ArchmodelError

HERE = Path(__file__).parent
SOURCE = (HERE / "planted.py").read_text(encoding="utf-8")
MISTAKES = {
    number: line.partition("# mistake: ")[2]
    for number, line in enumerate(SOURCE.splitlines(), start=1)
    if "# mistake: " in line
}


def mypy(file: Path, root: Path) -> set[int]:
    """Return the lines of `file` on which mypy reports an error."""
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--no-error-summary",
        "--no-pretty",
    ]
    environment = {"MYPYPATH": str(root)}
    return run(
        [*command, "--explicit-package-bases", str(file)], root, environment, r"^(.+?):(\d+): error:", file
    )


def run(command: list[str], root: Path, environment: dict[str, str], pattern: str, file: Path) -> set[int]:
    """Return the lines of `file` that a checker names, and fail where it names another file."""
    done = subprocess.run(
        command, cwd=root, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found = [re.match(pattern, line) for line in done.stdout.splitlines()]
    named = {(root / each[1], int(each[2])) for each in found if each}
    assert {path.name for path, _ in named} <= {file.name}, done.stdout
    return {line for _, line in named}


def pyright(file: Path, root: Path, folder: Path) -> set[int]:
    """Return the lines of a copy of `file` on which pyright reports an error or a warning."""
    settings = {"typeCheckingMode": "strict", "reportUnusedExpression": False, "extraPaths": [str(root)]}
    shutil.copy(file, folder)
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pyright",
        "--pythonpath",
        sys.executable,
        "--outputjson",
        "-p",
        str(folder),
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    said = json.loads(done.stdout)
    assert said["summary"]["filesAnalyzed"] == 1
    return {each["range"]["start"]["line"] + 1 for each in said["generalDiagnostics"]}


def test_mypy_is_content_with_what_is_correct(root):
    assert mypy(HERE / "correct.py", root) == set()


def test_pyright_is_content_with_what_is_correct(root, tmp_path):
    assert pyright(HERE / "correct.py", root, tmp_path) == set()


def test_mypy_reports_each_planted_mistake_on_its_line_and_nothing_else(root):
    assert mypy(HERE / "planted.py", root) == set(MISTAKES)


def test_pyright_reports_each_planted_mistake_on_its_line_and_nothing_else(root, tmp_path):
    assert pyright(HERE / "planted.py", root, tmp_path) == set(MISTAKES)


def test_the_correct_blueprint_runs(root):
    done = subprocess.run(
        [sys.executable, str(HERE / "correct.py")], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("line", MISTAKES, ids=MISTAKES.values())
def test_a_run_refuses_each_planted_mistake(line, root):
    """Whoever uses no checker learns of it when the blueprint is read, on the same line."""
    alone = "\n".join(
        text if number not in MISTAKES or number == line else ""
        for number, text in enumerate(SOURCE.splitlines(), start=1)
    )
    with pytest.raises((ArchmodelError, TypeError, AttributeError)) as caught:
        exec(compile(alone, "planted.py", "exec"), {"__name__": "planted"})
    frames = extract_tb(caught.tb)
    assert [frame.lineno for frame in frames if frame.filename == "planted.py"][-1] == line
