"""What is committed in renders/ is what the blueprints give, and figure 8.1 stays as we last saw it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from archmodel import render
from archmodel.loading import load_all
from archmodel.model import Model
from archmodel.pipeline import views_of
from tests.process import surroundings

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def mobile() -> Model:
    """Return the example of the series, figure 8.1."""
    (model,) = load_all([str(ROOT / "docs" / "mobile_integration.py")])
    return model


def files(folder: Path) -> dict[str, bytes]:
    """Return all files in a folder by their path."""
    return {
        each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()
    }


def test_renders_hold_exactly_what_a_fresh_run_draws(tmp_path):
    command = [sys.executable, "-m", "archmodel", "render", "blueprints", "-o", str(tmp_path), "--index"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=surroundings({}))
    drawn, committed = files(tmp_path), files(ROOT / "renders")
    assert sorted(committed) == sorted(drawn)
    assert [name for name in drawn if committed[name] != drawn[name]] == [], "run: python3 dev.py render"


@pytest.mark.parametrize("view", ["schematic", "logical"])
@pytest.mark.parametrize("format", ["json", "svg"], ids=["placement", "svg"])
def test_figure_8_1_is_placed_and_drawn_as_we_last_saw_it(view, format, mobile, goldens):
    goldens.check(f"mobile_integration/{view}.{format}", render(mobile, view, format=format))


def test_every_view_of_figure_8_1_has_a_golden(mobile):
    assert set(views_of(mobile)) == {"schematic", "logical"}
