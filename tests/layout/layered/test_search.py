"""What a line costs that must cross others on a track they share."""

from __future__ import annotations

import pytest

from archmodel.layout.layered.search import forced


@pytest.mark.parametrize(
    ("first", "last", "crossings"),
    [(-1, -1, 0), (1, 1, 0), (-1, 1, 1), (1, -1, 1), (0, 0, 0)],
)
def test_a_piece_crosses_one_that_runs_on_where_it_leaves_to_the_other_side(first, last, crossings):
    assert forced([(0, 100, 0, 0)], 20, 60, first, last) == crossings
    assert forced([(0, 100, 0, 0)], 60, 20, last, first) == crossings


@pytest.mark.parametrize(("side", "crossings"), [(-1, 1), (1, 0)])
def test_pieces_that_overlap_cross_where_both_turn_to_the_other_ones_side(side, crossings):
    """The first goes up at 60; the second comes to it at 20 from above or from below."""
    assert forced([(0, 60, 0, -1)], 20, 100, side, 0) == crossings


def test_pieces_that_only_touch_do_not_cross():
    assert forced([(0, 20, 1, -1), (60, 90, 1, -1)], 20, 60, 1, -1) == 0


def test_pieces_that_begin_together_cross_where_they_end_the_other_way_round():
    assert forced([(0, 50, -1, 1)], 0, 50, 1, -1) == 1
    assert forced([(0, 50, -1, -1)], 0, 50, 1, 1) == 0
