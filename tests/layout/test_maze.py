"""Ways through a drawing in which nothing else moves."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archmodel.errors import LayoutError
from archmodel.geometry import Point, Polyline, Rect
from archmodel.layout.maze import CLEAR, Maze
from archmodel.layout.touch import enters

LEFT, RIGHT = Rect(0, 0, 120, 80), Rect(600, 0, 120, 80)
WHOLE = Rect(0, -300, 720, 700)


def led(walls: list[Rect], lines: list[Polyline] = (), labels: list[Rect] = ()) -> Polyline:  # type: ignore[assignment]
    maze = Maze(WHOLE, [LEFT, RIGHT, *walls], labels)
    maze.occupy(lines)
    return maze.way(maze.doors(LEFT), maze.doors(RIGHT), [])


def test_where_nothing_is_in_the_way_a_line_is_straight() -> None:
    one, other = led([])
    assert (one.x, other.x) == (120, 600)
    assert one.y == other.y
    assert 0 < one.y < 80


cells = st.integers(-6, 6)


@given(st.lists(st.tuples(st.integers(2, 6), cells), max_size=8, unique=True))
def test_a_line_has_right_angles_and_keeps_clear_of_boxes(spots: list[tuple[int, int]]) -> None:
    walls = [Rect(x * 80, y * 50, 40, 30) for x, y in spots]
    found = led(walls)
    assert all(a.x == b.x or a.y == b.y for a, b in pairwise(found))
    for wall in walls:
        assert not any(enters(a, b, wall.grown(CLEAR - 1)) for a, b in pairwise(found))


def test_a_line_runs_beside_another_not_on_it() -> None:
    straight = led([])
    one, other = led([], [straight])[:2]
    assert abs(one.y - straight[0].y) > 8
    assert one.y == other.y


def test_a_line_goes_round_a_label_and_crosses_lines_where_it_must() -> None:
    label = Rect(300, -40, 100, 160)
    assert not any(enters(a, b, label) for a, b in pairwise(led([], labels=[label])))
    fence = (Point(300, -400), Point(300, 500))
    assert any(a.x < 300 < b.x for a, b in pairwise(led([], [fence])))


def test_a_box_that_is_walled_in_has_no_way() -> None:
    walls = [
        Rect(560, -40, 20, 160),
        Rect(560, -40, 200, 20),
        Rect(560, 100, 200, 20),
        Rect(740, -40, 20, 160),
    ]
    with pytest.raises(LayoutError, match="no way"):
        led(walls)
