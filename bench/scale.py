"""`archmodel check` on large models: seconds and memory, and the same findings in any order.

Run as `python3 dev.py bench`, or `python bench/scale.py` with archmodel installed, and with its extra
`fast`, which is measured beside. The model is made from a fixed seed, of domains that state much of
what rules ask for, and in each of which a device goes round the gateway.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, NamedTuple

SEED = 8

MEMBERS = {
    "MobileDevice": 3,
    "ApiGateway": 1,
    "FrontendMicroservices": 20,
    "IntegrationMicroservices": 20,
    "Microservice": 40,
    "Database": 8,
    "Backend": 6,
    "Broker": 1,
}
"""How many of each kind a domain has; one more element is the group round the inner ones."""
SLO = {"Microservice": 0.99, "Database": 0.999}
"""What is promised where more depends on less, as a share of time."""


class Size(NamedTuple):
    """How large a model is, and what its review may take, all rules included."""

    domains: int
    seconds: float
    fast: float
    """Seconds with the extra `fast`."""
    mebibytes: float


SIZES = (Size(100, 1.5, 1.5, 200.0), Size(1_000, 15.0, 8.0, 1024.0))

PLAIN = """import runpy, sys
sys.modules["rustworkx"] = None
runpy.run_module("archmodel", run_name="__main__", alter_sys=True)
"""
"""Runs archmodel as though its extra were not installed."""


class Run(NamedTuple):
    """What one run of a command took, and what it said."""

    code: int
    out: str
    wall: float
    cpu: float
    """Seconds of all its processes."""
    mebibytes: float
    """The most that its processes held at once, what they share counted once; looked at twice a second."""


def document(domains: int) -> dict[str, Any]:
    """Return a model of as many domains."""
    chance = random.Random(SEED)
    model: dict[str, Any] = {
        "schemaVersion": 1,
        "name": "large",
        "title": "Large",
        "elements": [],
        "relations": [],
        "views": [],
        "facts": [
            {"name": "internet", "kind": "Boundary", "title": "Internet", "trust": 0},
            {"name": "edge", "kind": "Boundary", "title": "Edge", "trust": 1},
            {
                "name": "inside",
                "kind": "Boundary",
                "title": "Inside",
                "trust": 2,
                "clearance": "confidential",
            },
        ],
    }
    for number in range(domains):
        domain(model, number, (number + 1) % domains, chance)
    return model


def domain(model: dict[str, Any], number: int, neighbour: int, chance: random.Random) -> None:
    """Add a domain: its elements, what they say to each other and to the next domain, and some slips."""
    by_kind = {kind: [f"{kind[:3]}{number}_{each}" for each in range(n)] for kind, n in MEMBERS.items()}
    group = {"name": f"in{number}", "kind": "Group", "title": f"Group {number}", "boundary": "inside"}
    asset = {"name": f"data_{number}", "kind": "DataAsset", "title": f"Data {number}"}
    model["facts"].append(asset | {"classification": "confidential"})
    model["elements"].append(group | {"owner": f"Team {number}"})
    for kind, names in by_kind.items():
        for name in names:
            model["elements"].append(member(name, kind, number))
    devices, gateways, fronts, integrations, services, stores, backends, brokers = by_kind.values()
    said = [(one, "calls", gateways[0]) for one in devices]
    said += [(gateways[0], "calls", each) for each in fronts]
    said += [(one, "calls", each) for one in fronts for each in chance.sample(integrations, 4)]
    said += [(one, "calls", each) for one in integrations for each in chance.sample(services, 4)]
    said += [(one, "calls", chance.choice(backends)) for one in integrations[1:]]
    said += [
        (one, verb, each) for one, each in zip(services, stores, strict=False) for verb in ("reads", "writes")
    ]
    said += [(one, "subscribes to", brokers[0]) for one in services]
    said += [(one, "publishes to", brokers[0]) for one in services[:20]]
    said += [(one, "publishes to", f"Bro{neighbour}_0") for one in services[20:]]
    said.append((chance.choice(devices), "calls", chance.choice(services)))
    said.append((chance.choice(backends), "calls", chance.choice(fronts)))
    for index, (source, verb, target) in enumerate(said):
        model["relations"].append(relation(f"r{number}_{index}", source, verb, target))


def member(name: str, kind: str, domain: int) -> dict[str, Any]:
    """Return an element with facts that fit its kind."""
    said: dict[str, Any] = {"name": name, "kind": kind, "title": name}
    if kind == "MobileDevice":
        return said | {"boundary": "internet"}
    if kind == "ApiGateway":
        return said | {
            "boundary": "edge",
            "rate_limit": "100/s",
            "ingress": True,
            "slo": 0.9,
            "technology": "Kong",
            "owner": "Edge",
            "telemetry": ["metrics"],
        }
    said |= {"inside": f"in{domain}", "technology": "Java", "instances": "2..5"}
    if kind in SLO:
        said["slo"] = SLO[kind]
    said |= {"zones": ["a", "b"], "telemetry": ["metrics"]}
    if kind == "Database":
        said |= {"stores": [f"data_{domain}"], "encrypted": True, "backup": "daily", "retention": "a year"}
    return said


def relation(name: str, source: str, verb: str, target: str) -> dict[str, Any]:
    """Return a relation."""
    said: dict[str, Any] = {"name": name, "source": source, "verb": verb, "target": target}
    if verb == "calls":
        said |= {"over": "HTTPS", "timeout_ms": 500.0, "resilience": ["circuit-breaker"]}
    return said | {"authn": "client-certificate"}


def shuffled(model: dict[str, Any]) -> dict[str, Any]:
    """Return the same model, declared in another order."""
    chance = random.Random(SEED + 1)
    turned = dict(model)
    for key in ("elements", "relations"):
        turned[key] = chance.sample(model[key], len(model[key]))
    return turned


def run(is_fast: bool, *arguments: str | Path) -> Run:
    """Run archmodel in a process of its own, with its extra or as though that were not installed."""
    command = [sys.executable, *(("-m", "archmodel") if is_fast else ("-c", PLAIN)), *map(str, arguments)]
    began = time.perf_counter()
    peak, is_over = 0.0, threading.Event()

    def watch(process: int) -> None:
        nonlocal peak
        while not is_over.wait(0.5):
            peak = max(peak, held_by(process))

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stdout
        watcher = threading.Thread(target=watch, args=(running.pid,))
        watcher.start()
        out = running.stdout.read()
        _, status, usage = os.wait4(running.pid, 0)
        wall = time.perf_counter() - began
        is_over.set()
        watcher.join()
        running.returncode = os.waitstatus_to_exitcode(status)
    per_mebibyte = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Run(
        running.returncode,
        out,
        wall,
        usage.ru_utime + usage.ru_stime,
        max(peak, usage.ru_maxrss / per_mebibyte),
    )


def held_by(process: int) -> float:
    """Return the MiB that a process and its children hold, or 0 where the system does not say."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        held = [
            Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii") for each in (process, *children)
        ]
    except OSError:
        return 0.0
    return (
        sum(int(line.split()[1]) for text in held for line in text.splitlines() if line[:4] == "Pss:") / 1024
    )


def reading(path: Path) -> float:
    """Return the seconds that reading a file takes of a check, as `--timings` says."""
    command = [sys.executable, "-m", "archmodel", "check", str(path), "--select", "DOC004", "--timings"]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stderr
    return next(float(line.split()[0]) for line in said.splitlines() if line.endswith("reading")) / 1000


def main() -> int:
    """Print what a review of the models takes; return 1 where a target is missed."""
    print("`archmodel check --select all` on models as JSON.\n")
    columns = "elements, relations, order, extra, reading s, wall s, CPU s, peak MiB, findings, targets"
    print(f"| {columns.replace(', ', ' | ')} |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    good = True
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "large.json"
        for size in SIZES:
            model = document(size.domains)
            counts = f"{len(model['elements']):,} | {len(model['relations']):,}"
            reports = set()
            orders = {"as generated": model, "another": shuffled(model)}
            for title, is_fast in (("as generated", False), ("another", False), ("as generated", True)):
                path.write_text(json.dumps(orders[title], separators=(",", ":")), encoding="utf-8")
                done = run(is_fast, "check", path, "--select", "all", "--format", "json")
                if done.code != 1:
                    sys.exit(f"archmodel check ended with {done.code}")
                seconds = size.fast if is_fast else size.seconds
                met = done.wall <= seconds and done.mebibytes <= size.mebibytes
                good = good and met
                reports.add(done.out)
                took = f"{reading(path):.2f} | {done.wall:.2f} | {done.cpu:.2f} | {done.mebibytes:.0f}"
                found = f"{done.out.count('subject'):,}"
                targets = f"{seconds:g} s, {size.mebibytes:g} MiB: {'met' if met else 'missed'}"
                extra = "fast" if is_fast else ""
                print(f"| {counts} | {title} | {extra} | {took} | {found} | {targets} |", flush=True)
            if len(reports) > 1:
                sys.exit("the order of declaration, or the extra, changes the report")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
