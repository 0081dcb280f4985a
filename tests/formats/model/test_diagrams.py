"""The script of diagrams runs, and what it hands to `dot` holds every element and line."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from archmodel.elements import Microservice
from archmodel.errors import FormatError
from archmodel.formats.model.diagrams import Diagrams
from archmodel.model import Model
from tests.formats.model.cases import expected, labelled, models, shared
from tests.formats.model.dot_json import seen

pytestmark = pytest.mark.dot
SHORT = [text for text in shared() if len(text) < 1000]
MODELS = {**models(), "shared": labelled(SHORT)}


def drawn(texts, folder):
    """Return what the scripts draw, as the JSON of Graphviz in the place of a PNG."""
    for name, text in texts.items():
        where = folder / name
        where.mkdir()
        (where / "script.py").write_text(text.decode().replace("outformat='png'", "outformat='dot'"), "utf-8")
        subprocess.run([sys.executable, "script.py"], cwd=where, check=True)
    return {name: json.loads(graph(folder / name)) for name in texts}


def graph(folder):
    (path,) = folder.glob("*.dot")
    return subprocess.run(["dot", "-Tdot_json", path], check=True, capture_output=True).stdout


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Return what the scripts of all models draw."""
    texts = {name: Diagrams().write(model) for name, model in MODELS.items()}
    return drawn(texts, tmp_path_factory.mktemp("diagrams"))


@pytest.mark.parametrize("name", MODELS)
def test_the_script_draws_the_same_elements_and_lines(name, found):
    assert seen(found[name]) == expected(MODELS[name])


def test_icons_of_vendors_are_those_of_the_package(tmp_path):
    model = Model("icons", "Icons", {"one": Microservice("One", icon="aws.compute.Lambda")})
    (node,) = drawn({"icons": Diagrams().write(model)}, tmp_path)["icons"]["objects"]
    assert node["image"].endswith("lambda.png")
    assert [each.what for each in Diagrams().losses(model)] == ["loses its kind"]


def test_a_name_that_is_no_file_name_stays_in_the_folder(tmp_path):
    model = Model("../escaped", "Up", {"one": Microservice("One")})
    drawn({"up": Diagrams().write(model)}, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["up"]


def test_a_text_that_is_too_long_for_graphviz_is_refused():
    with pytest.raises(FormatError, match="8000 bytes"):
        Diagrams().write(labelled(["x" * 8001]))
