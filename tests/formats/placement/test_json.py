"""The placement as JSON: what the oracle of layouts reads."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from archmodel.errors import FormatError
from archmodel.formats.placement.json import Json
from archmodel.geometry import Rect
from archmodel.layout.base import Placement
from tests.drawing.figure import placement


def written() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Json().write(placement()))
    return found


def test_the_oracle_finds_nothing(shared: Path):
    path = shared / "cases/trust/oracles/check_layout.py"
    spec = importlib.util.spec_from_file_location("check_layout", path)
    assert spec is not None
    assert spec.loader is not None
    oracle = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(oracle)
    assert oracle.check(written())[0] == []


def test_a_group_has_its_title_band_and_its_members_their_parent():
    nodes = {each["id"]: each for each in written()["nodes"]}
    assert nodes["platform"]["parent"] is None
    assert nodes["platform"]["group"]
    assert nodes["platform"]["label_boxes"] == [{"x": 296, "y": 100, "w": 520, "h": 40}]
    assert nodes["storage"]["parent"] == "platform"


def test_a_wire_is_an_edge_for_each_leg():
    edges = {each["id"]: each for each in written()["edges"]}
    assert list(edges)[:2] == ["w1/1", "w1/2"]
    assert edges["w6"]["wire"] == "w6"
    assert (edges["w1/1"]["from"], edges["w1/1"]["to"]) == ("mobile", "internet")
    assert edges["w1/2"]["points"] == [[124, 354], [124, 408]]


def test_the_label_is_on_the_leg_it_stands_at():
    edges = {each["id"]: each for each in written()["edges"]}
    assert edges["w1/1"]["label"] == "HTTPS"
    assert edges["w1/1"]["label_box"] is not None
    assert edges["w1/2"]["label"] is edges["w1/2"]["label_box"] is None


def test_numbers_have_two_decimals_at_most():
    def nodes(mobile: Rect) -> bytes:
        whole = placement()
        boxes = {**whole.boxes, "mobile": mobile}
        return Json().write(Placement(whole.scene, whole.size, boxes, whole.wires, whole.labels))

    assert b'"x": 0,\n      "y": 0.33,' in nodes(Rect(-0.001, 1 / 3, 184, 124))
    with pytest.raises(FormatError, match="a place or a size"):
        nodes(Rect(float("nan"), 0, 1, 1))
