"""A cold start pays for what it uses: heavy packages are loaded by what needs them alone."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HEAVY = {
    "click",
    "concurrent",
    "diagrams",
    "graphviz",
    "networkx",
    "numpy",
    "pydantic",
    "resvg",
    "resvg_py",
    "rich",
    "rustworkx",
    "subprocess",
    "uharfbuzz",
}
BLUEPRINT = Path("docs/mobile_integration.py")


def loaded_by(code: str, folder: Path) -> set[str]:
    """Return the heavy packages that a fresh interpreter has loaded after `code`."""
    asked = f"import sys\n{code}\nprint('|'.join(sys.modules), file=sys.__stderr__)"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return HEAVY & {name.partition(".")[0] for name in done.stderr.splitlines()[-1].split("|")}


def command(*arguments: str) -> str:
    """Return code that runs the command line within the interpreter."""
    return f"from archmodel.cli import main\nassert main({list(arguments)!r}) == 0"


def test_importing_archmodel_loads_no_heavy_package(root):
    assert loaded_by("import archmodel", root) == set()


def test_writing_a_blueprint_loads_no_heavy_package(root):
    assert (
        loaded_by("import archmodel.elements, archmodel.views\nfrom archmodel import Blueprint", root)
        == set()
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["render", "--help"], ["check", "--help"]])
def test_help_loads_click_alone(arguments, root):
    assert loaded_by(command(*arguments), root) == {"click"}


def test_an_svg_is_drawn_with_click_alone(root, tmp_path):
    arguments = ["render", str(BLUEPRINT), "--view", "schematic", "-f", "svg", "-o"]
    assert loaded_by(command(*arguments, str(tmp_path)), root) == {"click"}


def test_a_png_needs_its_rasteriser_and_letters_and_no_more(root, tmp_path):
    arguments = [
        "render",
        str(BLUEPRINT),
        "--view",
        "schematic",
        "-f",
        "png",
        "-o",
        str(tmp_path / "one.png"),
    ]
    rasteriser = "resvg" if find_spec("resvg") else "resvg_py"
    assert loaded_by(command(*arguments), root) == {"click", "uharfbuzz", rasteriser}


def test_a_review_needs_click_alone(root):
    assert loaded_by(command("check", str(BLUEPRINT)), root) == {"click"}
