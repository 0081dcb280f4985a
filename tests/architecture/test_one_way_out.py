"""Whatever archmodel writes goes through one function, which writes it wholly or not at all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import archmodel

PACKAGE = Path(archmodel.__file__).parent
WRITES = {
    *("write_bytes", "write_text", "touch", "symlink_to", "hardlink_to"),
    *("mkstemp", "NamedTemporaryFile", "copyfile", "copytree"),
}
OPTIONS = {"mode", "buffering", "encoding", "errors", "newline"}


def writes(code: str) -> Iterator[int]:
    """Yield the lines that write a file, as far as one sees it by the names of what they call."""
    for call in ast.walk(ast.parse(code)):
        if not isinstance(call, ast.Call):
            continue
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        is_open = called == "open" and {each.arg for each in call.keywords} <= OPTIONS
        if called in WRITES or (is_open and any(map(_writes, _given(call)))):
            yield call.lineno


def _given(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(each.value for each in call.keywords if each.arg == "mode")]


def _writes(mode: ast.expr) -> bool:
    said = mode.value if isinstance(mode, ast.Constant) and isinstance(mode.value, str) else ""
    return bool(said) and set(said) <= set("rwxabt+") and bool(set(said) & set("wxa+"))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("open(path, 'w')", [1]),
        ("path.open('xb')", [1]),
        ("path.open(mode='a', encoding='utf-8')", [1]),
        ("path.write_bytes(content)", [1]),
        ("open(path)\nopen(path, 'rb')\nout.open('a', href='x')\nout.open('svg')", []),
    ],
)
def test_what_writes_is_seen(code, found):
    assert [*writes(code)] == found


def test_one_module_alone_writes_files():
    paths = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
    found = {name: [*writes(path.read_text(encoding="utf-8"))] for name, path in paths.items()}
    written = [name for name, lines in found.items() if lines]
    assert written == ["files.py", "isolation/strict.py"]  # the second writes to the kernel, in /proc
