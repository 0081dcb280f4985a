"""In a picture that reads to the right, a group that is broader than deep does so too."""

from __future__ import annotations

from itertools import pairwise

import pytest

from archmodel.geometry import Direction, Size
from archmodel.scene import Box, Shape, Wire
from archmodel.views._reading import read_along

DOWN, RIGHT = Direction.DOWN, Direction.RIGHT


def group(name: str, members: str, parent: str | None = None, **said: object) -> list[Box]:
    """Return a group and its members, which are named by a letter each."""
    frame = Box(name, Size(100, 60), parent, Shape.GROUP)._replace(**said)  # type: ignore[arg-type]
    return [frame, *(Box(each, Size(100, 60), name) for each in members)]


def wires(*ends: str) -> list[Wire]:
    return [Wire(each, each[0], each[1]) for each in ends]


def turned(boxes: list[Box], lines: list[Wire], direction: Direction = RIGHT) -> list[str]:
    return [box.name for box in read_along(boxes, lines, direction) if box.direction is RIGHT]


@pytest.mark.parametrize(
    ("members", "lines", "is_turned"),
    [
        ("abc", "", True),
        ("a", "", False),
        ("ab", "ab", False),
        ("abc", "ab", False),
        ("abcd", "ab ac ad", True),
        ("abcd", "ab bc cd", False),
        ("abcd", "ab ba", True),
        ("abc", "ab bc ca", False),
        ("abcde", "ab bc cb ad de", False),
        ("abc", "xa xb xc", True),
        ("abc", "aa bb", True),
    ],
)
def test_a_group_that_is_broader_than_deep_reads_as_the_picture_does(members, lines, is_turned):
    boxes = [Box("x", Size(100, 60)), *group("G", members)]
    assert turned(boxes, wires(*lines.split())) == (["G"] if is_turned else [])


def test_in_a_picture_that_reads_down_no_group_is_turned():
    assert turned(group("G", "abc"), [], DOWN) == []


def test_a_group_that_says_how_it_is_read_is_not_turned():
    assert turned(group("G", "abc", direction=DOWN), []) == []


def test_a_group_with_a_bar_is_not_turned():
    assert turned([*group("G", "abc"), Box("bar", Size(90, 20), "G", Shape.BAR)], []) == []


def test_a_line_between_members_of_inner_groups_counts_for_the_outer_one():
    boxes = [*group("G", ""), *group("H", "abc", "G"), *group("I", "def", "G")]
    assert turned(boxes, wires("ad")) == []
    assert turned(boxes, []) == ["G", "H", "I"]


def test_a_group_in_one_that_reads_down_is_not_turned():
    boxes = [*group("G", "", direction=DOWN), *group("H", "abc", "G")]
    assert turned(boxes, []) == []


def test_a_long_chain_in_a_group_is_no_trouble():
    names = [f"n{each}" for each in range(5000)]
    boxes = [Box("G", Size(100, 60), None, Shape.GROUP), *(Box(each, Size(9, 9), "G") for each in names)]
    lines = [Wire(f"{one}-", one, other) for one, other in pairwise(names)]
    assert turned(boxes, lines) == []
