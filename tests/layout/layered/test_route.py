"""On which tracks lines are searched for, and how often."""

from __future__ import annotations

import random

import pytest

from archmodel.geometry import Rect, Size
from archmodel.layout.layered import Layered
from archmodel.layout.layered.grid import Grid, grid
from archmodel.layout.layered.route import asked, plan
from archmodel.layout.layered.search import search
from archmodel.layout.layered.tracks import Terrain, runs
from archmodel.layout.layered.traffic import Traffic
from archmodel.layout.layered.tree import CROWDED, ROOT, Tree
from archmodel.layout.quality import measure
from archmodel.scene import Box, Scene, Wire
from tests.layout.scenes import group

GROUP, MEMBER, LEFT, BETWEEN, RIGHT = range(5)
RECTS = [
    Rect(0, 0, 300, 200),
    Rect(90, 80, 120, 60),
    *(Rect(x, 300, 120, 60) for x in (0, 200, 400)),
]


@pytest.fixture
def tree() -> Tree:
    """A group with a member, and three cards side by side below it; a line goes round the middle one."""
    cards = (Box(name, Size(120, 60)) for name in ("left", "between", "right"))
    boxes = (group("group", title=""), Box("member", Size(120, 60), "group"), *cards)
    wires = (Wire("round", "left", "right"), Wire("out", "member", "right"))
    return Tree(Scene("tracks", "Tracks", boxes, wires))


def graph(tree: Tree) -> Grid:
    terrain = Terrain(tree, RECTS)
    return grid(terrain, runs(terrain, {MEMBER: ROOT, LEFT: ROOT, RIGHT: ROOT}))


def found(tree: Tree, whole: Grid):
    hop = tree.hops[0]
    task = asked(tree, RECTS, hop, plan(tree, hop), (-1, -1))
    return search(whole, task, Traffic(whole.x, whole.y))


def owners_out_of_member(tree: Tree) -> set[tuple[int, int]]:
    """Return region and owner of the runs out of the middle of the member's top and bottom."""
    return {
        (run.region, owner)
        for run in runs(Terrain(tree, RECTS), {MEMBER: ROOT})
        for owner in run.owners
        if run.axis == 0 and run.at == RECTS[MEMBER].center.x
    }


def test_where_a_track_leads_on_out_of_a_group_it_is_for_lines_of_the_box_it_comes_from(tree: Tree):
    assert owners_out_of_member(tree) == {(GROUP, GROUP), (ROOT, MEMBER)}


def test_in_a_crowd_the_track_out_of_a_box_is_for_its_lines_within_the_group_too(tree: Tree):
    wires = tuple(tree.scene.wires[1]._replace(name=f"out{number}") for number in range(CROWDED))
    crowd = Tree(tree.scene._replace(wires=wires))
    assert owners_out_of_member(crowd) == {(GROUP, MEMBER), (ROOT, MEMBER)}


def test_a_line_turns_only_onto_tracks_that_are_of_its_ends_or_of_groups_it_passes(tree: Tree):
    whole = graph(tree)
    assert found(tree, whole)
    whole.owned = {MEMBER: [*range(whole.runs)]}
    assert found(tree, whole) is None


def test_a_search_leaves_nothing_behind_for_the_next_one(tree: Tree):
    whole = graph(tree)
    assert found(tree, whole) == found(tree, whole)


def test_lines_are_searched_for_again_as_long_as_others_have_come_to_cross_them():
    chance = random.Random(337)
    boxes = tuple(Box(f"c{number}", Size(120, 60)) for number in range(7))
    ends = [chance.sample(range(7), 2) for _ in range(12)]
    wires = tuple(Wire(f"w{number}", f"c{one}", f"c{other}") for number, (one, other) in enumerate(ends))
    placement = Layered().place(Scene("knot", "Knot", boxes, wires))
    assert measure(placement).crossings == 0  # 1 where each is searched for again but once
