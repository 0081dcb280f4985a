"""Whole processes, cold, pair by pair: archmodel beside mingrammer/diagrams, CPU time, medians.

Run as `python3 dev.py bench`, or `python bench/cold.py [ROUNDS]` with archmodel installed. Needs
Graphviz's program `dot` for the peer. The two of a pair take turns, so that whatever else
the machine does falls on both.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PEER = ROOT / "bench" / "peer_mobile_integration.py"
LEAST_ROUNDS = 15
Command = Sequence[str | Path]


class Pair(NamedTuple):
    """Two commands to compare, and how many times the CPU time of the second the first may take."""

    title: str
    ours: Command
    theirs: Command
    target: float | None
    """None where the row is there to understand the others by."""


def pairs(folder: Path) -> Iterator[Pair]:
    """Yield what is compared; pictures go to `folder`."""
    archmodel: list[str | Path] = [Path(sys.executable).with_name("archmodel")]
    blueprint = ROOT / "docs" / "mobile_integration.py"
    render: list[str | Path] = [*archmodel, "render", blueprint, "--view", "schematic", "-o", folder / "ours"]
    peer: list[str | Path] = [sys.executable, PEER, folder / "theirs"]
    both = [*render, "-f", "svg", "-f", "png"]
    yield Pair("SVG and PNG", both, [*peer, "svg", "png"], 0.8)
    same = (pixels(folder / "theirs") / pixels(folder / "ours")) ** 0.5 * 2
    for scale, why in (f"{same:.2f}", "as many pixels as the peer"), ("1", "a pixel each of the page"):
        title = f"SVG and PNG with `--scale {scale}`, {why}"
        yield Pair(title, [*both, "--scale", scale], [*peer, "svg", "png"], None)
    yield Pair("SVG", [*render, "-f", "svg"], [*peer, "svg"], 2.0)
    yield Pair(
        "`--help`, beside `python -c pass`", [*archmodel, "--help"], [sys.executable, "-c", "pass"], 5.0
    )


def cpu(command: Command) -> float:
    """Return the CPU milliseconds of a process and of all it started and waited for."""
    with subprocess.Popen([str(each) for each in command], stdout=subprocess.DEVNULL, cwd=ROOT) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        sys.exit(f"{command} ended with {running.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000


def measured(pair: Pair, rounds: int, folder: Path) -> tuple[float, float]:
    """Return the medians of both, taken in turns after one round that does not count.

    What archmodel drew and remembers of it is deleted before every run.
    """
    taken: list[tuple[float, float]] = []
    for _ in range(rounds + 1):
        shutil.rmtree(folder / "ours", ignore_errors=True)
        taken.append((cpu(pair.ours), cpu(pair.theirs)))
    return median(ours for ours, _ in taken[1:]), median(theirs for _, theirs in taken[1:])


def size(folder: Path) -> tuple[int, int]:
    """Return width and height of the one PNG in a folder."""
    (picture,) = folder.rglob("*.png")
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return width, height


def pixels(folder: Path) -> int:
    """Return how many pixels the one PNG in a folder has."""
    width, height = size(folder)
    return width * height


def main(rounds: int) -> int:
    """Print a table of medians; return 1 where a target is missed."""
    if not shutil.which("dot"):
        sys.exit("the peer needs Graphviz's program 'dot', which is not on the PATH")
    missed = False
    notes: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "theirs").mkdir()
        os.environ["XDG_CACHE_HOME"] = str(folder / "ours")
        print(f"CPU milliseconds of whole processes, cold; medians of {rounds} rounds taken in turns.\n")
        print("| what | archmodel | peer | ratio | target | |\n|---|---|---|---|---|---|")
        for pair in pairs(folder):
            ours, theirs = measured(pair, rounds, folder)
            verdict = "" if pair.target is None else "met" if ours / theirs <= pair.target else "missed"
            missed = missed or verdict == "missed"
            target = "" if pair.target is None else f"at most {pair.target:g}"
            print(
                f"| {pair.title} | {ours:.0f} | {theirs:.0f} | {ours / theirs:.2f} | {target} | {verdict} |",
                flush=True,
            )
            if "png" in pair.ours:
                sizes = [size(folder / whose) for whose in ("ours", "theirs")]
                shown = [f"{wide} x {high} = {wide * high / 1e6:.2f} million pixels" for wide, high in sizes]
                notes.append(f"{pair.title}: archmodel {shown[0]}, peer {shown[1]}.")
    print("\nPNGs. " + "\n".join(notes))
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(max(LEAST_ROUNDS, int(sys.argv[1]) if len(sys.argv) > 1 else 0)))
