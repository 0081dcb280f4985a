"""A picture that reads to the right and is too wide stacks what stands alone in its layer."""

from __future__ import annotations

from itertools import pairwise

import pytest

from archmodel.geometry import Rect, Size
from archmodel.layout.base import Placement
from archmodel.layout.layered import Layered
from archmodel.layout.layered.fold import shift
from archmodel.layout.layered.tree import Tree
from archmodel.scene import Box, Scene, Shape, Wire, Wishes
from tests.layout.rules import hold
from tests.layout.scenes import RIGHT, group, label

CARD = Size(190, 100)


def chain_to_a_group(**words: object) -> Scene:
    """Return a chain of three cards before a group of two, which reads down, and a card behind it."""
    boxes = (
        Box("phone", CARD),
        Box("net", Size(100, 60), None, Shape.CLOUD),
        Box("gateway", Size(200, 100)),
        group("platform"),
        Box("front", CARD, "platform"),
        Box("back", CARD, "platform"),
        Box("crm", CARD),
    )
    ends = ["phone", "net", "gateway", "front", "back", "crm"]
    wires = tuple(Wire(f"{one}-{other}", one, other, (), label(80)) for one, other in pairwise(ends))
    return Scene("shop", "Shop", boxes, wires, RIGHT)._replace(**words)  # type: ignore[arg-type]


def centres(placement: Placement, *names: str) -> list[float]:
    return [placement.boxes[name].center.x for name in names]


def test_a_run_of_lone_cards_stands_in_one_column_and_reads_down():
    placement = Layered().place(chain_to_a_group())
    hold(placement)
    assert len(set(centres(placement, "phone", "net", "gateway"))) == 1
    boxes = placement.boxes
    assert boxes["phone"].bottom < boxes["net"].y
    assert boxes["net"].bottom < boxes["gateway"].y
    assert boxes["gateway"].right < boxes["platform"].x < boxes["crm"].x
    assert placement.size.width < 2.4 * placement.size.height


def test_lines_down_a_stack_are_straight():
    placement = Layered().place(chain_to_a_group())
    assert all(len(leg) == 2 for name in ("phone-net", "net-gateway") for leg in placement.wires[name])


@pytest.mark.parametrize(
    "words",
    [
        {"wrap": 4},
        {"wishes": Wishes(order=(("phone", "net"),))},
        {"wishes": Wishes(near=(("gateway", "platform"),))},
    ],
    ids=["wrap", "order", "near"],
)
def test_nothing_is_stacked_where_the_architect_says_how_the_picture_is_read(words):
    boxes = Layered().place(chain_to_a_group(**words)).boxes
    assert boxes["phone"].right < boxes["net"].x
    assert boxes["net"].right < boxes["gateway"].x


def test_a_picture_that_is_not_too_wide_keeps_its_row():
    scene = chain_to_a_group()
    tall = tuple(box._replace(size=Size(190, 600)) if box.name == "front" else box for box in scene.boxes)
    boxes = Layered().place(scene._replace(boxes=tall)).boxes
    assert boxes["phone"].right < boxes["net"].x
    assert boxes["net"].right < boxes["gateway"].x


def test_a_stack_is_not_much_higher_than_all_else():
    scene = chain_to_a_group()
    flat = tuple(box for box in scene.boxes if box.name != "back")
    wires = tuple(
        wire._replace(source="front") if wire.source == "back" else wire
        for wire in scene.wires
        if wire.target != "back"
    )
    placement = Layered().place(scene._replace(boxes=flat, wires=wires))
    hold(placement)
    others = max(placement.boxes[name].bottom for name in ("platform", "crm"))
    assert max(placement.boxes[name].bottom for name in ("phone", "net", "gateway")) <= 1.8 * others


def test_a_group_moves_with_all_that_is_inside_however_deep_that_goes():
    deep = [Box("g0", CARD), *(Box(f"g{at}", CARD, f"g{at - 1}") for at in range(1, 3000))]
    tree = Tree(Scene("deep", "Deep", tuple(deep)))
    rects = [Rect(0, 0, 9, 9)] * len(deep)
    shift(tree, rects, 0, 5, 7)
    assert set(rects) == {Rect(5, 7, 9, 9)}
