"""Large graphs and bombs, each drawn or refused by a process of its own within bounds: a long run.

Run as `python -m tests.trust.large`, with the shared cases beside the project: `check_run` of theirs
judges exit code, time, memory and what is left running.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.process import ROOT, surroundings
from tests.trust.adapter import Graph, json_source

SHARED = Path(os.environ.get("ARCHMODEL_SHARED") or ROOT.parent / "shared")
CHECK_RUN = SHARED / "cases" / "trust" / "oracles" / "check_run.py"


class Tried(NamedTuple):
    """A file, and within what it is to be drawn or refused."""

    name: str
    data: bytes
    seconds: int
    mib: int
    codes: str
    """`0` where it is to be drawn, `2` refused, `0,2` where it may take longer than a layout may."""
    arguments: tuple[str, ...] = ("render", "-f", "svg")


def layered(count: int, edges: int) -> Graph:
    """Return a graph whose lines lead from one of 20 layers to the next."""
    random, wide = Random(1), count // 20
    found = []
    for _ in range(edges):
        layer = random.randrange(19)
        source, target = (random.randrange(wide) + wide * at for at in (layer, layer + 1))
        found.append({"from": f"n{source}", "to": f"n{target}"})
    return {"nodes": [{"id": f"n{at}"} for at in range(count)], "edges": found}


def anyhow(count: int, edges: int) -> Graph:
    random = Random(2)
    found = [
        {"from": f"n{random.randrange(count)}", "to": f"n{random.randrange(count)}"} for _ in range(edges)
    ]
    return {"nodes": [{"id": f"n{at}"} for at in range(count)], "edges": found}


def nested(depth: int) -> Graph:
    groups = [
        {"id": f"g{at}", "group": True, **({"parent": f"g{at - 1}"} if at else {})} for at in range(depth)
    ]
    return {"nodes": [*groups, {"id": "a", "parent": f"g{depth - 1}"}], "edges": []}


def hub(rays: int) -> Graph:
    nodes = [{"id": f"n{at}"} for at in range(rays + 1)]
    return {"nodes": nodes, "edges": [{"from": "n0", "to": f"n{at + 1}"} for at in range(rays)]}


def chain(count: int) -> Graph:
    edges = [{"from": f"n{at}", "to": f"n{at + 1}"} for at in range(count - 1)]
    return {"nodes": [{"id": f"n{at}"} for at in range(count)], "edges": edges}


def all_tried() -> Iterator[Tried]:
    """Yield what is tried: graphs of GR-06, GR-10 and GR-11, and bombs of YJ-02."""
    png = ("render", "-f", "png")
    yield Tried("layered-1000", json_source(layered(1_000, 1_500)), 60, 1024, "0")
    yield Tried("layered-5000", json_source(layered(5_000, 7_500)), 90, 1024, "0,2")
    yield Tried("random-500", json_source(anyhow(500, 1_000)), 90, 1024, "0,2")
    yield Tried("nested-1000", json_source(nested(1_000)), 60, 1024, "0")
    yield Tried("nested-5000", json_source(nested(5_000)), 90, 1024, "0,2")
    yield Tried("hub-10000", json_source(hub(10_000)), 90, 2048, "0,2")
    yield Tried("nodes-100000", json_source({**chain(100_000), "edges": []}), 60, 2048, "2")
    yield Tried("wide-png", json_source(chain(700)), 60, 1024, "2", png)
    head = b'{"schemaVersion": 1, "elements": '
    size = 48 * 1024 * 1024
    yield Tried("bomb-deep", head + b"[" * size, 5, 256, "2")
    yield Tried("bomb-digits", head + b"1" * size, 5, 256, "2")
    yield Tried("bomb-text", head + b'"' + b"x" * size, 5, 256, "2")
    yield Tried("bomb-commas", head + b"[" + b"," * size, 5, 256, "2")
    yield Tried("bomb-escapes", head + b'"' + b"\\\\" * (size // 2), 5, 256, "2")
    yield Tried("bomb-size", head + b" " * (size * 2), 5, 256, "2")


def main(names: list[str]) -> int:
    """Try all, or those named, and return 1 where one went out of its bounds."""
    worst = 0
    with TemporaryDirectory() as folder:
        for each in all_tried():
            if names and each.name not in names:
                continue
            (Path(folder) / f"{each.name}.json").write_bytes(each.data)
            judge = [sys.executable, str(CHECK_RUN), "--seconds", str(each.seconds), "--mib", str(each.mib)]
            command = [sys.executable, "-m", "archmodel", *each.arguments, f"{each.name}.json"]
            done = subprocess.run(
                [*judge, "--exit", each.codes, "--", *command],
                cwd=folder,
                env=surroundings({}),
                capture_output=True,
                text=True,
                check=False,
            )
            said = done.stdout.strip().replace("\n", "; ")
            print(f"{each.name}: {said}", flush=True)
            worst = max(worst, done.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
