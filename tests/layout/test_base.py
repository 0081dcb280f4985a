"""Placements as wholes."""

from __future__ import annotations

from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import Placement, extent, trimmed
from archmodel.layout.layered import Layered
from tests.layout.scenes import figure_8_1


def placed() -> Placement:
    return Layered().place(figure_8_1())


def test_all_moves_together() -> None:
    before, after = placed(), placed().moved(10, -4)
    assert after.boxes == {name: rect.moved(10, -4) for name, rect in before.boxes.items()}
    assert after.labels == {name: rect.moved(10, -4) for name, rect in before.labels.items()}
    for name, legs in before.wires.items():
        assert after.wires[name] == tuple(tuple(Point(x + 10, y - 4) for x, y in leg) for leg in legs)
    assert (after.origin, after.size) == (Point(10, -4), before.size)


def test_a_trimmed_placement_begins_at_zero_and_holds_all_wherever_it_was() -> None:
    before = placed()
    again = trimmed(before.moved(-317.0, 52.0)._replace(size=Size(1, 1)))
    assert (again.boxes, again.wires, again.size) == (before.boxes, before.wires, before.size)
    assert Rect(0, 0, *again.size).contains(extent(again))
