"""PlantUML: it draws every element, where it belongs, and every line, with its text."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from archmodel.formats.model.plantuml import Plantuml
from tests.formats.model.cases import expected, labelled, models
from tests.formats.model.plantuml_svg import SHORT, bare, seen
from tests.formats.peers import needed

MODELS = {**models(), "shared": labelled(SHORT)}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Return the SVG that PlantUML draws of every model."""
    needed("PlantUML", shutil.which("plantuml") is not None)
    folder = tmp_path_factory.mktemp("plantuml")
    for name, model in MODELS.items():
        (folder / f"{name}.puml").write_bytes(Plantuml().write(model))
    command = ["plantuml", "-charset", "UTF-8", "-tsvg", f"{folder}/*.puml"]
    subprocess.run(command, check=True, capture_output=True)
    return {name: (folder / f"{name}.svg").read_bytes() for name in MODELS}


@pytest.mark.parametrize("name", MODELS)
def test_plantuml_draws_the_same_elements_and_lines(name, found):
    assert seen(found[name]) == expected(MODELS[name], bare)
