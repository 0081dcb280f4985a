"""A `dot` that misbehaves in every way is one sentence with a way out, and leaves nothing behind.

EN of docs/trust.md: programs called `dot` come first on the path. Those of the shared cases are tried
beside ours where they are.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from archmodel.cli import main
from archmodel.errors import LayoutError
from archmodel.geometry import Size
from archmodel.layout import dot
from archmodel.layout.graphviz import Graphviz
from archmodel.layout.limits import within
from archmodel.scene import Box, Scene, Wire
from tests.trust.adapter import json_source

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are scripts of a shell")

TWO = Scene("two", "Two", (Box("a", Size(120, 60)), Box("b", Size(120, 60))), (Wire("w", "a", "b"),))
ANSWER = '{"objects": [{"name": "n0", "pos": "60,200"}, {"name": "n1", "pos": "60,60"}]}'
PATIENCE = 20.0
"""Seconds that a program which ends may take, however busy the machine is."""


class Fake:
    """A program called `dot` that comes first on the path, and notes its processes."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "bin" / "dot"
        self.notes = folder / "processes"
        self.path.parent.mkdir()

    def does(self, script: str, version: str = "12.2.0") -> None:
        self.path.write_text(
            f"#!/bin/sh\ncase $1 in -V) echo 'dot - graphviz version {version} (0)' >&2; exit 0;; esac\n"
            f"note() {{ echo $1 >>'{self.notes}'; }}\nnote $$\n{script}\n"
        )
        self.path.chmod(0o755)

    def left(self) -> list[int]:
        """Return its processes that still run, after a while in which they may end."""
        noted = [int(each) for each in self.notes.read_text().split()]
        for _ in range(50):
            if any(map(is_running, noted)):
                time.sleep(0.05)
        return [each for each in noted if is_running(each)]


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def fake(tmp_path, monkeypatch):
    made = Fake(tmp_path)
    monkeypatch.setenv("PATH", f"{made.path.parent}{os.pathsep}{os.environ['PATH']}")
    return made


def refusal(seconds: float = PATIENCE) -> LayoutError:
    with pytest.raises(LayoutError) as caught, within(seconds, "two/schematic"):
        Graphviz().place(TWO)
    assert "layered" in caught.value.instead or "--timeout" in caught.value.instead
    return caught.value


def test_en01_a_missing_dot_is_told_with_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal().what == "Graphviz's program dot was not found"
    (tmp_path / "dot").symlink_to(tmp_path / "nowhere")
    assert refusal().what == "Graphviz's program dot was not found"


@pytest.mark.parametrize("path", ["", ".", "bin", os.pathsep, "./bin"])
def test_en01_a_dot_in_the_working_folder_is_never_run(path, fake, monkeypatch):
    fake.does("exit 1")
    for folder in (fake.path.parent, fake.path.parent.parent):
        monkeypatch.chdir(folder)
        monkeypatch.setenv("PATH", path)
        assert refusal().what == "Graphviz's program dot was not found"
    assert not fake.notes.exists()


def test_en01_a_dot_that_is_too_old_is_told_with_both_versions(fake):
    fake.does("echo 'Error: Layout type: \"json0\" not recognized' >&2; exit 1", version="2.26.3")
    said = refusal()
    assert said.what == "Graphviz's program dot is version 2.26, and 2.40 or newer is needed"
    assert said.instead.startswith("install a newer Graphviz")


@pytest.mark.parametrize(
    "script",
    ["exec sleep 60", "cat >/dev/null; trap '' TERM INT HUP; while :; do sleep 0.2; done"],
    ids=["hangs", "ignores signals"],
)
def test_en02_one_that_hangs_is_ended_at_the_limit(script, fake):
    fake.does(script)
    said = refusal(0.5)
    assert said.what == "the layout of 'two/schematic' took more than 0.5 s"
    assert fake.left() == []


def test_en02_one_that_hangs_has_a_limit_of_its_own(fake, monkeypatch):
    monkeypatch.setattr(dot, "SECONDS", 0.5)
    fake.does("exec sleep 60")
    with pytest.raises(LayoutError, match=r"dot did not answer within 0\.5 seconds"):
        Graphviz().place(TWO)
    assert fake.left() == []


def test_en02_a_child_that_keeps_the_pipe_is_ended_with_its_parent(fake):
    fake.does(f"cat >/dev/null; (sleep 60) & note $!; echo '{ANSWER}'")
    assert len(Graphviz().place(TWO).boxes) == 2
    assert fake.left() == []


def test_en03_a_crash_is_told_with_its_signal(fake):
    fake.does("cat >/dev/null; kill -SEGV $$")
    assert refusal().what == "Graphviz's program dot crashed (SIGSEGV)"


def test_en03_one_without_memory_is_told_with_its_words(fake):
    fake.does("cat >/dev/null; echo 'dot: out of memory' >&2; exit 1")
    assert refusal().what == "Graphviz's program dot failed with code 1: dot: out of memory"


def test_en04_what_comes_with_a_failure_is_thrown_away(fake):
    fake.does(f"cat >/dev/null; echo '{ANSWER}'; echo 'Error: bad label' >&2; exit 1")
    assert refusal().what == "Graphviz's program dot failed with code 1: Error: bad label"


@pytest.mark.parametrize(
    "answer", ["", "xxxx", ANSWER[:40], "<svg/>", ANSWER.replace("60,60", "nan,60")], ids=range(5)
)
def test_en05_an_answer_that_is_no_layout_is_refused_although_it_ended_well(answer, fake):
    fake.does(f"cat >/dev/null; printf '%s' '{answer}'")
    assert refusal().what == "Graphviz's program dot answered with something else than a layout"


def test_en06_a_warning_takes_nothing_from_a_layout_that_holds(fake):
    fake.does(f"cat >/dev/null; echo 'Warning: no such font' >&2; echo '{ANSWER}'")
    assert len(Graphviz().place(TWO).boxes) == 2


@pytest.mark.parametrize(
    ("script", "is_answered"),
    [
        (f"head -c 67108864 /dev/zero >&2; cat >/dev/null; echo '{ANSWER}'", True),
        (f"exec 0<&-; echo '{ANSWER}'", True),
        ("cat >/dev/null; head -c 1073741824 /dev/zero", False),
    ],
    ids=["floods errors", "reads nothing", "floods output"],
)
def test_en07_floods_are_cut_off_and_nothing_waits_for_ever(script, is_answered, fake):
    fake.does(script)
    with within(PATIENCE, "two/schematic"):
        if is_answered:
            assert len(Graphviz().place(TWO).boxes) == 2
        else:
            with pytest.raises(LayoutError, match="dot says too much"):
                Graphviz().place(TWO)
    assert fake.left() == []


def test_en08_boxes_one_over_the_other_are_refused(fake):
    fake.does(f"cat >/dev/null; echo '{ANSWER.replace('60,60', '60,190')}'")
    assert refusal().what == "Graphviz's program dot has no room for “a”"


def test_en_a_command_ends_with_2_and_writes_nothing(fake, tmp_path, monkeypatch, capsys):
    fake.does("cat >/dev/null; kill -SEGV $$")
    monkeypatch.chdir(tmp_path)
    graph = {"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"from": "a", "to": "b"}]}
    (tmp_path / "case.json").write_bytes(json_source(graph))
    assert main(["render", "case.json", "--engine", "graphviz"]) == 2
    said = capsys.readouterr()
    assert "crashed (SIGSEGV)" in said.err
    assert "instead: install Graphviz" in said.err
    assert not [each for each in (tmp_path / "renders").rglob("*") if each.is_file()]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("crash", "crashed (SIGSEGV)"),
        ("exit0-garbage", "something else than a layout"),
        ("exit0-half", "something else than a layout"),
        ("exit0-warn-missing-image", "something else than a layout"),
        ("exit1-with-output", "failed with code 1: Error: not well-formed"),
        ("grandchild", "something else than a layout"),
        ("hang", "took more than 0.5 s"),
        ("hang-ignoring-term", "took more than 0.5 s"),
        ("no-read-stdin", "something else than a layout"),
        ("old-version", "is version 2.26, and 2.40 or newer is needed"),
        ("stderr-flood", "something else than a layout"),
        ("stdout-flood", "says too much"),
    ],
)
def test_en_the_cases_are_one_sentence_with_a_way_out(name, said, monkeypatch, shared):
    folder = shared / "cases" / "trust" / "faults" / "bin" / name
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    assert said in refusal(0.5 if "hang" in name else PATIENCE).what
