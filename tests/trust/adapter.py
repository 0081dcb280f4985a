"""Between the cases of `shared/cases/trust` and archmodel: what they hold, in our words.

Their graphs are `{"nodes": [{"id", "label", "parent", "group"}], "edges": [{"from", "to", "label"}]}`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from keyword import iskeyword
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from tests.process import surroundings

Graph = dict[str, Any]

CODES = {"OK": 0, "FINDINGS": 1, "USAGE": 2, "INPUT": 2, "RENDER": 2, "ENV": 2, "INTERRUPTED": 130}
"""Our exit codes by the classes of the cases; the message names which of those that are 2 it is."""


class Case(NamedTuple):
    """One file of the manifest and what is expected of it."""

    id: str
    path: Path
    outcome: str
    code: int
    line: int | None
    """The line that a refusal names, give or take one."""
    mentions: list[str]
    """Words of which a refusal holds one at least, whatever their case."""
    must_not: list[str]
    seconds: float
    mib: float

    @property
    def data(self) -> bytes:
        return self.path.read_bytes()

    def judge(self, said: str) -> None:
        """Fail where a refusal does not name the line, or none of the words."""
        if self.line is not None:
            near = range(self.line - 1, self.line + 2)
            assert any(f":{line}:" in said for line in near), f"line {self.line} is not in: {said}"
        if self.mentions:
            assert any(word.lower() in said.lower() for word in self.mentions), said


def cases(shared: Path) -> dict[str, Case]:
    """Return the cases of the manifest by id."""
    folder = shared / "cases" / "trust"
    held = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["cases"]
    return {
        each["id"]: Case(
            each["id"],
            folder / each["file"],
            each["outcome"],
            CODES[each["exit_class"]],
            each["error_line"],
            each["message_mentions"],
            each["must_not"],
            each["max_seconds"],
            each["max_rss_mib"],
        )
        for each in held
    }


def graphs(shared: Path) -> dict[str, Graph]:
    """Return the small graphs by id; `expect` says what becomes of each."""
    path = shared / "cases" / "trust" / "graphs" / "graphs.json"
    return {each["id"]: each for each in json.loads(path.read_text(encoding="utf-8"))["graphs"]}


def texts(shared: Path, kind: str = "labels") -> list[dict[str, Any]]:
    """Return the entries of `labels`, `names`, `urls` or `styles`, those that are repeated written out."""
    path = shared / "cases" / "trust" / "labels" / f"{kind}.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    held: list[dict[str, Any]] = document["values" if kind == "styles" else kind]
    for each in held:
        if "repeat" in each:
            each["text"] = each["repeat"]["unit"] * each["repeat"]["times"]
    return held


@cache
def oracle(shared: Path, name: str) -> ModuleType:
    """Return one of the oracles: `check_svg`, `check_layout` or `check_run`."""
    path = shared / "cases" / "trust" / "oracles" / f"{name}.py"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blueprint_source(graph: Graph, name: str = "Case") -> str:
    """Return a blueprint of a graph: an id that is no name of Python is a title alone."""
    lines = ["from archmodel import Blueprint", "from archmodel.elements import Group, Service", ""]
    lines += ["", f'class {name}(Blueprint, title="Case"):', '    """A case."""', ""]
    names: dict[str, str] = {}
    groups = _groups(graph)
    for index, node in enumerate(_holders_first(graph)):
        names[node["id"]] = variable = node["id"] if _is_name(node["id"]) else f"n{index}"
        kind = "Group" if node["id"] in groups else "Service"
        inside = f", inside={names.get(node['parent'], node['parent'])}" if node.get("parent") else ""
        lines.append(f"    {variable} = {kind}({node.get('label', node['id'])!a}{inside})")
    for edge in graph["edges"]:
        source, target = (names.get(edge[end], edge[end]) for end in ("from", "to"))
        label = f", {edge['label']!a}" if "label" in edge else ""
        lines.append(f"    {source}.calls({target}{label})")
    return "\n".join(lines) + "\n"


def document_of(graph: Graph) -> dict[str, Any]:
    """Return a graph as what our JSON says; its ids are names there as they are."""
    groups = _groups(graph)
    elements = [
        {
            "name": node["id"],
            "kind": "Group" if node["id"] in groups else "Service",
            "title": node.get("label", node["id"]),
            **({"inside": node["parent"]} if node.get("parent") else {}),
        }
        for node in graph["nodes"]
    ]
    relations = [
        {
            "name": f"edge {index}",
            "source": edge["from"],
            "verb": "calls",
            "target": edge["to"],
            **({"label": edge["label"]} if "label" in edge else {}),
        }
        for index, edge in enumerate(graph["edges"])
    ]
    head = {"schemaVersion": 1, "name": "case", "title": "Case"}
    return {**head, "elements": elements, "relations": relations}


def json_source(graph: Graph) -> bytes:
    """Return a graph as our JSON, each value on a line of its own."""
    return json.dumps(document_of(graph), indent=1).encode()


def _holders_first(graph: Graph) -> list[Graph]:
    """Return the nodes in their order, but each after what holds it, as Python needs it."""
    by_name = {node["id"]: node for node in graph["nodes"]}
    placed: dict[int, Graph] = {}
    for node in graph["nodes"]:
        way = [node]
        while (holder := by_name.get(way[-1].get("parent"))) and holder not in way:
            way.append(holder)
        placed.update((id(each), each) for each in reversed(way) if id(each) not in placed)
    return [*placed.values()]


def _is_name(word: str) -> bool:
    return word.isidentifier() and not iskeyword(word)


def _groups(graph: Graph) -> set[str]:
    """Return the nodes that are groups, or hold another, as nothing else can."""
    marked = {node["id"] for node in graph["nodes"] if node.get("group")}
    return marked | {node["parent"] for node in graph["nodes"] if node.get("parent")}


class Ran(NamedTuple):
    """How a command of its own process ended, and what it took."""

    code: int
    out: str
    err: str
    mib: float
    """Peak memory, in mebibytes."""


MEASURED = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[2:], stdin=subprocess.DEVNULL)
with open(sys.argv[1], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code if code >= 0 else 128 - code)
"""
"""Runs a command and notes its memory; asked from here, the peak of the tests would count as its own."""


def run(*arguments: str | Path, folder: Path, seconds: float = 60, **environment: str) -> Ran:
    """Run archmodel and return how it ended. Fails where it takes longer than `seconds`."""
    command = [sys.executable, "-m", "archmodel", *map(str, arguments)]
    measure = folder / ".memory"
    process = subprocess.Popen(
        [sys.executable, "-c", MEASURED, str(measure), *command],
        cwd=folder,
        env=surroundings(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = (each.decode(errors="replace") for each in process.communicate(timeout=seconds))
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    assert "Traceback" not in err, err
    return Ran(process.returncode, out, err, int(measure.read_text()) / 1024)
