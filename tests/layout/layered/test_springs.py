"""Where lines end: a line that passes a box goes on where it came."""

from __future__ import annotations

from archmodel.geometry import Size
from archmodel.layout.layered import Layered
from archmodel.scene import Box, Scene, Wire
from tests.layout.scenes import label


def test_lines_go_straight_on_through_what_they_pass():
    boxes = (Box("phone", Size(60, 80)), Box("net", Size(110, 60)), Box("gateway", Size(300, 60)))
    wires = tuple(Wire(f"w{each}", "phone", "gateway", ("net",), label(121)) for each in range(3))
    placed = Layered().place(Scene("test", "Test", boxes, wires))
    for into, out in (placed.wires[wire.name] for wire in wires):
        assert into[-1].x == out[0].x
        assert len(into) == len(out) == 2
