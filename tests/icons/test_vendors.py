"""Vendor icons come from the catalogue's files, by names that are looked up."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from archmodel.errors import FormatError
from archmodel.icons.vendors import icon_name, icon_png

pytestmark = pytest.mark.skipif(find_spec("diagrams") is None, reason="diagrams is not installed")


def resource(path: str) -> bytes:
    spec = find_spec("diagrams")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return (Path(spec.submodule_search_locations[0]).parent / "resources" / path).read_bytes()


def made(module: str, name: str, *bases: type) -> type:
    return type(name, bases, {"__module__": module})


def test_a_class_and_its_dotted_text_are_the_same_icon():
    icon = made("diagrams.aws.compute", "Lambda")
    assert icon_name(icon) == icon_name("diagrams.aws.compute.Lambda") == "aws.compute.Lambda"


def test_a_class_of_ones_own_has_the_icon_of_its_base():
    assert icon_name(made("blueprint", "Mine", made("diagrams.k8s.compute", "Pod"))) == "k8s.compute.Pod"
    with pytest.raises(FormatError, match="'int' is no icon"):
        icon_name(int)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("aws.compute.Lambda", "aws/compute/lambda.png"),
        ("diagrams.k8s.compute.Pod", "k8s/compute/pod.png"),
        ("azure.Azure", "azure/azure.png"),
        ("aws.compute.ECS", "aws/compute/elastic-container-service.png"),
    ],
)
def test_an_icon_is_the_file_its_class_names(name: str, path: str):
    assert icon_png(name) == resource(path)


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("aws.compute.Lamda", "aws.compute.Lambda"),
        ("aws.compue.Lambda", "aws.compute"),
        ("awss.compute.Lambda", "aws"),
        ("Lambda", "a name such as"),
        ("", "a name such as"),
        ("aws.compute._Compute", "aws.compute.Compute"),
        ("../../etc.passwd.X", "a name such as"),
        ("aws./compute.Lambda", "aws.compute"),
        ("custom.Custom", "a name such as"),
    ],
)
def test_an_unknown_icon_is_refused_with_the_nearest_name(name: str, instead: str):
    with pytest.raises(FormatError) as refused:
        icon_png(name)
    assert instead in refused.value.instead


def test_the_catalogue_is_never_imported():
    code = "import sys; from archmodel.icons.vendors import icon_png; icon_png('aws.compute.Lambda')"
    code += "; assert not any(m.partition('.')[0] in ('diagrams', 'graphviz') for m in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
