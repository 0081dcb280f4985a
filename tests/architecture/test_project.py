"""What a user installs, and what the two commands of the README need, hang together."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points, requires, version
from pathlib import Path

import archmodel

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKED = dict(
    re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
)


def name_of(requirement: str) -> str:
    """Return the package a requirement names."""
    return re.split(r"[\[<>=~! ]", requirement, maxsplit=1)[0]


def test_the_version_is_said_in_one_place():
    assert version("archmodel") == archmodel.__version__
    assert PROJECT["dynamic"] == ["version"]


def test_the_console_script_is_the_command_line():
    (script,) = entry_points(group="console_scripts", name="archmodel")
    assert script.value == "archmodel.cli:main"


def test_the_package_says_that_it_is_typed():
    assert (Path(archmodel.__file__).parent / "py.typed").exists()


def test_every_requirement_has_a_lower_bound_and_is_locked():
    wanted = [
        *PROJECT["dependencies"],
        *(each for extra in PROJECT["optional-dependencies"].values() for each in extra),
    ]
    assert [each for each in wanted if ">=" not in each] == []
    assert [each for each in wanted if name_of(each) not in LOCKED] == []
    assert {name_of(each) for each in requires("archmodel") or []} == {name_of(each) for each in wanted}


def test_the_lock_names_no_machine():
    assert not re.search(r"://|/opt|/home|/work", (ROOT / "requirements.lock").read_text(encoding="utf-8"))


def test_dev_py_needs_the_standard_library_alone():
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    imported = {
        (each.module if isinstance(each, ast.ImportFrom) else each.names[0].name) or ""
        for each in ast.walk(tree)
        if isinstance(each, ast.Import | ast.ImportFrom)
    }
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_the_readme_shows_the_two_commands_of_dev_py():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 dev.py render" in readme
    assert "python3 dev.py test" in readme


def test_dev_py_without_a_task_lists_the_tasks_and_sets_nothing_up(tmp_path):
    folder = tmp_path / "venv"
    done = subprocess.run(
        [sys.executable, ROOT / "dev.py"],
        env={**os.environ, "ARCHMODEL_VENV": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    for task in (
        "render",
        "test",
        "peers",
        "wheel",
        "test-wheel",
        "bench",
        "bench-layout",
        "bench-render",
        "fuzz-layout",
        "fuzz",
        "lock",
    ):
        assert f"\n    {task} " in done.stderr
    assert not folder.exists()


def test_ci_runs_the_command_of_the_readme_and_compares_the_renders():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    lines = map(str.strip, script.splitlines())
    steps = [line for line in lines if line.startswith(("python3 dev.py", "git diff", "for "))]
    drawn = ["for task in render test-wheel; do", 'python3 dev.py "$task"']
    compared = "git diff --exit-code -- renders docs"
    assert steps == ["python3 dev.py peers", "python3 dev.py test", *drawn, compared]
    assert "ARCHMODEL_REQUIRE_DOT=1" in script
    assert "ARCHMODEL_REQUIRE_PEERS=1" in script


def test_the_lock_of_the_peers_names_no_host():
    lock = (ROOT / "tests" / "peers" / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock
    assert "://" not in lock
