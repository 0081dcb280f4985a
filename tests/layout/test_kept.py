"""An earlier picture that is kept: what need not move stays, and nothing changes its order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archmodel.errors import LayoutError
from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import Placement, kept_of
from archmodel.layout.kept import Kept, KeptBox, KeptWire
from archmodel.layout.layered import Layered
from archmodel.scene import Box, Panel, Scene, Shape, Stroke, Wire, Wishes
from tests.layout.edits import Edit, edits, flips, moved
from tests.layout.rules import hold
from tests.layout.scenes import DOWN, RIGHT, SLOW, figure_8_1, group, label, landscapes

FEW = settings(max_examples=20, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)


def scene(*boxes: Box, wires: tuple[Wire, ...] = ()) -> Scene:
    return Scene("test", "Test", boxes, wires)


def card(name: str, parent: str | None = None, width: float = 120) -> Box:
    return Box(name, Size(width, 60), parent)


ROW = scene(card("a"), card("b"), card("c"), wires=(Wire("ab", "a", "b"), Wire("bc", "b", "c")))


def after(edit: Edit) -> tuple[Placement, Placement]:
    before = Layered().place(edit.before)
    return before, Layered().place(edit.after, kept_of(before))


@given(landscapes())
@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)
def test_the_same_scene_is_the_same_picture(same: Scene):
    before = Layered().place(same)
    assert Layered().place(same, kept_of(before)) == before


@pytest.mark.parametrize("kind", ["leaf", "line", "remove", "longer", "rename", "relabel"])
def test_after_an_edit_nothing_overlaps_and_no_two_boxes_change_their_order(kind):
    @given(edits(kind))
    @FEW
    def holds(edit: Edit):
        before, now = after(edit)
        hold(now)
        assert flips(before, now) == []

    holds()


@given(edits("remove"))
@FEW
def test_where_something_is_taken_out_nothing_moves(edit: Edit):
    assert moved(*after(edit)) == []


@given(edits("rename"))
@FEW
def test_what_is_renamed_stays_and_nothing_moves(edit: Edit):
    before, now = after(edit)
    assert moved(before, now) == []
    (old,) = before.boxes.keys() - now.boxes.keys()
    if any(old in (wire.source, *wire.via, wire.target) for wire in edit.before.wires):
        assert now.boxes["renamed"] == before.boxes[old]


def test_a_line_under_a_new_name_between_the_same_boxes_runs_as_the_one_that_is_gone():
    before = kept_of(Layered().place(ROW))
    a, b = before.boxes["a"].rect, before.boxes["b"].rect
    left = a.x - 60
    aside = Point(a.x, a.center.y), Point(left, a.center.y), Point(left, b.center.y), Point(b.x, b.center.y)
    wires = {**before.wires, "ab": KeptWire(("a", "b"), (aside,))}
    now = Layered().place(
        ROW._replace(wires=(Wire("renamed", "a", "b"), ROW.wires[1])), before._replace(wires=wires)
    )
    hold(now)
    assert kept_of(now).boxes == before.boxes
    assert kept_of(now).wires == {"renamed": wires["ab"], "bc": wires["bc"]}


def test_a_box_that_grows_pushes_what_is_in_its_way_and_nothing_else():
    before = Layered().place(figure_8_1())
    boxes = tuple(
        box._replace(size=Size(260, 112)) if box.name == "mobile_services" else box
        for box in figure_8_1().boxes
    )
    now = Layered().place(figure_8_1()._replace(boxes=boxes), kept_of(before))
    hold(now)
    assert now.boxes["mobile_services"].width == 260
    assert set(moved(before, now)) <= {"frontend", "integration", "backends", "storage"}


def test_a_box_whose_text_became_shorter_keeps_its_size():
    before = Layered().place(ROW)
    shorter = ROW._replace(boxes=(card("a", width=60), *ROW.boxes[1:]))
    assert Layered().place(shorter, kept_of(before)).boxes == before.boxes


def test_a_line_more_leaves_all_other_lines_where_they_were():
    before = Layered().place(figure_8_1())
    more = figure_8_1()._replace(wires=(*figure_8_1().wires, Wire("w7", "mobile", "backends")))
    now = Layered().place(more, kept_of(before))
    hold(now)
    assert moved(before, now) == []
    old, new = kept_of(before).wires, kept_of(now).wires
    assert [name for name in old if new[name] != old[name]] in ([], ["w6"])


def test_a_line_that_is_cut_at_a_bar_anew_leaves_the_others_where_they_were():
    bar = Box("bar", Size(37, 22), "g", Shape.BAR, caption=label(21, 16))
    g, h = (group(name)._replace(padding=24, size=Size(90, 90), panels=(Panel(42.0),)) for name in "gh")
    inner = (Box("n2", Size(196, 56), "g"), Box("n4", Size(196, 56), "g"), bar)
    others = (Box("n1", Size(196, 56), "h"), Box("n5", Size(196, 56), "h"))
    i, j = (g._replace(name=name) for name in "ij")
    outside = (Box("n3", Size(196, 56)), Box("n6", Size(76, 89)), Box("n7", Size(196, 56)))
    wires = (
        Wire("e1", "n2", "n5", ("bar",)),
        Wire("e2", "n7", "n4"),
        Wire("e5", "n6", "n3", ("bar",), stroke=Stroke("#5e40be")),
        Wire("e6", "n2", "n6", label=label(125, 53)),
        Wire("e9", "n1", "n5"),
    )
    start = scene(g, *inner, i, h, *others, j, *outside, wires=wires)._replace(direction=RIGHT)
    before = Layered().place(start)
    boxes = tuple(box._replace(size=Size(196, 73)) if box.name == "n4" else box for box in start.boxes)
    now = Layered().place(start._replace(boxes=boxes), kept_of(before))
    hold(now)


def test_beside_a_new_member_no_line_runs_through_its_group():
    g, h = (group(name)._replace(padding=24, size=Size(90, 90), panels=(Panel(42.0),)) for name in "gh")
    outside = (Box("n1", Size(196, 56)), Box("n2", Size(196, 56)), Box("n4", Size(196, 84)))
    wires = (
        Wire("e0", "n4", "h"),
        Wire("e1", "n4", "h"),
        Wire("e2", "n2", "g", label=label(125, 53)),
        Wire("e3", "n3", "n4"),
        Wire("e5", "n4", "n2", label=label(91, 21)),
        Wire("e6", "h", "n1"),
    )
    boxes = (g, Box("n3", Size(196, 56), "g"), h, Box("n0", Size(196, 96), "h"), *outside)
    near = Wishes(near=(("n1", "h"),))
    start = scene(*boxes, wires=wires)._replace(direction=RIGHT, wrap=2, wishes=near)
    new, line = Box("new", Size(196, 56), "h"), Wire("x", "n1", "new", label=label(59, 21))
    before = Layered().place(start)
    hold(Layered().place(start._replace(boxes=(*boxes, new), wires=(*wires, line)), kept_of(before)))


def test_a_line_that_is_pushed_runs_through_no_label_that_it_was_beside():
    g = group("g", direction=RIGHT)._replace(padding=24, size=Size(90, 90), panels=(Panel(42.0),))
    sizes = {"n1": (196, 56), "n2": (196, 96), "n3": (104, 60), "n4": (196, 84), "n6": (196, 56)}
    inner = (
        Box(name, Size(*size), "g", Shape.CLOUD if name == "n3" else Shape.CARD)
        for name, size in sizes.items()
    )
    purple = Stroke("#5e40be")
    wires = (
        Wire("e3", "n4", "n6", label=label(125, 53)),
        Wire("e8", "n6", "n3"),
        Wire("e9", "n3", "n6", stroke=purple),
        Wire("e10", "n3", "n6", label=label(125, 53), stroke=purple),
    )
    order = Wishes(order=(("n6", "n3", "n4"),))
    start = scene(g, *inner, wires=wires)._replace(direction=RIGHT, wishes=order)
    more = start._replace(wires=(*wires, Wire("new", "n6", "n4", label=label(70, 21))))
    hold(Layered().place(more, kept_of(Layered().place(start))))


def test_what_a_pin_pushes_aside_has_no_label_on_it():
    g = group("g")._replace(padding=24, size=Size(90, 90), panels=(Panel(42.0),))
    inner = (Box("n1", Size(196, 96), "g"), Box("n3", Size(196, 56), "g"), Box("n4", Size(196, 56), "g"))
    wires = (
        Wire("e2", "n2", "n5", label=label(125, 53)),
        Wire("e3", "n2", "n5"),
        Wire("e6", "n1", "n5"),
        Wire("e7", "n2", "n2", label=label(125, 53)),
    )
    boxes = (g, *inner, *(Box(name, Size(196, 56)) for name in ("n0", "n2", "n5", "n7")))
    order = Wishes(order=(("g", "n2", "n0", "n7"),))
    start = scene(*boxes, wires=wires)._replace(direction=RIGHT, wishes=order)
    hold(Layered().place(start, Kept(pins={"g": Point(-40, 30)})))


def test_a_new_box_comes_after_what_it_is_joined_to_in_reading_direction():
    before = Layered().place(ROW)
    more = ROW._replace(boxes=(*ROW.boxes, card("d")), wires=(*ROW.wires, Wire("cd", "c", "d")))
    now = Layered().place(more, kept_of(before))
    hold(now)
    assert now.boxes["d"].y > now.boxes["c"].bottom
    assert moved(before, now) == []


def test_a_new_group_comes_with_all_that_is_in_it():
    before = Layered().place(ROW)
    new = (group("g"), card("d", "g"), card("e", "g"))
    wires = (*ROW.wires, Wire("de", "d", "e"), Wire("ad", "a", "d", label=label(90)))
    now = Layered().place(ROW._replace(boxes=(*ROW.boxes, *new), wires=wires), kept_of(before))
    hold(now)
    assert flips(before, now) == []
    assert now.boxes["d"].bottom < now.boxes["e"].y


@pytest.mark.parametrize("direction", [RIGHT, DOWN])
def test_a_card_that_becomes_a_group_with_a_group_in_it_leaves_all_others_in_place(direction):
    before = Layered().place(scene(card("g"), card("a"), card("b"), wires=(Wire("ag", "a", "g"),)))
    inner = (group("g", direction=direction), group("h", "g"), card("m", "h"), card("n", "g"))
    now = Layered().place(scene(*inner, card("a"), card("b"), wires=(Wire("am", "a", "m"),)), kept_of(before))
    hold(now)
    assert flips(before, now) == []
    assert set(moved(before, now)) <= {"g"}
    assert all(value % 1 == 0 for rect in now.boxes.values() for value in rect)


def test_a_group_that_comes_to_lie_under_what_was_beside_it_keeps_clear_of_that():
    outside = card("a", width=196), card("b", width=196)
    lifted = Wire("w0", "g", "b"), Wire("w1", "g", "a")
    before = Layered().place(Scene("test", "Test", (card("g", width=196), *outside), lifted, RIGHT))
    inner = group("g", direction=RIGHT), group("h", "g"), card("m", "h", 196), card("n", "g", 196)
    wires = Wire("w0", "n", "b"), Wire("w1", "n", "a")
    now = Layered().place(Scene("test", "Test", (*inner, *outside), wires, RIGHT), kept_of(before))
    hold(now)
    assert flips(before, now) == []


def test_a_new_group_round_boxes_that_were_there_leaves_them_in_place():
    before = Layered().place(ROW)
    boxes = (card("a"), group("g"), card("b", "g"), card("c", "g"))
    now = Layered().place(ROW._replace(boxes=boxes), kept_of(before))
    hold(now)
    assert flips(before, now) == []
    assert now.boxes["b"].x - now.origin.x == before.boxes["b"].x


def test_a_new_group_with_something_else_in_between_is_put_together_anew():
    row = ROW._replace(direction=RIGHT)
    before = Layered().place(row)
    boxes = (group("g"), card("a", "g"), card("b"), card("c", "g"))
    hold(Layered().place(row._replace(boxes=boxes), kept_of(before)))


def test_a_box_that_went_to_another_group_is_placed_anew():
    start = scene(group("g"), card("a", "g"), card("b", "g"), group("h"), card("c", "h"))
    before = Layered().place(start)
    boxes = tuple(box._replace(parent="h") if box.name == "a" else box for box in start.boxes)
    now = Layered().place(start._replace(boxes=boxes), kept_of(before))
    hold(now)
    assert now.boxes["h"].contains(now.boxes["a"])
    assert now.boxes["g"].width >= before.boxes["g"].width


def test_a_group_that_went_to_another_group_takes_all_that_is_in_it_along():
    start = scene(group("g"), card("a", "g"), card("b"), group("h"), card("c", "h"))
    before = Layered().place(start)
    boxes = (group("h"), card("c", "h"), group("g", "h"), card("a", "g"), card("b"))
    now = Layered().place(start._replace(boxes=boxes), kept_of(before))
    hold(now)
    assert now.boxes["h"].contains(now.boxes["g"])
    assert now.boxes["g"].contains(now.boxes["a"])


def test_a_picture_that_is_read_the_other_way_has_its_bars_turned():
    before = Layered().place(figure_8_1())
    boxes = tuple(
        box._replace(direction=RIGHT) if box.name == "platform" else box for box in figure_8_1().boxes
    )
    now = placed_or_refused(figure_8_1()._replace(boxes=boxes), kept_of(before))
    if isinstance(now, Placement):
        hold(now)
        assert now.boxes["b1"].height > now.boxes["b1"].width


def test_a_bar_a_little_short_and_thick_for_its_caption_stays_on_its_side():
    bar = Box("bar", Size(235, 22), "g", Shape.BAR, caption=label(219, 16))
    boxes = (group("g"), group("h", "g"), card("m", "g", 196), bar, card("a", width=196))
    start = Scene("test", "Test", boxes, (Wire("am", "a", "m", ("bar",)),), RIGHT)
    before = Layered().place(start)
    assert Layered().place(start, kept_of(before)) == before


def test_a_longer_caption_of_a_bar_gets_its_room_beside_the_lines_across_the_bar():
    start = figure_8_1()
    before = Layered().place(start)
    for width in (190, 320, 600):
        boxes = tuple(box._replace(caption=label(width, 16)) if box.caption else box for box in start.boxes)
        now = Layered().place(start._replace(boxes=boxes), kept_of(before))
        hold(now)
        assert flips(before, now) == []


def test_a_line_that_passes_a_bar_at_its_short_ends_does_so_again_and_no_bar_grows():
    bar = Box("bar", Size(0, 20), "g", Shape.BAR)
    boxes = (card("a"), group("g"), bar, card("m", "g"))
    start = scene(*boxes, wires=(Wire("am", "a", "m", ("bar",)), Wire("new", "a", "m", ("bar",))))
    before = Layered().place(start)
    rect, a, m = (before.boxes[name] for name in ("bar", "a", "m"))
    left, right, y = rect.x - 60, rect.right + 60, rect.center.y
    legs = (
        (Point(a.x, a.center.y), Point(left, a.center.y), Point(left, y), Point(rect.x, y)),
        (Point(rect.right, y), Point(right, y), Point(right, m.center.y), Point(m.right, m.center.y)),
    )
    kept = kept_of(before)
    kept = kept._replace(wires={**kept.wires, "new": KeptWire(("a", "bar", "m"), legs)})
    now = Layered().place(start, kept)
    hold(now)
    assert kept_of(now).boxes == kept.boxes
    assert kept_of(now).wires == kept.wires


def test_a_picture_of_which_too_much_is_new_is_refused_with_the_way_out():
    start = scene(group("g"), card("a", "g"), group("h"), card("b", "h"), card("c"))
    kept = kept_of(Layered().place(start))
    rects = {name: box._replace(rect=Rect(0, 0, 150, 80)) for name, box in kept.boxes.items()}
    with pytest.raises(LayoutError, match="too much of “Test” has changed") as caught:
        Layered().place(start, kept._replace(boxes=rects))
    assert "--keep-layout" in caught.value.instead


def test_what_is_added_to_the_left_moves_the_page_and_not_the_boxes():
    before = Layered().place(ROW)
    kept = kept_of(before)._replace(pins={"d": Point(-400, 0)})
    now = Layered().place(ROW._replace(boxes=(*ROW.boxes, card("d"))), kept)
    assert now.boxes["d"].x == 0
    assert now.origin == Point(400, 0)
    assert moved(before, now) == []


def test_a_pinned_box_stands_at_its_place_and_the_others_beside_it():
    before = Layered().place(ROW)
    now = Layered().place(ROW, Kept(pins={"b": Point(200, 300)}))
    hold(now)
    assert (now.boxes["b"].x - now.origin.x, now.boxes["b"].y - now.origin.y) == (200, 300)
    assert moved(before, now) == ["b"]


def test_a_pin_on_another_box_pushes_that_out_of_the_way():
    before = Layered().place(ROW)
    at = before.boxes["a"]
    now = Layered().place(ROW, Kept(pins={"c": Point(at.x + 10, at.y + 10)}))
    hold(now)
    assert (now.boxes["c"].x - now.origin.x, now.boxes["c"].y - now.origin.y) == (at.x + 10, at.y + 10)
    assert "a" in moved(before, now)


def placed_or_refused(any_scene: Scene, kept: Kept) -> Placement | str:
    try:
        return Layered().place(any_scene, kept)
    except LayoutError as error:
        return str(error)


@given(landscapes(), st.data())
@FEW
def test_pins_are_heeded_exactly_or_refused_with_their_names(any_scene: Scene, data: st.DataObject):
    placed = Layered().place(any_scene)
    names = [box.name for box in any_scene.boxes if box.shape.value != "bar"]
    pins = {}
    for name in data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)):
        off = data.draw(st.tuples(st.integers(-300, 300), st.integers(-200, 200)))
        pins[name] = Point(placed.boxes[name].x + off[0], placed.boxes[name].y + off[1])
    now = placed_or_refused(any_scene, Kept(pins=pins))
    if isinstance(now, str):
        assert any(f"'{name}'" in now for name in pins)
        assert "instead:" in now
        return
    hold(now)
    for name, (x, y) in pins.items():
        assert abs(now.boxes[name].x - now.origin.x - x) < 0.01
        assert abs(now.boxes[name].y - now.origin.y - y) < 0.01


@pytest.mark.parametrize(
    ("pins", "said"),
    [
        ({"a": Point(0, 0), "b": Point(50, 10)}, "the pins of 'a' and 'b' put them on each other"),
        (
            {"a": Point(0, 0), "b": Point(130, 0)},
            "the pins of 'a' and 'b' leave less than 24 pixels between them",
        ),
        ({"d": Point(0, 0)}, "'d' is pinned and not in the picture"),
        (
            {"g": Point(0, 0), "m": Point(5, 5)},
            "the pin of 'm' puts it out of its group 'g', which is pinned too",
        ),
        ({"bar": Point(0, 0)}, "'bar' is pinned, and is a bar across its whole group"),
    ],
)
def test_a_pin_that_cannot_be_heeded_is_one_sentence(pins, said):
    bar = Box("bar", Size(0, 20), "g", Shape.BAR)
    start = scene(card("a"), card("b"), group("g"), bar, card("m", "g"))
    with pytest.raises(LayoutError, match=said) as caught:
        Layered().place(start, Kept(pins=pins))
    assert caught.value.instead


def pins_of(placement: Placement) -> dict[str, Point]:
    """Return the pins of everything that may be pinned, where it stands."""
    bars = {box.name for box in placement.scene.boxes if box.shape is Shape.BAR}
    return {
        name: Point(box.rect.x, box.rect.y)
        for name, box in kept_of(placement).boxes.items()
        if name not in bars
    }


@given(landscapes())
@FEW
def test_what_is_pinned_where_it_stands_is_heeded_and_nothing_moves(any_scene: Scene):
    before = Layered().place(any_scene)
    assert Layered().place(any_scene, Kept(pins=pins_of(before))) == before


def test_what_stood_nearer_than_pins_may_be_can_be_pinned_there_and_no_nearer():
    pair = scene(card("a"), card("b"))
    boxes = {"a": KeptBox(Rect(0, 0, 120, 60)), "b": KeptBox(Rect(136, 0, 120, 60))}
    pins = {"a": Point(0, 0), "b": Point(136, 0)}
    now = Layered().place(pair, Kept(boxes, pins=pins))
    assert {name: Point(rect.x, rect.y) for name, rect in now.boxes.items()} == pins
    with pytest.raises(LayoutError, match="leave less than 16 pixels between them"):
        Layered().place(pair, Kept(boxes, pins=pins | {"b": Point(130, 0)}))


def test_a_pinned_group_stays_at_its_corner_whatever_is_pinned_inside():
    start = scene(group("g"), card("a", "g"), card("b", "g"), wires=(Wire("ab", "a", "b"),))
    pins = {"g": Point(0, 0), "b": Point(20, 70)}
    now = Layered().place(start, Kept(pins=pins))
    hold(now)
    assert {name: (now.boxes[name].x, now.boxes[name].y) for name in pins} == pins
    assert now.origin == Point(0, 0)


def test_a_pinned_group_whose_title_needs_more_room_stays_at_its_corner():
    start = scene(group("g"), card("a", "g"), card("b"))
    before = kept_of(Layered().place(start))
    higher = start.boxes[0]._replace(panels=(Panel(60.0),))
    at = before.boxes["g"].rect
    now = Layered().place(
        start._replace(boxes=(higher, *start.boxes[1:])), before._replace(pins={"g": Point(at.x, at.y)})
    )
    hold(now)
    assert (now.boxes["g"].x - now.origin.x, now.boxes["g"].y - now.origin.y) == (at.x, at.y)


def test_a_pin_out_of_a_group_further_out_does_not_call_that_its_own():
    boxes = (group("g"), group("h", "g"), card("m", "h"), card("b"))
    start = scene(*boxes, wires=(Wire("w", "g", "b"),))
    with pytest.raises(LayoutError, match="puts it out of the group around it, 'g', which is pinned too"):
        Layered().place(start, Kept(pins={"m": Point(0, 0), "g": Point(0, 0)}))


def test_a_pin_of_what_a_card_stands_for_is_refused_with_the_view_and_the_card():
    start = scene(card("g")._replace(holds=("a",)))
    with pytest.raises(LayoutError) as caught:
        Layered().place(start, Kept(pins={"a": Point(0, 0)}))
    assert caught.value.what == "'a' is pinned, and the view 'test' makes one card of 'g' around it"
    assert caught.value.instead == "pin 'g', or take the pin out"


def test_a_pin_that_leaves_no_room_for_a_word_is_refused_and_nothing_is_drawn_on_each_other():
    bar = Box("bar", Size(37, 22), "g", Shape.BAR, caption=label(21, 16))
    inner = (card("m", "g", 196), card("n", "g", 196), bar)
    others = (group("h"), group("i", "h"), card("c", "i", 196), group("j"), card("d", "j", 196))
    boxes = (group("g"), *inner, *others, *(card(name, width=196) for name in "yxz"))
    wires = (Wire("xx", "x", "x", ("bar",)), Wire("yd", "y", "d", ("bar",)), Wire("zm", "z", "m"))
    start = Scene("test", "Test", boxes, wires, RIGHT, wishes=Wishes(near=(("n", "m"),)))
    for at in ((160, -20), (240, 20), (280, 20)):
        with pytest.raises(LayoutError, match="the pin of 'm'"):
            Layered().place(start, Kept(pins={"m": Point(*at)}))


def test_a_pin_out_of_its_group_with_something_in_between_is_refused():
    start = scene(group("g"), card("m", "g"), card("b"), wires=(Wire("w", "g", "b"),))
    placed = Layered().place(start)
    below = placed.boxes["b"].bottom + 100
    with pytest.raises(LayoutError, match="puts it out of its group 'g', with 'b' in between"):
        Layered().place(start, Kept(pins={"m": Point(20, below)}))


def test_what_is_kept_is_measured_from_the_origin():
    placed = Layered().arrange(figure_8_1()._replace(margin=50))
    assert kept_of(placed).boxes["mobile"].rect == Layered().place(figure_8_1()).boxes["mobile"]
    assert min(box.rect.y for box in kept_of(placed).boxes.values()) == 0
    assert isinstance(kept_of(placed).boxes["mobile"].rect, Rect)
