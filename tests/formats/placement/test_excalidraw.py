"""Excalidraw: every box and line is where our layout placed it, and lines are tied to their ends."""

from __future__ import annotations

import json

import pytest

from archmodel.formats.placement.excalidraw import Excalidraw
from archmodel.text import visible
from tests.formats.model.cases import placed

PLACED = placed()
WRITTEN = {name: json.loads(Excalidraw().write(placement)) for name, placement in PLACED.items()}


def elements(name):
    """Return the elements of a sheet by their ids, which are unique."""
    found = {each["id"]: each for each in WRITTEN[name]["elements"]}
    assert len(found) == len(WRITTEN[name]["elements"])
    return found


@pytest.mark.parametrize("name", PLACED)
def test_every_box_stands_where_it_was_placed_and_moves_with_what_it_is_in(name):
    found = elements(name)
    for box in PLACED[name].scene.boxes:
        shape = found[f"box {box.name}"]
        place = tuple(shape[side] for side in ("x", "y", "width", "height"))
        assert place == pytest.approx(tuple(PLACED[name].boxes[box.name]), abs=0.01)
        assert shape["customData"]["archmodel"] == box.name
        around = found[f"box {box.parent}"]["groupIds"] if box.parent else []
        assert shape["groupIds"] == [f"group {box.name}", *around]


@pytest.mark.parametrize("name", PLACED)
def test_every_line_goes_its_way_and_both_ends_know_of_it(name):
    found = elements(name)
    arrows = [each["id"] for each in found.values() if each["type"] == "arrow"]
    assert arrows == [f"wire {wire.name}" for wire in PLACED[name].scene.wires]
    for wire in PLACED[name].scene.wires:
        arrow = found[f"wire {wire.name}"]
        way = [point for leg in PLACED[name].wires[wire.name] for point in leg]
        points = [(arrow["x"] + x, arrow["y"] + y) for x, y in arrow["points"]]
        for at, (x, y) in ((points[0], way[0]), (points[-1], way[-1])):
            assert at == pytest.approx((x, y), abs=0.02)
        assert len(points) == len(dict.fromkeys(way))
        for binding, end in ((arrow["startBinding"], wire.source), (arrow["endBinding"], wire.target)):
            assert binding["elementId"] == f"box {end}"
            assert arrow["id"] in [each["id"] for each in found[f"box {end}"]["boundElements"]]


@pytest.mark.parametrize("name", PLACED)
def test_every_text_and_every_image_is_there(name):
    found = elements(name)
    texts = "\n".join(each["text"] for each in found.values() if each["type"] == "text")
    for line in PLACED[name].scene.texts():
        assert visible(line).strip() in texts
    images = {each["fileId"] for each in found.values() if each["type"] == "image"}
    assert images == set(WRITTEN[name]["files"])
