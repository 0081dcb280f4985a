"""What archmodel wrote is known by what it holds, and nothing else is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from archmodel.catalogue import held
from archmodel.formats import EXPORTS, PICTURES
from archmodel.formats.base import Format
from archmodel.loading import load_all
from archmodel.pipeline import place, write
from archmodel.recognition import is_ours, refuse_broken

FOREIGN = {
    ".svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Mine</title></svg>',
    ".png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\0\0\x09" * 2 + b"\x08\x06\0\0\0" + b"\0" * 8 + b"pHYs",
    ".json": b'{"view": 1}',
    ".drawio": b'<mxfile host="Electron">',
    ".excalidraw": b'{\n "type": "excalidraw",\n "version": 2,\n "source": "https://excalidraw.com",\n',
    ".mmd": b"flowchart TB\n  a --> b\n",
    ".c4.mmd": b"C4Context\n  title Mine\n",
    ".sequence.mmd": b"sequenceDiagram\n  a->>b: asks\n",
    ".puml": b"@startuml\na -> b\n@enduml\n",
    ".c4.puml": b"@startuml\n!include <C4/C4_Container>\nPerson(a, b)\n@enduml\n",
    ".d2": b"a -> b\n",
    ".dot": b"digraph {\n  a -> b\n}\n",
    ".diagrams.py": b"from diagrams import Cluster, Diagram\n",
    ".graphml": b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n<graph/>',
    ".csv": b"name,title\n",
    ".structurizr.json": b'{\n  "name": "Mine"\n}',
    ".calm.json": b'{\n  "$schema": "https://calm.finos.org/release/1.2/meta/calm.json"\n}',
}
"""The beginning of a file that somebody else wrote, by its ending."""


@pytest.fixture(scope="module")
def model():
    """Return a model that every format can write."""
    return load_all([str(Path(__file__).parents[1] / "docs" / "flows.py")])[0]


@pytest.fixture(scope="module")
def pictures(model):
    """Return one picture in every format."""
    (picture,) = place(model, [next(iter(model.views))])
    return write(picture.placement, [*PICTURES])


def formats():
    """Return an instance of every format of a model."""
    return [held(module, Format)() for module in EXPORTS.values()]


@pytest.mark.parametrize("ending", PICTURES)
def test_every_picture_is_known_again(ending, pictures, tmp_path):
    (tmp_path / f"a.{ending}").write_bytes(pictures[ending])
    assert is_ours(tmp_path / f"a.{ending}")


@pytest.mark.parametrize("form", formats(), ids=[*EXPORTS])
def test_every_export_is_known_again(form, model, tmp_path):
    (tmp_path / f"a{form.suffix}").write_bytes(form.write(model))
    assert is_ours(tmp_path / f"a{form.suffix}")


def test_foreign_files_of_every_kind_are_listed():
    assert {*FOREIGN} == {*(f".{each}" for each in PICTURES), *(form.suffix for form in formats())}


@pytest.mark.parametrize("ending", FOREIGN)
def test_what_somebody_else_wrote_is_not_taken_for_ours(ending, tmp_path):
    for content in (FOREIGN[ending], b"mine", b"\0"):
        (tmp_path / f"a{ending}").write_bytes(content)
        assert not is_ours(tmp_path / f"a{ending}")


def test_nothing_is_lost_with_an_empty_file(tmp_path):
    (tmp_path / "a.svg").touch()
    assert is_ours(tmp_path / "a.svg")


@pytest.mark.parametrize("name", ["README.md", "Makefile", "shop.py"])
def test_a_file_that_is_no_picture_is_nobody_elses_but_its_authors(name, tmp_path):
    (tmp_path / name).write_bytes(b'{\n  "view": ')
    assert not is_ours(tmp_path / name)


def test_what_no_program_would_open_is_refused(pictures):
    for ending, content in pictures.items():
        refuse_broken(ending, content)
    for ending, content in (
        ("svg", b""),
        ("svg", pictures["svg"][:-8]),
        ("png", b""),
        ("png", pictures["png"][:-1]),
        ("png", pictures["svg"]),
    ):
        with pytest.raises(Exception, match=r"not whole|no element found"):
            refuse_broken(ending, content)
