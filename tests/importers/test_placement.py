"""Placement JSON comes back as it went, and what is wrong with it is said with its line."""

from __future__ import annotations

import json

import pytest

from archmodel.errors import LoadingError
from archmodel.formats.placement.json import Json
from archmodel.importers.placement import read_placement
from archmodel.layout.base import kept_of
from archmodel.layout.layered import Layered
from tests.layout.scenes import figure_8_1


def written() -> bytes:
    return Json().write(Layered().arrange(figure_8_1()))


def test_what_was_written_is_what_is_kept():
    placed = Layered().arrange(figure_8_1())
    assert read_placement(written(), origin="p.json") == kept_of(placed)._replace(kept_in="p.json")


def test_a_picture_with_its_own_layout_kept_is_written_with_the_same_bytes():
    kept = read_placement(written(), origin="p.json")
    assert Json().write(Layered().arrange(figure_8_1(), kept)) == written()


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("nodes", 0, "x"), "left", "expected the numbers x and y and w and h"),
        (("nodes", 0, "parent"), 7, "no node before it is its parent, the number 7"),
        (("nodes", 4, "parent"), ["platform"], "no node before it is its parent, a list"),
        (("nodes", 1), None, "expected an object, found null"),
        (("nodes",), {}, "'nodes' cannot be an object"),
        (("origin", "y"), 1e9, "expected the numbers x and y"),
        (("nodes", 0, "label_boxes"), {"x": 1}, "expected the numbers x and y and w and h"),
        (("edges", 0, "wire"), None, "'wire' cannot be null"),
        (("edges", 1, "from"), "crm", "'w1' goes on from 'internet', not here"),
        (("edges", 0, "points"), [[1, 2], [3]], "expected points, each of two numbers"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(path, value, said):
    document = json.loads(written())
    at = document
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    with pytest.raises(LoadingError, match=said) as caught:
        read_placement(json.dumps(document, indent=2).encode(), origin="p.json")
    assert caught.value.where.startswith("p.json:")


@pytest.mark.parametrize("data", [b"[]", b"{}", b'{"schemaVersion": 1, "elements": []}'])
def test_what_is_no_placement_is_refused_with_the_way_to_one(data):
    with pytest.raises(LoadingError, match="no placement of a view") as caught:
        read_placement(data, origin="p.json")
    assert "archmodel render -f json" in caught.value.instead
