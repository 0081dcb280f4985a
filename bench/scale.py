"""`archmodel check` on a large model: seconds and memory, and the same findings in any order.

Run as `python3 dev.py bench`, or `python bench/scale.py` with archmodel installed. The model is
made from a fixed seed: groups two deep, seven relations in ten within a neighbourhood, and here
and there one that goes round the gateway.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

ELEMENTS, RELATIONS, SEED = 10_000, 30_000, 8
SECONDS, MEBIBYTES = 5.0, 400.0
KINDS = {
    "MobileDevice": 4,
    "ApiGateway": 2,
    "FrontendMicroservices": 20,
    "IntegrationMicroservices": 20,
    "Microservice": 40,
    "Database": 8,
    "Backend": 6,
}
"""How often each kind is among a hundred elements."""
MAY_CALL = {
    "MobileDevice": ["ApiGateway"],
    "ApiGateway": ["FrontendMicroservices", "Microservice"],
    "FrontendMicroservices": ["IntegrationMicroservices", "Microservice"],
    "IntegrationMicroservices": ["Backend", "Database", "Microservice"],
    "Microservice": ["Microservice", "IntegrationMicroservices", "Database"],
    "Backend": ["Database"],
}
"""Whom each kind calls when it does as it should."""


class Run(NamedTuple):
    """What one run of a command took, and what it said."""

    code: int
    out: str
    wall: float
    cpu: float
    mebibytes: float


def document() -> dict[str, Any]:
    """Return the model."""
    chance = random.Random(SEED)
    groups = [{"name": f"g{number}", "kind": "Group", "title": f"Group {number}"} for number in range(550)]
    for number, group in enumerate(groups[50:]):
        group["inside"] = f"g{number % 50}"
    kinds = chance.choices(list(KINDS), list(KINDS.values()), k=ELEMENTS - len(groups))
    members = [
        {"name": f"e{number}", "kind": kind, "title": f"{kind} {number}", "inside": f"g{50 + number % 500}"}
        for number, kind in enumerate(kinds)
    ]
    by_kind = {kind: [each["name"] for each in members if each["kind"] == kind] for kind in KINDS}
    relations: list[dict[str, str]] = []
    while len(relations) < RELATIONS:
        source = chance.choice(members)
        known = MAY_CALL.get(source["kind"], ["Backend"])
        astray = chance.random() < 0.002
        targets = by_kind[chance.choice(list(KINDS) if astray else known)]
        near = int(source["name"][1:]) * len(targets) // len(members) + chance.randrange(-5, 6)
        target = targets[near % len(targets)] if chance.random() < 0.7 else chance.choice(targets)
        name = f"r{len(relations)}"
        relations.append({"name": name, "source": source["name"], "verb": "calls", "target": target})
    return {
        "schemaVersion": 1,
        "name": "large",
        "title": "Large",
        "elements": [*groups, *members],
        "relations": relations,
        "views": [],
    }


def shuffled(model: dict[str, Any]) -> dict[str, Any]:
    """Return the same model, declared in another order."""
    chance = random.Random(SEED + 1)
    turned = dict(model)
    for key in ("elements", "relations"):
        turned[key] = chance.sample(model[key], len(model[key]))
    return turned


def run(*arguments: str | Path) -> Run:
    """Run archmodel in a process of its own."""
    command = [sys.executable, "-m", "archmodel", *map(str, arguments)]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stdout
        out = running.stdout.read()
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    per_mebibyte = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Run(
        running.returncode,
        out,
        time.perf_counter() - began,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / per_mebibyte,
    )


def main() -> int:
    """Print what a review of the model takes; return 1 where a target is missed."""
    with tempfile.TemporaryDirectory() as temporary:
        model = document()
        files = {"as generated": model, "in another order": shuffled(model)}
        runs: dict[str, Run] = {}
        for number, (title, content) in enumerate(files.items()):
            path = Path(temporary) / f"large{number}.json"
            path.write_text(json.dumps(content), encoding="utf-8")
            runs[title] = run("check", path, "--format", "json")
            if runs[title].code not in (0, 1):
                sys.exit(f"archmodel check ended with {runs[title].code}")
    print(f"`archmodel check` on {ELEMENTS:,} elements and {RELATIONS:,} relations as JSON.\n")
    print("| model | wall s | CPU s | peak MiB |\n|---|---|---|---|")
    for title, each in runs.items():
        print(f"| {title} | {each.wall:.2f} | {each.cpu:.2f} | {each.mebibytes:.0f} |")
    first, second = runs.values()
    count = first.out.count('"subject"')
    same = first.out == second.out
    met = all(each.wall <= SECONDS and each.mebibytes <= MEBIBYTES for each in runs.values())
    print(f"\nTargets {SECONDS:g} s and {MEBIBYTES:g} MiB: {'met' if met else 'missed'}.", end=" ")
    print(f"{count} findings, {'the same' if same else 'OTHERS'} in both orders.")
    return int(not (met and same and count))


if __name__ == "__main__":
    sys.exit(main())
