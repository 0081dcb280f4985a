"""What all tests share: goldens, the programs and folders that some need, and `--accept`."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.process import SHOP, CommandLine

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).resolve().parent / "golden"
MOVED = pytest.StashKey[list[str]]()
collect_ignore = ["typing/correct.py", "typing/planted.py"]
"""Read by checkers and by the tests beside them; no tests themselves."""
MOST_LINES = 12
"""How many differences of one golden are shown."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`."""
    parser.addoption("--accept", action="store_true", help="rewrite goldens, and say what moved")


def pytest_configure(config: pytest.Config) -> None:
    """Begin the list of what moved."""
    config.stash[MOVED] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs `dot` where it is absent; with ARCHMODEL_REQUIRE_DOT set it runs, and fails."""
    if shutil.which("dot") or os.environ.get("ARCHMODEL_REQUIRE_DOT"):
        return
    for item in items:
        if item.get_closest_marker("dot"):
            item.add_marker(pytest.mark.skip(reason="Graphviz's program 'dot' is not on the PATH"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what `--accept` rewrote."""
    for line in config.stash[MOVED]:
        terminalreporter.write_line(line)


@pytest.fixture
def root() -> Path:
    """Return the folder of the project."""
    return ROOT


@pytest.fixture
def shared() -> Path:
    """Return the folder `shared` beside the project, or the one ARCHMODEL_SHARED names.

    A clone elsewhere has none, and what needs it is skipped; where one is named, it must be there.
    """
    named = os.environ.get("ARCHMODEL_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    if named and not folder.is_dir():
        pytest.fail(f"ARCHMODEL_SHARED names {named}, which is no folder")
    if not folder.is_dir():
        pytest.skip("there is no folder 'shared' beside this clone")
    return folder


@pytest.fixture
def archmodel(tmp_path: Path) -> CommandLine:
    """Return what runs archmodel in an empty folder of its own."""
    return CommandLine(tmp_path)


@pytest.fixture
def shop(archmodel: CommandLine) -> Path:
    """Return the path of a small blueprint with two views that passes the review."""
    return archmodel.write("shop.py", SHOP)


class Goldens:
    """Files under tests/golden/ that hold what the program wrote when somebody last looked at it."""

    def __init__(self, accept: bool, moved: list[str]) -> None:
        self.accept = accept
        self.moved = moved

    def check(self, name: str, content: bytes) -> None:
        """Fail where `content` is not what the golden `name` holds, or rewrite it with `--accept`."""
        path = GOLDEN / name
        held = path.read_bytes() if path.exists() else None
        if held == content:
            return
        shown = ["new"] if held is None else list(differences(held.decode(), content.decode()))
        more = [f"and {len(shown) - MOST_LINES} more"] if len(shown) > MOST_LINES else []
        said = "\n    ".join([f"golden {name}:", *shown[:MOST_LINES], *more])
        if not self.accept:
            pytest.fail(f"{said}\nlook at it, then run pytest --accept", pytrace=False)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.moved.append(said)


@pytest.fixture
def goldens(request: pytest.FixtureRequest) -> Goldens:
    """Return what compares with files under tests/golden/."""
    return Goldens(bool(request.config.getoption("--accept")), request.config.stash[MOVED])


def differences(before: str, after: str) -> Iterator[str]:
    """Yield what differs: values by their path for JSON, else changed lines."""
    try:
        old, new = dict(leaves(json.loads(before))), dict(leaves(json.loads(after)))
    except ValueError:
        lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
        yield from (line[:160] for line in list(lines)[2:] if not line.startswith("@@"))
        return
    for path in [*old, *(path for path in new if path not in old)]:
        if old.get(path) != new.get(path):
            yield f"{path}: {old.get(path, 'nothing')} -> {new.get(path, 'nothing')}"


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every number, text and the like in a JSON value, with where it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            named = inner.get("name", inner.get("id", index)) if isinstance(inner, dict) else index
            yield from leaves(inner, f"{path}/{named}")
    else:
        yield path, value
