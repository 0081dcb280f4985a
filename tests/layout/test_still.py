"""An engine that moves nothing: figure 8.1 of the series with something more in it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from archmodel.errors import LayoutError
from archmodel.geometry import Size
from archmodel.layout.base import Placement, kept_of
from archmodel.layout.layered import Layered
from archmodel.layout.quality import measure
from archmodel.layout.still import Still
from archmodel.scene import Box, Scene, Wire
from tests.layout.scenes import figure_8_1, label

FIGURE = figure_8_1()


def both(after: Scene) -> tuple[Placement, Placement]:
    before = Layered().arrange(FIGURE)
    return before, Still().arrange(after, kept_of(before))


def more(*boxes: Box, wires: tuple[Wire, ...] = ()) -> Scene:
    return FIGURE._replace(boxes=(*FIGURE.boxes, *boxes), wires=(*FIGURE.wires, *wires))


def test_the_same_scene_is_the_same_placement() -> None:
    before, after = both(FIGURE)
    assert (after.boxes, after.wires, after.labels) == (before.boxes, before.wires, before.labels)


def test_what_is_new_finds_room_and_nothing_else_moves() -> None:
    asked = Wire("w7", "integration", "audit", (), label(60))
    before, after = both(more(Box("audit", Size(160, 80)), wires=(asked,)))
    for name, rect in before.boxes.items():
        here = after.boxes[name].moved(-after.origin.x, -after.origin.y)
        assert here == rect.moved(-before.origin.x, -before.origin.y)
    quality = measure(after)
    assert (quality.overlaps, quality.intrusions, quality.label_hits) == (0, 0, 0)


def test_a_new_line_goes_straight_on_through_a_bar() -> None:
    _, after = both(more(wires=(Wire("w7", "frontend", "storage", ("b2",)),)))
    first, last = after.wires["w7"]
    bar = after.boxes["b2"]
    assert {first[-1].y, last[0].y} == {bar.y, bar.bottom}
    assert abs(first[-1].x - last[0].x) < 10
    assert all(a.x == b.x or a.y == b.y for leg in (first, last) for a, b in pairwise(leg))


def test_a_box_grows_to_where_nothing_is_in_its_way() -> None:
    boxes = (Box("a", Size(200, 60)), Box("b", Size(200, 60)))
    scene = Scene("view", "Two", boxes, (Wire("asks", "a", "b"),))
    before = Layered().arrange(scene)
    assert before.boxes["a"].bottom < before.boxes["b"].y
    higher = scene._replace(boxes=(boxes[0]._replace(size=Size(200, 100)), boxes[1]))
    after = Still().arrange(higher, kept_of(before))
    one, other = (after.boxes[name].moved(-after.origin.x, -after.origin.y) for name in ("a", "b"))
    assert one == before.boxes["a"].moved(-before.origin.x, -before.origin.y - 40)._replace(height=100)
    assert other == before.boxes["b"].moved(-before.origin.x, -before.origin.y)


def test_a_box_that_has_no_room_to_grow_is_refused() -> None:
    large = tuple(
        each._replace(size=Size(900, 700)) if each.name == "frontend" else each for each in FIGURE.boxes
    )
    with pytest.raises(LayoutError, match="no room for what is new"):
        both(FIGURE._replace(boxes=large))
