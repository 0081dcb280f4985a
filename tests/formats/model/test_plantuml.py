"""PlantUML: it draws every element, where it belongs, and every line, with its text."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest

from archmodel.formats.model.plantuml import Plantuml
from tests.formats.model.cases import Seen, expected, labelled, models, shared
from tests.formats.peers import needed

SHORT = [text for text in shared() if len(text) < 500]  # it takes minutes over longer ones
MODELS = {**models(), "shared": labelled(SHORT)}
SVG = "{http://www.w3.org/2000/svg}"


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


def parts(svg):
    """Yield what each part of an SVG is about, and the elements that draw it; a comment begins each."""
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))
    (drawing,) = ET.fromstring(svg, parser).findall(f"{SVG}g")
    about: list[str] = []
    marks: list[ET.Element] = []
    for each in drawing:
        tag: object = each.tag
        if tag is ET.Comment:
            yield about, marks
            about, marks = (each.text or "").rpartition("]")[2].split(), []
        else:
            marks.append(each)
    yield about, marks


def seen(svg):
    boxes, areas, lines = {}, {}, []
    for about, marks in parts(svg):
        texts = [each.text or "" for each in marks if each.tag == f"{SVG}text"]
        if about[:1] == ["link"] and marks:  # one that draws nothing is PlantUML's, to arrange the others
            lines.append((about[1], about[3], bare("".join(texts))))
        elif about[:1] in (["cluster"], ["entity"]):
            assert texts[0].startswith("«")
            boxes[about[1]] = bare("".join(texts[1:]))
            areas[about[1]] = area(marks[0])
    around = {
        key: [other for other in areas if other != key and holds(areas[other], areas[key])] for key in boxes
    }
    parents = {
        key: min(others, key=lambda other: size(areas[other])) for key, others in around.items() if others
    }
    return Seen({key: (parents.get(key), text) for key, text in boxes.items()}, sorted(lines))


def area(mark):
    """Return left, top, right and bottom of a rectangle or a cylinder."""
    if mark.tag == f"{SVG}rect":
        x, y, wide, high = (float(mark.get(each)) for each in ("x", "y", "width", "height"))
        return x, y, x + wide, y + high
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", mark.get("d"))]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def holds(outer, inner):
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def size(rect):
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


def bare(text: str) -> str:
    """Return a text without white space, which PlantUML does not keep."""
    return "".join(text.split())


@pytest.mark.parametrize("name", MODELS)
def test_plantuml_draws_the_same_elements_and_lines(name, found):
    assert seen(found[name]) == expected(MODELS[name], bare)
