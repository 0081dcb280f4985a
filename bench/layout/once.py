"""One landscape laid out by our own engine in a process of its own: seconds and memory, as JSON.

Run by `scaling.py` as `python -m bench.layout.once NODES TIMES`.
"""

from __future__ import annotations

import json
import re
import sys
import time
from math import nan
from pathlib import Path
from statistics import median

from archmodel.layout.layered import Layered
from bench.layout.corpus import scaled

__all__: list[str] = []

ENOUGH = 30.0
"""Seconds after which it is not laid out once more."""


def main(nodes: int, times: int) -> None:
    """Print the medians of some runs and the peak of memory."""
    scene = scaled(nodes)
    walls: list[float] = []
    cpus: list[float] = []
    while len(walls) < times and sum(walls) < ENOUGH:
        wall, cpu = time.perf_counter(), time.process_time()
        Layered().place(scene)
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    print(json.dumps({"wall": median(walls), "cpu": median(cpus), "mebibytes": peak()}))


def peak() -> float:
    """Return the most memory this process has had, in MiB; not a number where the system keeps no /proc.

    `getrusage` would say that of the process that started this one, where that is more.
    """
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else nan


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
