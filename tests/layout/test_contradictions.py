"""Words of the architect that contradict each other, and the sentences that say so."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from archmodel.errors import LayoutError
from archmodel.geometry import Rect, Size
from archmodel.layout.layered import Layered
from archmodel.layout.layered.tree import Tree
from archmodel.layout.layered.wishes import refuse_unheeded
from archmodel.scene import Box, Shape, Wishes
from tests.layout.scenes import group
from tests.layout.words import cards, chain, placed, scene

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
