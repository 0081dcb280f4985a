"""What counts as a change between two placements, and what does not."""

from __future__ import annotations

from archmodel.geometry import Rect, Size
from archmodel.layout.base import Placement
from archmodel.layout.quality import changes
from archmodel.scene import Box, Scene
from tests.layout.scenes import group


def cards(**corners: tuple[float, float]) -> Placement:
    boxes = tuple(Box(name, Size(100, 50)) for name in corners)
    rects = {name: Rect(x, y, 100, 50) for name, (x, y) in corners.items()}
    return Placement(Scene("test", "Test", boxes), Size(1000, 1000), rects, {}, {})


BEFORE = cards(a=(0, 0), b=(200, 0), c=(400, 0), d=(0, 100))


def test_a_picture_that_moved_as_a_whole_has_not_changed():
    after = cards(a=(90, 300), b=(290, 300), c=(490, 300), d=(90, 400))
    assert changes(BEFORE, after) == (0, 0, 4, 6)


def test_a_box_more_than_twenty_pixels_off_the_others_has_moved():
    assert changes(BEFORE, cards(a=(50, 0), b=(250, 0), c=(450, 0), d=(70, 100))).moved == 0
    assert changes(BEFORE, cards(a=(50, 0), b=(250, 0), c=(450, 0), d=(71, 100))).moved == 1


def test_a_pair_that_changed_sides_is_flipped_once():
    assert changes(BEFORE, cards(a=(200, 0), b=(0, 0), c=(400, 0), d=(0, 100))).flips == 1
    assert changes(BEFORE, cards(a=(0, 0), b=(200, 0), c=(400, 0), d=(400, -100))).flips == 3


def test_a_pair_that_is_no_longer_apart_is_not_flipped():
    assert changes(BEFORE, cards(a=(0, 0), b=(50, 100), c=(400, 0), d=(0, 200))).flips == 0


def test_what_is_in_one_placement_only_does_not_count():
    assert changes(BEFORE, cards(a=(0, 0), b=(200, 0), e=(-200, 0))) == (0, 0, 2, 1)
    assert changes(BEFORE, cards(e=(0, 0))) == (0, 0, 0, 0)


def test_a_group_and_its_members_are_no_pairs():
    scene = Scene("test", "Test", (group("g"), Box("a", Size(100, 50), "g"), Box("b", Size(100, 50))))
    rects = {"g": Rect(0, 0, 200, 200), "a": Rect(20, 56, 100, 50), "b": Rect(300, 0, 100, 50)}
    before = Placement(scene, Size(400, 200), rects, {}, {})
    after = before._replace(boxes={**rects, "b": Rect(-300, 0, 100, 50)})
    assert changes(before, before).pairs == 2
    assert changes(before, after).flips == 2
