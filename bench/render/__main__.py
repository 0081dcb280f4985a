"""All of blueprints/ as SVG and PNG, cold, beside as many diagrams scripts; written to RESULTS.md.

Run as `python3 dev.py bench-render`, or `python -m bench.render [ROUNDS]` with archmodel installed and
Graphviz's `dot` on the PATH. Ends with 1 where a target is missed.
"""

from __future__ import annotations

import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NamedTuple

from archmodel.fleet.workers import processors
from archmodel.loading import load_all
from bench.render.peers import scripts

HERE = Path(__file__).resolve().parent
BLUEPRINTS = HERE.parents[1] / "blueprints"
ROUNDS = 5
TARGET = 0.25
BUSY = 1.5
"""Least CPU seconds to a second of the cold run, on two cores."""


class Took(NamedTuple):
    """What some processes took, in seconds, and what the last said on standard error."""

    wall: float
    cpu: float
    said: str = ""


def timed(commands: list[list[str]], environment: dict[str, str]) -> Took:
    """Run processes one after the other."""
    before, began, said = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), ""
    for command in commands:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        said = done.stderr.strip()
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Took(wall, cpu, said)


class Round(NamedTuple):
    """What each took in one round."""

    peers: Took
    cold: Took
    again: Took
    small: Took
    """A cold run with a pixel for each of the page."""


def compared(folder: Path, rounds: int) -> tuple[int, list[Round]]:
    """Return how many pictures there are, and what was measured in each round.

    A round before the first does not count; after it byte code is compiled and files are in memory.
    """
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    peers = []
    for name, text in scripts(load_all([str(BLUEPRINTS)])):
        path = folder / f"{name}.py"
        path.write_text(text, encoding="utf-8")
        peers.append([sys.executable, str(path), str(folder / name)])
    ours = [sys.executable, "-m", "archmodel", "render", str(BLUEPRINTS), "-o", str(folder / "ours")]

    def cold(*more: str) -> Took:
        for each in ("cache", "ours"):
            shutil.rmtree(folder / each, ignore_errors=True)
        return timed([[*ours, *more]], environment)

    found = [
        Round(timed(peers, environment), cold(), timed([ours], environment), cold("--scale", "1"))
        for _ in range(rounds + 1)
    ]
    return len(peers), found[1:]


def report(pictures: int, rounds: list[Round], cores: int) -> str:
    """Return the page of results."""
    peers, cold, again, small = (
        Took(median(each.wall for each in column), median(each.cpu for each in column), column[0].said)
        for column in zip(*rounds, strict=True)
    )
    ratio = median(each.cold.wall / each.peers.wall for each in rounds)
    busy = median(each.cold.cpu / each.cold.wall for each in rounds)
    rows = [
        f"| {pictures} diagrams scripts, one after the other | {peers.wall:.2f} | {peers.cpu:.2f} |",
        f"| `archmodel render blueprints`, cold | {cold.wall:.2f} | {cold.cpu:.2f} |",
        f"| the same again: {again.said} | {again.wall:.2f} | {again.cpu:.2f} |",
        f"| cold, with `--scale 1` | {small.wall:.2f} | {small.cpu:.2f} |",
    ]
    all_unchanged = again.said == f"0 drawn, {pictures} unchanged"
    targets = [
        (
            "time of the cold run / that of the scripts",
            f"{ratio:.2f}",
            f"at most {TARGET:g}",
            ratio <= TARGET,
        ),
        ("CPU seconds to a second of the cold run", f"{busy:.2f}", f"at least {BUSY:g}", busy >= BUSY),
        ("what the second run did", again.said, "nothing drawn", all_unchanged),
    ]
    return "\n".join(
        [
            "# All of blueprints/, cold and again",
            "",
            "Made by `python3 dev.py bench-render`; what is compared is in [README.md](README.md). Last made",
            f"with Python {platform.python_version()}, diagrams {version('diagrams')}, on {cores} cores;",
            f"medians of {len(rounds)} rounds.",
            "",
            "| what, as SVG and PNG | wall s | CPU s |",
            "|---|---|---|",
            *rows,
            "",
            "| measure | found | target | |",
            "|---|---|---|---|",
            *(
                f"| {measure} | {found} | {target} | {'met' if met else 'missed'} |"
                for measure, found, target, met in targets
            ),
            "",
        ]
    )


def main(rounds: int) -> int:
    """Write and print the results; return 1 where a target is missed."""
    if not shutil.which("dot"):
        sys.exit("the peers need Graphviz's program 'dot', which is not on the PATH")
    with tempfile.TemporaryDirectory() as temporary:
        text = report(*compared(Path(temporary), rounds), processors())
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)
    return int("| missed |" in text)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
