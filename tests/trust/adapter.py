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
from threading import Timer
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
    for index, node in enumerate(_holders_first(graph)):
        names[node["id"]] = variable = node["id"] if _is_name(node["id"]) else f"n{index}"
        kind = "Group" if _is_group(node, graph) else "Service"
        inside = f", inside={names.get(node['parent'], node['parent'])}" if node.get("parent") else ""
        lines.append(f"    {variable} = {kind}({node.get('label', node['id'])!a}{inside})")
    for edge in graph["edges"]:
        source, target = (names.get(edge[end], edge[end]) for end in ("from", "to"))
        label = f", {edge['label']!a}" if "label" in edge else ""
        lines.append(f"    {source}.calls({target}{label})")
    return "\n".join(lines) + "\n"


def document_of(graph: Graph) -> dict[str, Any]:
    """Return a graph as what our JSON says; its ids are names there as they are."""
    elements = [
        {
            "name": node["id"],
            "kind": "Group" if _is_group(node, graph) else "Service",
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
    held: list[Graph] = [*graph["nodes"]]
    known = {node["id"] for node in held}
    found: list[Graph] = []
    placed: set[str] = set()
    while held:
        ready = [node for node in held if node.get("parent") not in known - placed]
        found += ready or held
        placed |= {node["id"] for node in ready}
        held = [node for node in held if node not in ready] if ready else []
    return found


def _is_name(word: str) -> bool:
    return word.isidentifier() and not iskeyword(word)


def _is_group(node: Graph, graph: Graph) -> bool:
    """Say whether a node is a group, or holds another, as nothing else can."""
    return bool(node.get("group")) or any(each.get("parent") == node["id"] for each in graph["nodes"])


class Ran(NamedTuple):
    """How a command of its own process ended, and what it took."""

    code: int
    out: str
    err: str
    mib: float
    """Peak memory, in mebibytes."""


def run(*arguments: str | Path, folder: Path, seconds: float = 60, **environment: str) -> Ran:
    """Run archmodel and return how it ended. Fails where it takes longer than `seconds`."""
    output, errors = folder / ".out", folder / ".err"
    with output.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "archmodel", *map(str, arguments)],
            cwd=folder,
            env=surroundings(environment),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        timer = Timer(seconds, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    said = errors.read_text(errors="replace")
    assert process.returncode >= 0, f"it had to be ended after {seconds} s: {said}"
    assert "Traceback" not in said, said
    return Ran(process.returncode, output.read_text(errors="replace"), said, used.ru_maxrss / 1024)
