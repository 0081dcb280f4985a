"""draw.io: mxGraph, which it is made of, finds every box and line where our layout placed them."""

from __future__ import annotations

import pytest

from archmodel.formats.placement.drawio import Drawio
from archmodel.text import visible
from tests.formats.model.cases import placed
from tests.formats.peers import in_node

PLACED = placed()


@pytest.fixture(scope="module")
def found():
    """Return the cells that mxGraph reads of every picture, by their ids."""
    texts = {name: Drawio().write(placement) for name, placement in PLACED.items()}
    return {name: {each["id"]: each for each in cells} for name, cells in in_node("drawio", texts).items()}


def at(cells, cell):
    """Return where a cell begins on the page."""
    x = y = 0.0
    while cell.get("geometry"):
        x, y = x + cell["geometry"]["rect"][0], y + cell["geometry"]["rect"][1]
        cell = cells[cell["parent"]]
    return x, y


@pytest.mark.parametrize("name", PLACED)
def test_every_box_stands_where_it_was_placed_inside_the_box_it_is_in(name, found):
    cells = found[name]
    placement = PLACED[name]
    boxes = [each for each in cells.values() if each["about"] and not each["edge"]]
    assert sorted(each["about"] for each in boxes) == sorted(
        visible(box.name) for box in placement.scene.boxes
    )
    for box in placement.scene.boxes:
        cell, rect = cells[visible(f"box {box.name}")], placement.boxes[box.name]
        assert cell["parent"] == (visible(f"box {box.parent}") if box.parent else "1")
        assert (*at(cells, cell), *cell["geometry"]["rect"][2:]) == pytest.approx(tuple(rect), abs=0.05)


@pytest.mark.parametrize("name", PLACED)
def test_every_line_is_tied_to_its_ends_and_keeps_its_bends(name, found):
    cells = found[name]
    placement = PLACED[name]
    lines = [each for each in cells.values() if each["edge"]]
    assert sorted(each["about"] for each in lines) == sorted(
        visible(each.name) for each in placement.scene.wires
    )
    for wire in placement.scene.wires:
        cell = cells[visible(f"wire {wire.name}")]
        assert (cell["source"], cell["target"]) == (
            visible(f"box {wire.source}"),
            visible(f"box {wire.target}"),
        )
        bends = [point for leg in placement.wires[wire.name] for point in leg][1:-1]
        for bend in cell["geometry"].get("points", []):
            assert min(abs(bend[0] - x) + abs(bend[1] - y) for x, y in bends) < 0.02
        assert (visible(f"label {wire.name}") in cells) == (wire.label is not None)


@pytest.mark.parametrize("name", PLACED)
def test_every_line_of_text_is_there(name, found):
    texts = "\n".join(each["text"] or "" for each in found[name].values())
    for line in PLACED[name].scene.texts():
        assert visible(line).strip() in texts
