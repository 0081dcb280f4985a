"""The measures of a placement, on placements made by hand."""

from __future__ import annotations

import pytest

from archmodel.geometry import Point, Polyline, Rect, Size
from archmodel.layout.base import Placement
from archmodel.layout.quality import measure
from archmodel.scene import Box, Glyph, Panel, Scene, Shape, Stack, Wire
from tests.layout.scenes import group, label


def line(*points: tuple[float, float]) -> tuple[Polyline, ...]:
    return (tuple(Point(x, y) for x, y in points),)


def placement() -> Placement:
    """Two rows of two cards and a straight line across each."""
    boxes = tuple(Box(name, Size(100, 50)) for name in "abcd")
    wires = (Wire("v", "a", "b", label=label(40)), Wire("w", "c", "d"))
    return Placement(
        Scene("test", "Test", boxes, wires),
        Size(300, 150),
        {
            "a": Rect(0, 0, 100, 50),
            "b": Rect(200, 0, 100, 50),
            "c": Rect(0, 100, 100, 50),
            "d": Rect(200, 100, 100, 50),
        },
        {"v": line((100, 25), (200, 25)), "w": line((100, 125), (200, 125))},
        {"v": Rect(130, 16, 40, 18)},
    )


def changed(
    boxes: dict[str, Rect] | None = None,
    wires: dict[str, tuple[Polyline, ...]] | None = None,
    labels: dict[str, Rect] | None = None,
) -> Placement:
    found = placement()
    return found._replace(
        boxes={**found.boxes, **(boxes or {})},
        wires={**found.wires, **(wires or {})},
        labels={**found.labels, **(labels or {})},
    )


def test_a_good_placement_has_nothing_that_must_not_be():
    quality = measure(placement())
    assert quality.clean
    assert (quality.crossings, quality.bends, quality.length) == (0, 0, 200)
    assert (quality.area, quality.aspect) == (45_000, 2.0)


def test_boxes_that_intersect_are_counted():
    assert measure(changed(boxes={"b": Rect(90, 40, 100, 50)})).overlaps == 1
    assert measure(changed(boxes={"b": Rect(100, 0, 100, 50)})).overlaps == 0


def test_a_member_outside_its_group_is_counted():
    boxes = (group("g"), Box("a", Size(100, 50), "g"))
    scene = Scene("test", "Test", boxes)
    rects = {"g": Rect(0, 0, 200, 200), "a": Rect(20, 56, 100, 50)}
    assert measure(Placement(scene, Size(200, 200), rects, {}, {})).overlaps == 0
    rects["a"] = Rect(20, 40, 100, 50)
    assert measure(Placement(scene, Size(200, 200), rects, {}, {})).overlaps == 1


def test_a_line_through_a_foreign_box_is_counted():
    bent = line((100, 25), (150, 25), (150, 125), (250, 125), (250, 50))
    assert measure(changed(wires={"v": bent})).intrusions >= 1


def test_a_line_through_its_own_end_is_counted():
    assert measure(changed(wires={"v": line((0, 25), (200, 25))})).intrusions == 1


def test_lines_that_cross_are_counted_and_those_that_touch_are_not():
    over = line((150, 50), (150, 140))
    assert measure(changed(wires={"v": over})).crossings == 1
    assert measure(changed(wires={"v": line((150, 50), (150, 125))})).crossings == 0


def test_what_two_lines_share_from_their_source_on_counts_once():
    down = line((100, 25), (150, 25), (150, 100))
    over = line((100, 25), (150, 25), (150, 60), (190, 60))
    across = line((90, 40), (180, 40))
    wires = (Wire("v", "a", "b"), Wire("w", "a", "c"), Wire("u", "d", "c"))
    found = changed(wires={"v": over, "w": down, "u": across}, labels={})
    quality = measure(found._replace(scene=found.scene._replace(wires=wires)))
    assert (quality.crossings, quality.bends, quality.length) == (1, 2, 50 + 75 + 40 + 90)
    wires = (Wire("v", "a", "b"), Wire("w", "b", "c"), Wire("u", "d", "c"))
    quality = measure(found._replace(scene=found.scene._replace(wires=wires)))
    assert (quality.crossings, quality.bends, quality.length) == (2, 3, 125 + 125 + 90)


def test_lines_that_lie_on_each_other_are_counted_unless_they_share_an_end():
    near = line((100, 123), (200, 123))
    assert measure(changed(wires={"v": near})).shared_runs == 1
    found = changed(wires={"v": near})
    wires = (Wire("v", "a", "d"), Wire("w", "c", "d"))
    assert measure(found._replace(scene=found.scene._replace(wires=wires))).shared_runs == 0


def test_labels_on_boxes_and_lines_are_counted():
    assert measure(changed(labels={"v": Rect(80, 16, 40, 18)})).label_hits == 1
    assert measure(changed(labels={"v": Rect(130, 116, 40, 18)})).label_hits == 1


def test_a_label_far_from_its_line_or_nearer_to_another_is_astray():
    assert measure(changed(labels={"v": Rect(130, 100, 40, 18)})).stray_labels == 1
    assert measure(changed(labels={"v": Rect(130, 66, 40, 18)})).stray_labels == 1


def test_a_label_beside_its_line_is_not_astray_for_what_passes_further_off():
    upright, above = line((100, 25), (120, 25), (120, 80), (200, 80)), line((130, 30), (200, 30))
    found = changed(wires={"v": upright, "w": above}, labels={"v": Rect(122, 40, 60, 18)})
    assert measure(found).stray_labels == 0
    found = changed(wires={"v": upright, "w": above}, labels={"v": Rect(122, 31, 60, 18)})
    assert measure(found).stray_labels == 1


def test_a_label_smaller_than_its_text_is_clipped():
    assert measure(changed(labels={"v": Rect(140, 16, 20, 18)})).clipped == 1


def test_a_caption_wider_than_its_bar_is_clipped():
    bar = Box("bar", Size(0, 20), shape=Shape.BAR, caption=label(170, 16))
    scene = Scene("test", "Test", (bar,))
    rects = {"bar": Rect(0, 0, 100, 20)}
    found = Placement(scene, Size(200, 20), rects, {}, {"bar": Rect(-35, 2, 170, 16)})
    assert measure(found).clipped == 1


def test_a_line_against_the_reading_direction_counts_unless_it_closes_a_cycle():
    up = Wire("v", "c", "a")
    found = changed(wires={"v": line((50, 100), (50, 50))}, labels={"v": Rect(30, 66, 40, 18)})
    alone = found._replace(scene=found.scene._replace(wires=(up, Wire("w", "c", "d"))))
    assert measure(alone).against == 1
    both = found._replace(scene=found.scene._replace(wires=(up, Wire("w", "a", "c"))))
    assert measure(both).against == 0


@pytest.mark.parametrize(
    ("width", "height", "clipped"), [(56, 20, 0), (50, 20, 1), (56, 10, 1), (50, 10, 2), (120, 20, 1)]
)
def test_a_stack_too_small_for_what_is_in_it_or_too_large_for_its_panel_is_counted(width, height, clipped):
    inner = Stack(width, (Panel(20, left=(Glyph("storage", 32, "#000000"),)),))
    box = Box("a", Size(100, 50), panels=(Panel(height, left=(inner,)),))
    found = Placement(Scene("test", "Test", (box,)), Size(100, 50), {"a": Rect(0, 0, 100, 50)}, {}, {})
    assert measure(found).clipped == clipped
