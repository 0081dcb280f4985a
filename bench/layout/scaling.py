"""Time against size: our own engine and elkjs in process, others as whole processes; 2.2 lines a card.

Run alone as `python bench/layout/scaling.py`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from math import ceil, log, nan
from statistics import median
from typing import NamedTuple

from archmodel.scene import Scene
from bench.layout.corpus import scaled
from bench.layout.d2 import elk
from bench.layout.dot import dot_spline, dot_unlabelled
from bench.layout.elkjs import elkjs
from bench.layout.engine import PATIENCE, TOO_LONG, Engine, Failure, run
from bench.layout.engines import ELK, ELKJS, OURS

__all__ = ["TIMES", "Point", "points", "report"]

TIMES = {14: 15, 100: 9, 300: 5, 1000: 3, 2000: 1, 5000: 1}
"""How often each size, in cards, is laid out."""


def processes(engine: Engine) -> Callable[[Scene, int], float]:
    """Return what tells the median of the seconds that some processes of an engine take."""
    return lambda scene, times: median(engine(scene).seconds for _ in range(times))


PEERS: dict[str, Callable[[Scene, int], float]] = {
    ELK: processes(elk),
    ELKJS: lambda scene, times: elkjs(scene, times).seconds,
    "dot": processes(dot_spline),
    "dot, no labels": processes(dot_unlabelled),
}
"""With labels `dot` fails on large landscapes; without them it has less to do than the others."""
FROM, TO = 1000, 5000
"""The sizes between which growth is told."""


class Point(NamedTuple):
    """What an engine takes for one size; medians."""

    engine: str
    nodes: int
    wall: float
    """Seconds; not a number where it was stopped, or failed."""
    cpu: float = nan
    mebibytes: float = nan
    """Peak of the process."""
    failure: str = ""


def points(sizes: dict[int, int]) -> Iterator[Point]:
    """Yield what our engine and its peers take for every size; who took too long is not asked for more."""
    stopped: set[str] = set()
    for nodes, times in sizes.items():
        for name in (OURS, *PEERS):
            if name in stopped:
                point = Point(name, nodes, nan, failure="not tried")
            elif name == OURS:
                point = own(nodes, times)
            else:
                point = peer(name, PEERS[name], nodes, times)
            if point.failure == TOO_LONG:
                stopped.add(name)
            yield point


def own(nodes: int, times: int) -> Point:
    """Return what our own engine takes, in a process of its own, which is not counted."""
    try:
        said, _ = run([sys.executable, "-m", "bench.layout.once", str(nodes), str(times)], "")
    except Failure as failure:
        return Point(OURS, nodes, nan, failure=str(failure))
    return Point(OURS, nodes, **json.loads(said))


def peer(name: str, taken: Callable[[Scene, int], float], nodes: int, times: int) -> Point:
    """Return what a peer takes."""
    try:
        return Point(name, nodes, taken(scaled(nodes), times))
    except Failure as failure:
        return Point(name, nodes, nan, failure=str(failure))


def report(found: list[Point]) -> str:
    """Return the table, growth and memory."""
    head = ["cards", "lines", f"{OURS}, s", "CPU s", "MiB", *(f"{name}, s" for name in PEERS)]
    head += [f"{OURS} / {name}" for name in PEERS]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for nodes in dict.fromkeys(each.nodes for each in found):
        ours, *peers = (each for each in found if each.nodes == nodes)
        cells = [f"{nodes:,}", f"{len(scaled(nodes).wires):,}", shown(ours), number(ours.cpu)]
        cells += [number(ours.mebibytes, 0), *map(shown, peers)]
        cells += [share(ours, each) for each in peers]
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", *(f"- {name}: {growth(found, name)}" for name in (OURS, *PEERS))]
    return "\n".join(lines)


def share(ours: Point, peer: Point) -> str:
    """Return how many times the seconds of a peer go into ours, at most where it was stopped."""
    if peer.failure == TOO_LONG:
        return f"< {ceil(100 * ours.wall / PATIENCE) / 100:.2f}"
    return number(ours.wall / peer.wall, 2)


def shown(point: Point) -> str:
    """Return the seconds of a point, or why there are none."""
    return point.failure or number(point.wall)


def number(value: float, digits: int = 3) -> str:
    """Return a number, or a dash for none."""
    return "–" if value != value else f"{value:,.{digits}f}"


def growth(found: list[Point], name: str) -> str:
    """Return how the time of an engine grows with the cards."""
    wall = {each.nodes: each.wall for each in found if each.engine == name}
    power = log(wall.get(TO, nan) / wall.get(FROM, nan)) / log(TO / FROM)
    if power != power:
        return f"no figure for growth from {FROM:,} to {TO:,} cards."
    return f"time grows from {FROM:,} to {TO:,} cards as n to the power of {power:.2f}."


if __name__ == "__main__":
    print(report([*points(TIMES)]))
