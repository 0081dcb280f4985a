"""What sees what across a scan line, beside a look at every moment."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archmodel.layout.layered.sweep import Spans, seen

NUMBERS = st.integers(0, 12)
SPANS = st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=12)


def spans_of(given: list[tuple[int, int, int]]) -> Spans:
    spans = Spans()
    for start, end, key in given:
        spans.add(start, end, key)
    return spans


def rows(given: list[tuple[int, int, int]]) -> list[list[int]]:
    """Return what is on the scan line at every moment, in order."""
    numbers = sorted(range(len(given)), key=lambda each: given[each][2])
    return [[each for each in numbers if given[each][0] <= at < given[each][1]] for at in range(13)]


@given(SPANS)
def test_neighbours_at_any_moment_see_each_other(given: list[tuple[int, int, int]]):
    found = {*zip(*seen(spans_of(given), parted=True), strict=True)}
    expected = {pair for row in rows(given) if row for pair in pairwise([-1, *row, -1])}
    assert found == expected


@given(SPANS)
def test_neighbours_that_something_parts_are_held_apart_by_that(given: list[tuple[int, int, int]]):
    found = {*zip(*seen(spans_of(given), parted=False), strict=True)}
    for row in rows(given):
        for pair in pairwise(row):
            assert leads(found, *pair), pair


def leads(found: set[tuple[int, int]], one: int, other: int) -> bool:
    """Say whether pairs lead from one to the other."""
    return one == other or any(leads(found, after, other) for before, after in found if before == one)


def test_what_only_touches_does_not_meet():
    assert seen(spans_of([(0, 5, 1), (5, 9, 2)]), parted=True) == ([-1, -1, 0, 1], [0, 1, -1, -1])
