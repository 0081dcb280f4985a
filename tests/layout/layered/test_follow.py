"""Lines that follow the layers are as clean as those that are searched for."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings

from archmodel.geometry import Size
from archmodel.layout.layered import Layered, follow
from archmodel.layout.layered.compose import compose
from archmodel.layout.layered.follow import MANY
from archmodel.layout.layered.tree import Tree
from archmodel.scene import Box, Direction, Scene, Wire
from tests.layout.rules import hold
from tests.layout.scenes import SLOW, group, label, landscapes


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch):
    """Let the lines of small pictures follow the layers too."""
    monkeypatch.setattr(follow, "MANY", 1)


@pytest.mark.usefixtures("few")
@given(landscapes())
@settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)
def test_nothing_overlaps_where_lines_follow_the_layers(scene: Scene):
    hold(Layered().place(scene))


def crowded(seed: int) -> Scene:
    """Return cards in nested groups that read in either direction, with lines between any two."""
    chance = random.Random(seed)
    boxes = [
        group(f"g{number}", None if number < 4 else f"g{chance.randrange(4)}", chance.choice([*Direction]))
        for number in range(12)
    ]
    owners = [None, *(box.name for box in boxes)]
    boxes += [Box(f"c{number}", Size(120, 60), chance.choice(owners)) for number in range(80)]
    wires = (
        Wire(
            f"w{number}",
            f"c{chance.randrange(80)}",
            f"c{chance.randrange(80)}",
            label=label(60) if chance.random() < 0.5 else None,
        )
        for number in range(MANY)
    )
    return Scene("crowded", "Crowded", tuple(boxes), tuple(wires))


@pytest.mark.parametrize("seed", range(4))
def test_nothing_overlaps_in_a_crowded_picture(seed):
    hold(Layered().place(crowded(seed)))


@pytest.fixture(scope="module")
def downwards() -> Tree:
    """Return a crowd in which all groups are read down."""
    scene = crowded(0)
    return Tree(scene._replace(boxes=tuple(box._replace(direction=Direction.DOWN) for box in scene.boxes)))


def test_most_lines_of_a_crowded_picture_need_no_search(downwards: Tree):
    assert len(follow.followed(downwards, compose(downwards))) > len(downwards.hops) / 2


def test_most_lines_of_a_crowded_picture_pass_beside_the_layers_with_four_turns_at_most(downwards: Tree):
    ways = follow.followed(downwards, compose(downwards)).values()
    assert sum(len(way) <= 2 + 4 for way in ways) > 0.9 * len(ways)


def test_few_lines_are_all_searched_for():
    scene = Scene("s", "S", (Box("a", Size(9, 9)), Box("b", Size(9, 9))), (Wire("w", "a", "b"),))
    tree = Tree(scene)
    assert follow.followed(tree, compose(tree)) == {}
