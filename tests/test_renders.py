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

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def mobile() -> Model:
    """Return the example of the series, figure 8.1."""
    (model,) = load_all([str(ROOT / "blueprints" / "mobile_integration.py")])
    return model


def files(folder: Path) -> dict[str, bytes]:
    """Return all files in a folder by their path."""
    return {
        each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()
    }


def test_renders_hold_exactly_what_a_fresh_run_draws(tmp_path):
    command = [sys.executable, "-m", "archmodel", "render", "blueprints", "-o", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    drawn, committed = files(tmp_path), files(ROOT / "renders")
    assert sorted(committed) == sorted(drawn)
    assert [name for name in drawn if committed[name] != drawn[name]] == [], "run: python3 dev.py render"


@pytest.mark.parametrize("view", ["schematic", "logical"])
@pytest.mark.parametrize("format", ["json", "svg"], ids=["placement", "svg"])
def test_figure_8_1_is_placed_and_drawn_as_we_last_saw_it(view, format, mobile, goldens):
    goldens.check(f"mobile_integration/{view}.{format}", render(mobile, view, format=format))


def test_every_view_of_figure_8_1_has_a_golden(mobile):
    assert set(views_of(mobile)) == {"schematic", "logical"}


FACTS = [
    "Mobile",
    "iOS, Android, etc",
    "Internet",
    "API gateway",
    "Red Hat 3scale API Management",
    "Container platform",
    "Red Hat OpenShift Container Platform",
    "Kubernetes service balancer",
    "Front-end microservices",
    "Mobile services",
    "Node.js, Java, etc",
    "Integration microservices",
    "Red Hat Fuse",
    "Container storage",
    "Red Hat OpenShift Container Storage",
    "Backend systems",
    "CRM, storage, 3rd-party systems, back office",
    "1..n+1",
    "1..n",
    "SSO",
]


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_of_figure_8_1_is_in_the_picture(fact, mobile):
    """Text is found as a reader finds it: words may be broken over lines."""
    from xml.etree import ElementTree

    picture = ElementTree.fromstring(render(mobile, "schematic"))
    read = " ".join(" ".join(picture.itertext()).split())
    assert fact in read or fact.replace("-", "- ") in read


def test_every_line_of_figure_8_1_is_in_the_picture(mobile):
    import json

    placed = json.dumps(json.loads(render(mobile, "schematic", format="json")))
    assert len(mobile.relations) == 6
    assert [name for name in mobile.relations if f'"{name}"' not in placed] == []
