"""Which layer a box stands in: lines lead on, and in circles it is events that lead back."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archmodel.geometry import Rect, Size
from archmodel.layout.layered import Layered
from archmodel.scene import Box, Scene, Wire

NAMES = ("operator", "app", "core")


def placed(names: tuple[str, ...], wires: list[Wire]) -> dict[str, Rect]:
    boxes = tuple(Box(name, Size(80, 40)) for name in names)
    return dict(Layered().place(Scene("test", "Test", boxes, tuple(wires))).boxes)


def line(source: str, target: str, *, gives_way: bool = False) -> Wire:
    return Wire(f"{source} {target}", source, target, gives_way=gives_way)


@pytest.mark.parametrize("names", [*permutations(NAMES)])
def test_who_is_called_back_stands_first_wherever_it_is_declared(names):
    wires = [line("app", "core"), line("core", "app", gives_way=True), line("operator", "core")]
    for told in (wires, wires[::-1]):
        rects = placed(names, told)
        assert rects["app"].bottom < rects["core"].y
        assert rects["operator"].bottom < rects["core"].y


def test_an_event_that_closes_no_circle_leads_on():
    rects = placed(NAMES, [line("core", "app", gives_way=True), line("app", "operator")])
    assert rects["core"].bottom < rects["app"].y < rects["operator"].y


def test_a_circle_of_events_is_entered_at_what_is_declared_first():
    ends = (("operator", "app"), ("app", "core"), ("core", "operator"))
    rects = placed(NAMES, [line(*each, gives_way=True) for each in ends])
    assert rects["operator"].bottom < rects["app"].y < rects["core"].y


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12), st.permutations(range(8)))
def test_events_never_turn_requests_round(ends, order):
    names = tuple(f"box{each}" for each in order)
    wires = [
        line(f"box{one}", f"box{other}", gives_way=one > other) for one, other in sorted(ends) if one != other
    ]
    rects = placed(names, wires)
    assert all(rects[each.source].y < rects[each.target].y for each in wires if not each.gives_way)
