"""What a line costs that must cross others on a track they share."""

from __future__ import annotations

import pytest

from archmodel.layout.layered.traffic import company

CARRIED: dict[int, int] = {}


def crossed(lane, start, end, first, last, carried=CARRIED):
    return company([(*lane, 7)], start, end, first, last, carried)[0]


@pytest.mark.parametrize(
    ("first", "last", "crossings"),
    [(-1, -1, 0), (1, 1, 0), (-1, 1, 1), (1, -1, 1), (0, 0, 0)],
)
def test_a_piece_crosses_one_that_runs_on_where_it_leaves_to_the_other_side(first, last, crossings):
    assert crossed((0, 100, 0, 0), 20, 60, first, last) == crossings
    assert crossed((0, 100, 0, 0), 60, 20, last, first) == crossings


@pytest.mark.parametrize(("side", "crossings"), [(-1, 1), (1, 0)])
def test_pieces_that_overlap_cross_where_both_turn_to_the_other_ones_side(side, crossings):
    """The first goes up at 60; the second comes to it at 20 from above or from below."""
    assert crossed((0, 60, 0, -1), 20, 100, side, 0) == crossings


def test_pieces_that_only_touch_do_not_cross():
    assert crossed((0, 20, 1, -1), 20, 60, 1, -1) == 0
    assert crossed((60, 90, 1, -1), 20, 60, 1, -1) == 0


def test_pieces_that_begin_together_cross_where_they_end_the_other_way_round():
    assert crossed((0, 50, -1, 1), 0, 50, 1, -1) == 1
    assert crossed((0, 50, -1, -1), 0, 50, 1, 1) == 0


@pytest.mark.parametrize(
    ("start", "end", "last", "other"),
    [(0, 50, 1, -1), (0, 50, -1, 1), (50, 0, 1, 1), (50, 0, -1, -1)],
)
def test_two_lines_round_one_corner_stay_on_their_sides(start, end, last, other):
    """The other one comes in with the higher number; it keeps to the outer or the inner side of the turn."""
    lane = (0, 50, 1 if start == 0 else last, last if start == 0 else 1, 7)
    crossings, along = company([lane], start, end, -1, last, {})
    assert (crossings, along) == (0, {7: other})


def test_what_came_round_a_corner_together_crosses_where_it_parts_to_the_other_side():
    assert crossed((0, 50, -1, 1), 0, 80, -1, 0, {7: 1}) == 0
    assert crossed((0, 50, -1, 1), 0, 80, -1, 0, {7: -1}) == 1
