"""What is compiled for the wheel is written so that it does there what Python does."""

from __future__ import annotations

import ast
import tomllib

import pytest

from tests.process import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOOK = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
MODULES = [path for pattern in HOOK["include"] for path in sorted(ROOT.glob(pattern.lstrip("/")))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_that_is_compiled_has_a_cached_property(path):
    # mypyc takes it for a property, which is worked out anew at every use: the layout took six times as long
    assert "cached_property" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_function_of_a_module_that_is_compiled_has_a_function_of_its_own(path):
    # mypyc lets the two refer to each other: what they share stayed in memory, 1.7 MiB a picture
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inner = [
        node.name
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.FunctionDef) and node is not function
    ]
    assert inner == []


def test_an_installation_from_source_compiles_nothing():
    assert HOOK["enable-by-default"] is False
    assert not any(each.startswith("hatch-mypyc") for each in PROJECT["build-system"]["requires"])
