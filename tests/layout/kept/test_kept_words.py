"""Words of the architect in a picture that is kept."""

from __future__ import annotations

import pytest

from archmodel.errors import LayoutError
from archmodel.geometry import Point
from archmodel.layout.base import kept_of
from archmodel.layout.kept import Kept
from archmodel.layout.layered import Layered
from archmodel.scene import Direction, Wishes
from tests.layout.edits import moved
from tests.layout.rules import hold
from tests.layout.scenes import group
from tests.layout.words import cards, chain, heeded, scene

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


def test_a_new_group_stands_by_the_words_about_its_members_whatever_words_say_of_others():
    start = scene(*cards("a", "b", "c"), wires=chain("a", "b", "c"), wishes=Wishes(order=(("a", "b", "c"),)))
    before = Layered().place(start)
    new = (group("g"), *cards("d", "e", "f", parent="g"))
    wishes = Wishes(same_row=(("d", "e", "f"),), order=(("a", "b", "c"), ("f", "d", "c")), near=(("f", "d"),))
    now = Layered().place(
        start._replace(boxes=(*start.boxes, *new), wires=(*start.wires, *chain("d", "e")), wishes=wishes),
        kept_of(before),
    )
    hold(now)
    heeded(now)
    assert moved(before, now) == []
