"""Pins are read as they are written, and what is wrong with them is said with its line."""

from __future__ import annotations

import pytest

from archmodel.errors import LoadingError
from archmodel.geometry import Point
from archmodel.importers.pins import read_pins


def test_pins_are_points_by_view_and_element():
    data = b'{"schemaVersion": 1, "views": {"schematic": {"gateway": {"x": 4, "y": -2.5}}}}'
    assert read_pins(data, origin="shop.layout.json") == {"schematic": {"gateway": Point(4, -2.5)}}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[]", "expected an object, found a list"),
        (b'{"views": {}}', "its schemaVersion is not 1"),
        (b'{"schemaVersion": 2, "views": {}}', "its schemaVersion is not 1"),
        (b'{"schemaVersion": true, "views": {}}', "its schemaVersion is not 1"),
        (b'{"schemaVersion": 1, "pins": {}}', "pins have no 'pins'"),
        (b'{"schemaVersion": 1, "views": []}', "expected an object, found a list"),
        (b'{"schemaVersion": 1, "views": {"a": 1}}', "expected an object, found the number 1"),
        (b'{"schemaVersion": 1, "views": {"a": {"b": {"x": 1}}}}', "expected the numbers x and y"),
        (b'{"schemaVersion": 1, "views": {"a": {"b": {"x": 1, "y": true}}}}', "expected the numbers x and y"),
        (b'{"schemaVersion": 1, "views": {"a": {}, "a": {}}}', "an object says 'a' twice"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(data, said):
    with pytest.raises(LoadingError, match=said) as caught:
        read_pins(data, origin="shop.layout.json")
    assert caught.value.where.startswith("shop.layout.json:1")
