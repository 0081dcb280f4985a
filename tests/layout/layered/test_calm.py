"""A small edit of a scene leaves standing what it does not touch."""

from __future__ import annotations

from archmodel.geometry import Size
from archmodel.layout.layered import Layered
from archmodel.scene import Box, Scene, Wire
from tests.layout.scenes import RIGHT


def card(name: str, parent: str | None = None) -> Box:
    return Box(name, Size(120, 60), parent)


def wires(*pairs: str) -> tuple[Wire, ...]:
    return tuple(Wire(pair, *pair.split()) for pair in pairs)


def test_a_cycle_is_entered_at_what_is_declared_first_whoever_else_joins_in():
    ring = wires("a b", "b c", "c a")
    alone = Scene("ring", "Ring", (*map(card, "abcd"),), ring, RIGHT)
    joined = alone._replace(wires=(*ring, *wires("d c")))
    for scene in (alone, joined):
        boxes = Layered().place(scene).boxes
        assert boxes["a"].x < boxes["b"].x < boxes["c"].x


def test_what_hangs_on_a_card_leaves_it_where_it_is():
    lines = ("a b", "b c", "x c")
    before = Scene("chain", "Chain", (*map(card, "abcxy"),), wires(*lines), RIGHT)
    after = before._replace(wires=wires(*lines, "x y"))
    for scene in (before, after):
        boxes = Layered().place(scene).boxes
        assert boxes["b"].x == boxes["x"].x
