"""The words of the architect: our own engine keeps to them, or says which two contradict each other."""

from __future__ import annotations

from itertools import combinations, pairwise, product

import pytest
from hypothesis import given, settings

from archmodel.errors import LayoutError
from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import Placement, kept_of
from archmodel.layout.kept import Kept
from archmodel.layout.layered import Layered
from archmodel.layout.layered.levels import Level
from archmodel.layout.layered.tree import Tree
from archmodel.layout.layered.wishes import obeying, refuse_unheeded
from archmodel.scene import Box, Direction, Scene, Shape, Wire, Wishes
from tests.layout.rules import hold
from tests.layout.scenes import SLOW, group, label, wished

RIGHT = Direction.RIGHT
NOTHING = Wishes()


def cards(*names: str, parent: str | None = None) -> tuple[Box, ...]:
    return tuple(Box(name, Size(120, 60), parent) for name in names)


def chain(*names: str) -> tuple[Wire, ...]:
    return tuple(Wire(f"{one}->{other}", one, other) for one, other in pairwise(names))


def scene(*boxes: Box, wires: tuple[Wire, ...] = (), wishes: Wishes = NOTHING, wrap: int = 0) -> Scene:
    return Scene("test", "Test", boxes, wires, wishes=wishes, wrap=wrap)


def placed(*boxes: Box, wires: tuple[Wire, ...] = (), wishes: Wishes = NOTHING, wrap: int = 0):
    placement = Layered().place(scene(*boxes, wires=wires, wishes=wishes, wrap=wrap))
    hold(placement)
    heeded(placement)
    return placement.boxes


def heeded(placement: Placement) -> None:
    """Assert that a placement keeps to every word, each in terms of its own."""
    tree, wishes = Tree(placement.scene), placement.scene.wishes
    for names in wishes.same_row:
        spans = along(tree, placement, tree.parent[tree.index[names[0]]], names)
        assert max(start for start, _ in spans) < min(end for _, end in spans), names
    for pair in (pair for names in wishes.order for pair in pairwise(names)):
        owner, members = lifted(tree, pair)
        one, other = along(tree, placement, owner, members)
        first, second = across(tree, placement, owner, members)
        assert one[1] <= other[0] or (first[1] <= second[0] and one[0] < other[1]), pair
    for pair in (pair for names in wishes.near for pair in pairwise(names)):
        owner, members = lifted(tree, pair)
        spans = along(tree, placement, owner, members)
        low, high = max(start for start, _ in spans), min(end for _, end in spans)
        assert low < high, pair
        left, right = sorted(across(tree, placement, owner, members))
        all_names = [tree.boxes[each].name for each in tree.children[owner]]
        every = zip(
            across(tree, placement, owner, all_names), along(tree, placement, owner, all_names), strict=True
        )
        for (start, end), (top, bottom) in every:
            assert not (left[1] < end and start < right[0] and top < high and low < bottom), pair
    for owner, numbers in tree.children.items():
        members = [tree.boxes[each].name for each in numbers if tree.boxes[each].shape is not Shape.BAR]
        spans = along(tree, placement, owner, members)
        most = max((sum(start <= at < end for start, end in spans) for at, _ in spans), default=0)
        assert not tree.wrap(owner) or most <= tree.wrap(owner), owner


def lifted(tree: Tree, names: tuple[str, ...]) -> tuple[int, list[str]]:
    """Return the innermost owner of two boxes, and the names of its members that hold them."""
    owner, *members = tree.meeting(*(tree.index[name] for name in names))
    return owner, [tree.boxes[each].name for each in members]


def along(tree, placement, owner, names) -> list[tuple[float, float]]:
    """Return where boxes begin and end in the reading direction of their owner."""
    down = tree.direction(owner) is Direction.DOWN
    rects = [placement.boxes[name] for name in names]
    return [(rect.y, rect.bottom) if down else (rect.x, rect.right) for rect in rects]


def across(tree, placement, owner, names) -> list[tuple[float, float]]:
    """Return where boxes begin and end across the reading direction of their owner."""
    down = tree.direction(owner) is Direction.DOWN
    rects = [placement.boxes[name] for name in names]
    return [(rect.x, rect.right) if down else (rect.y, rect.bottom) for rect in rects]


@given(wished())
@settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)
def test_words_that_do_not_contradict_each_other_are_kept_in_any_landscape(drawn: Scene):
    placement = Layered().place(drawn)
    hold(placement)
    heeded(placement)


def test_a_row_holds_what_lines_would_put_one_under_the_other():
    boxes = placed(*cards("a", "b", "c"), wires=chain("a", "b", "c"), wishes=Wishes(same_row=(("a", "b"),)))
    assert boxes["a"].y == boxes["b"].y < boxes["c"].y


def test_a_row_is_upright_where_its_group_reads_to_the_right():
    boxes = placed(
        group("g", direction=RIGHT),
        *cards("a", "b", "c", parent="g"),
        wires=chain("a", "b", "c"),
        wishes=Wishes(same_row=(("a", "c"),)),
    )
    assert boxes["a"].x == boxes["c"].x != boxes["b"].x


def test_a_row_holds_boxes_that_nothing_joins():
    boxes = placed(*cards(*"abcdefgh"), wishes=Wishes(same_row=(("a", "h"), ("b", "h"))))
    assert boxes["a"].y == boxes["h"].y == boxes["b"].y


def test_order_goes_from_left_to_right_in_a_row():
    boxes = placed(*cards("a", "b", "c"), wishes=Wishes(order=(("c", "a", "b"),)))
    assert boxes["c"].right < boxes["a"].x
    assert boxes["a"].right < boxes["b"].x


def test_order_goes_before_the_direction_of_a_line():
    boxes = placed(
        *cards("a", "b", "c"),
        wires=chain("a", "b", "c"),
        wishes=Wishes(order=(("c", "b"),), same_row=(("a", "c"),)),
    )
    assert boxes["a"].y == boxes["c"].y < boxes["b"].y


def test_order_of_boxes_in_two_groups_is_that_of_the_groups():
    wishes = Wishes(order=(("b", "a"),))
    boxes = placed(group("g"), group("h"), *cards("a", parent="g"), *cards("b", parent="h"), wishes=wishes)
    assert boxes["h"].right < boxes["g"].x


def test_order_holds_between_a_bar_and_a_card():
    bar = Box("bar", Size(0, 20), "g", Shape.BAR, caption=label(60, 16))
    boxes = placed(group("g"), bar, *cards("a", "b", parent="g"), wishes=Wishes(order=(("a", "bar", "b"),)))
    assert boxes["a"].bottom < boxes["bar"].y < boxes["bar"].bottom < boxes["b"].y


def test_near_boxes_are_neighbours():
    wires = tuple(Wire(f"w{name}", "top", name) for name in "abcde")
    boxes = placed(*cards("top", *"abcde"), wires=wires, wishes=Wishes(near=(("a", "e", "c"),)))
    row = sorted("abcde", key=lambda name: boxes[name].x)
    assert "aec" in "".join(row) or "cea" in "".join(row)


def test_near_boxes_of_two_groups_make_the_groups_neighbours():
    boxes = placed(
        *(group(name) for name in "ghi"),
        *cards("a", parent="g"),
        *cards("b", parent="i"),
        wishes=Wishes(near=(("a", "b"),), order=(("g", "h"),)),
    )
    assert sorted("ghi", key=lambda name: boxes[name].x) in (["g", "i", "h"], ["i", "g", "h"])


@pytest.mark.parametrize(("wrap", "rows"), [(1, 7), (3, 3), (7, 1), (9, 1)])
def test_wrap_begins_a_new_row_after_so_many(wrap, rows):
    boxes = placed(*cards(*"abcdefg"), wrap=wrap)
    assert len({rect.y for rect in boxes.values()}) == rows
    assert [*boxes] == sorted(boxes, key=lambda name: (boxes[name].y, boxes[name].x))


def test_wrap_begins_a_new_column_where_a_group_reads_to_the_right():
    boxes = placed(group("frame", direction=RIGHT)._replace(wrap=3), *cards(*"abcdefg", parent="frame"))
    assert len({boxes[name].x for name in "abcdefg"}) == 3


def test_wrap_holds_for_what_lines_join():
    wires = tuple(Wire(f"w{name}", "top", name) for name in "abcde")
    boxes = placed(*cards("top", *"abcde"), wires=wires, wrap=2)
    assert len({boxes[name].y for name in "abcde"}) == 3


def test_without_words_a_group_reads_down_and_the_picture_as_it_says():
    wires = chain("a", "b")
    boxes = (group("g"), *cards("a", "b", parent="g"))
    rects = Layered().place(Scene("test", "Test", boxes, wires, RIGHT)).boxes
    assert rects["a"].bottom < rects["b"].y


BAR = (group("g"), Box("bar", Size(0, 20), "g", Shape.BAR), *cards("a", "b", "c", parent="g"))
CARDS = cards("a", "b", "c", "d")
GROUPS = (group("g"), *cards("a", "b", parent="g"), group("h"), *cards("c", "d", parent="h"))


@pytest.mark.parametrize(
    ("boxes", "wishes", "wrap", "words"),
    [
        (
            CARDS,
            Wishes(order=(("a", "b"), ("b", "a"))),
            0,
            "'order' puts 'a' before 'b', and 'order' puts 'b' before 'a'",
        ),
        (
            CARDS,
            Wishes(order=(("a", "b", "c", "a"),)),
            0,
            "'a' before 'b' and 'b' before 'c', and 'order' puts 'c'",
        ),
        (
            GROUPS,
            Wishes(order=(("a", "c"), ("d", "b"))),
            0,
            "'order' puts 'a' before 'c', and 'order' puts 'd' before 'b'",
        ),
        (CARDS, Wishes(order=(("a", "a"),)), 0, "'order' names 'a' twice"),
        (GROUPS, Wishes(order=(("a", "g"),)), 0, "'order' names 'a' and 'g', and one is inside the other"),
        (GROUPS, Wishes(same_row=(("g", "a"),)), 0, "'same_row' names 'g' and 'a', and one is inside"),
        (GROUPS, Wishes(near=(("a", "g"),)), 0, "'near' names 'a' and 'g', and one is inside the other"),
        (
            GROUPS,
            Wishes(same_row=(("a", "c"),)),
            0,
            "'same_row' names 'a' and 'c', and 'inside' puts them in",
        ),
        (CARDS, Wishes(near=(("a", "x"),)), 0, "'near' names 'x', which is not in the picture"),
        (
            CARDS,
            Wishes(near=(("a", "b"),), order=(("a", "c", "b"),)),
            0,
            "'near' keeps 'a' and 'b' together, and 'order' puts 'a' before",
        ),
        (
            CARDS,
            Wishes(near=(("a", "b"), ("c", "d")), order=(("a", "c"), ("d", "b"))),
            0,
            "'near' keeps 'a' and 'b' and also 'c' and 'd' together, and 'order'",
        ),
        (
            CARDS,
            Wishes(near=(("a", "b", "c"),), order=(("a", "b"), ("c", "b"))),
            0,
            "'near' puts 'a', 'b' and 'c' side by side in turn, and 'order'",
        ),
        (
            CARDS,
            Wishes(near=(("a", "b"), ("a", "c"), ("a", "d"))),
            0,
            "'b', 'c' and 'd' next to 'a', and 'near' leaves it two sides",
        ),
        (
            CARDS,
            Wishes(near=(("a", "b", "c", "a"),)),
            0,
            "'near' puts 'a', 'b' and 'c' in a ring, and 'near'",
        ),
        (CARDS, Wishes(near=(("d", "a", "b", "c", "a"),)), 0, "next to 'a', and 'near' leaves it two sides"),
        (
            CARDS,
            Wishes(same_row=(("a", "b", "c"),)),
            2,
            "'same_row' puts 'a', 'b' and 'c' in one row, and 'wrap'",
        ),
        (
            CARDS,
            Wishes(near=(("a", "b", "c"),)),
            2,
            "'near' puts 'a', 'b' and 'c' in one row, and 'wrap' of the",
        ),
        (
            CARDS,
            Wishes(same_row=(("a", "b"),), near=(("b", "c"),)),
            2,
            "'same_row' with 'near' puts 'a', 'b' and 'c'",
        ),
        (CARDS, Wishes(same_row=(("a", "c"),), order=(("a", "b", "c"),)), 2, "'same_row' with 'order' puts"),
        (
            CARDS,
            Wishes(same_row=(("a", "b"), ("c", "d")), order=(("a", "c"), ("d", "b"))),
            3,
            "'same_row' with 'order' puts 'a', 'b', 'c' and 'd' in one row, and 'wrap' of the picture",
        ),
        (BAR, Wishes(same_row=(("a", "bar"),)), 0, "'same_row' names 'bar', which is a bar"),
        (BAR, Wishes(near=(("a", "bar"),)), 0, "'near' names 'bar', which is a bar"),
        (
            BAR,
            Wishes(same_row=(("a", "c"),), order=(("a", "bar", "c"),)),
            0,
            "'bar' is a bar, with a row of its own",
        ),
    ],
)
def test_words_that_contradict_each_other_are_refused_with_both_in_the_sentence(boxes, wishes, wrap, words):
    with pytest.raises(LayoutError) as caught:
        Layered().place(scene(*boxes, wishes=wishes._replace(where="shop.py:7"), wrap=wrap))
    assert words in caught.value.what
    assert caught.value.where == "shop.py:7"


def test_a_placement_that_does_not_keep_to_a_word_is_refused_by_name():
    beside = {"a": Rect(0, 0, 120, 60), "b": Rect(200, 0, 120, 60), "c": Rect(400, 80, 120, 60)}
    for wishes, wrap, word in [
        (Wishes(same_row=(("a", "c"),)), 0, "same_row"),
        (Wishes(order=(("b", "a"),)), 0, "order"),
        (Wishes(near=(("a", "c"),)), 0, "near"),
        (Wishes(), 1, "wrap"),
    ]:
        with pytest.raises(LayoutError, match=word):
            refuse_unheeded(Tree(scene(*cards("a", "b", "c"), wishes=wishes, wrap=wrap)), beside)
    kept = Wishes(same_row=(("a", "b"),), order=(("a", "b", "c"),), near=(("b", "a"),))
    refuse_unheeded(Tree(scene(*cards("a", "b", "c"), wishes=kept, wrap=2)), beside)


WORDS = [
    (Wishes(same_row=(("a", "c"),)), 0, "'a' and 'c' in the 'same_row'"),
    (Wishes(order=(("c", "a"),)), 0, "'c' and 'a' in that 'order'"),
    (Wishes(near=(("a", "c"),)), 0, "'a' and 'c' 'near' each other"),
    (Wishes(), 1, "'wrap' of the picture at 1"),
]


@pytest.mark.parametrize("wishes", [Wishes(same_row=(("a", "c"),)), Wishes(near=(("a", "c"),))])
def test_a_new_word_is_kept_where_that_takes_no_more_than_to_push_what_is_kept(wishes):
    row = Wishes(order=(("a", "b", "c"),), same_row=(("a", "b"),))
    start = scene(*cards("a", "b", "c"), wires=chain("b", "c"), wishes=row)
    now = Layered().place(start._replace(wishes=wishes), kept_of(Layered().place(start)))
    hold(now)
    heeded(now)


@pytest.mark.parametrize(("wishes", "wrap", "word"), [WORDS[1], WORDS[3]])
def test_a_word_against_a_layout_that_is_kept_is_refused_with_both(wishes, wrap, word):
    row = Wishes(order=(("a", "b", "c"),), same_row=(("a", "b"),))
    before = Layered().place(scene(*cards("a", "b", "c"), wires=chain("b", "c"), wishes=row))
    anew = scene(
        *cards("a", "b", "c"), wires=chain("b", "c"), wishes=wishes._replace(where="shop.py:7"), wrap=wrap
    )
    with pytest.raises(LayoutError) as caught:
        Layered().place(anew, kept_of(before)._replace(kept_in="shop.json"))
    assert caught.value.what == f"the layout kept in shop.json leaves no room for {word}"
    assert caught.value.where == "shop.py:7"
    assert "leave out --keep-layout once" in caught.value.instead


@pytest.mark.parametrize(
    ("wishes", "wrap", "word", "at"),
    [(*words, at) for words, at in zip(WORDS, [(0, 300), (900, 0), (0, 300), (400, 0)], strict=True)],
)
def test_a_word_against_a_pin_is_refused_with_both(wishes, wrap, word, at):
    one = scene(*cards("a", "b", "c"), wishes=wishes._replace(where="shop.py:7"), wrap=wrap)
    free = Layered().place(one).boxes
    pins = {"c": Point(*at), "a": Point(free["a"].x, free["a"].y)}
    with pytest.raises(LayoutError) as caught:
        Layered().place(one, Kept(pins=pins, pinned_in="shop.layout.json"))
    assert caught.value.what == f"the pins of 'c' and 'a' in shop.layout.json leave no room for {word}"
    assert caught.value.where == "shop.py:7"
    assert "take a pin out" in caught.value.instead


def test_of_many_pins_and_a_layout_that_is_kept_some_are_named_with_both_ways_out():
    names = tuple("abcdefg")
    before = kept_of(Layered().place(scene(*cards(*names), wishes=Wishes(order=(names,)))))
    pins = {name: Point(box.rect.x, box.rect.y) for name, box in before.boxes.items()}
    with pytest.raises(LayoutError) as caught:
        Layered().place(
            scene(*cards(*names), wishes=Wishes(order=(names[::-1],))),
            before._replace(pins=pins, pinned_in="shop.layout.json", kept_in="shop.json"),
        )
    assert caught.value.what == (
        "the pins of 'a', 'b', 'c', 'd' and 'e' and others in shop.layout.json "
        "and the layout kept in shop.json leave no room for 'g' and 'f' in that 'order'"
    )
    assert "take a pin out, or leave out --keep-layout once" in caught.value.instead


@pytest.mark.parametrize(
    ("wishes", "wrap"),
    [
        (Wishes(), 1),
        (Wishes(), 2),
        (Wishes(same_row=(("new", "a"),)), 0),
        (Wishes(order=(("new", "a"),)), 0),
        (Wishes(near=(("b", "new"),)), 0),
        (Wishes(near=(("b", "new"),), order=(("new", "b"),)), 0),
    ],
)
@pytest.mark.parametrize("direction", list(Direction))
def test_what_is_new_in_a_layout_that_is_kept_stands_where_words_want_it(wishes, wrap, direction):
    start = scene(*cards("a", "b", "c", "d"), wires=chain("a", "b"), wrap=wrap)._replace(direction=direction)
    before = Layered().place(start)
    boxes, wires = (*start.boxes, *cards("new")), (*start.wires, *chain("c", "new"))
    now = Layered().place(start._replace(boxes=boxes, wires=wires, wishes=wishes), kept_of(before))
    hold(now)
    heeded(now)


@pytest.mark.parametrize(
    ("row", "before", "near", "expected"),
    [
        ([1, 2, 3], [], [], [1, 2, 3]),
        ([1, -2, 2, 3], [(3, 1)], [], [-2, 2, 3, 1]),
        ([1, -2, 2, 3], [], [(1, 3)], [1, 3, -2, 2]),
        ([3, -2, 2, 1], [], [(1, 2), (2, 3)], [3, 2, 1, -2]),
        ([1, 2, 3, 4], [(4, 1)], [(1, 2), (3, 4)], [3, 4, 1, 2]),
        ([1, 2, 3], [(3, 2)], [(2, 3)], [1, 3, 2]),
        ([1, 2], [(2, 9)], [(1, 9)], [1, 2]),
    ],
)
def test_a_layer_is_reordered_as_little_as_its_words_ask(row, before, near, expected):
    level = Level(-1, sorted(each for each in row if each > 0), down=True)
    level.before, level.near = before, near
    assert obeying(row, level) == expected


def test_words_give_the_same_placement_again():
    wishes = Wishes(same_row=(("a", "d"),), order=(("d", "b"),), near=(("a", "c"),))
    one, other = (
        Layered().place(scene(*cards("a", "b", "c", "d"), wires=chain("a", "b", "c", "d"), wishes=wishes))
        for _ in range(2)
    )
    assert one == other


def test_every_pair_of_two_words_is_kept_or_refused():
    """No two words about four cards fall through: each is kept, or named in the sentence."""
    wires = chain("a", "b", "c", "d")
    rows = [("a", "b"), ("b", "a"), ("a", "c", "b"), ("c", "d")]
    said = [Wishes()._replace(same_row=(row,)) for row in rows]
    said += [Wishes()._replace(order=(row,)) for row in rows]
    said += [Wishes()._replace(near=(row,)) for row in rows]
    for (one, other), wrap in product(combinations(said, 2), (0, 2)):
        both = Wishes(one.same_row + other.same_row, one.order + other.order, one.near + other.near)
        words = ["same_row"] * len(both.same_row) + ["order"] * len(both.order) + ["near"] * len(both.near)
        refused = ""
        try:
            placed(*CARDS, wires=wires, wishes=both, wrap=wrap)
        except LayoutError as error:
            refused = error.what
        named = [
            word for word in ("same_row", "order", "near", "wrap") for _ in range(refused.count(f"'{word}'"))
        ]
        assert not refused or len(named) > 1, refused
        assert {*named} <= {*words, "wrap"}
