"""The layered graphs inside the picture: one for the members of each group, with lifted links.

A wire between boxes deep in two groups is a link between the two members of their innermost common
owner (Sander 1996); for the groups it leaves it is only a pull towards one side.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from archmodel.layout.layered.tree import ROOT, Tree
from archmodel.layout.layered.words import lifted
from archmodel.scene import Direction, Shape

__all__ = ["Level", "Link", "levels"]

INNER: Final = 4
"""A line between members counts as much as so many that leave, where it is asked which way a group turns."""


class Link:
    """A hop, seen by the level where it runs from one member to another."""

    __slots__ = ("bars", "head", "hop", "source", "tail", "target")

    def __init__(self, tail: int, head: int, hop: int, ends: tuple[int, int], bars: tuple[int, ...]) -> None:
        self.tail = tail
        self.head = head
        self.hop = hop
        self.source, self.target = ends
        self.bars = bars
        """Bars of this very level between the two."""


class Level:
    """The members of one owner, with the links between them."""

    __slots__ = (
        "after",
        "bars",
        "before",
        "down",
        "layers",
        "links",
        "members",
        "near",
        "owner",
        "pull",
        "rows",
        "sink",
        "whole",
        "wrap",
        "yielding",
    )

    def __init__(self, owner: int, members: list[int], down: bool) -> None:
        self.owner = owner
        self.members = members
        self.down = down
        self.bars: list[int] = []
        self.links: list[Link] = []
        self.after: list[tuple[int, int]] = []
        """Pairs that must stand in different layers, the first before the second."""
        self.yielding: list[tuple[int, int]] = []
        """Such pairs, of which the second may stand first where there would be a circle."""
        self.pull: dict[int, float] = {}
        """Which way, across the layers, the wires that leave the level draw a member."""
        self.sink: dict[int, float] = {}
        """Which way, along the layers, the wires that leave the level draw a member."""
        self.layers: list[list[int]] = []
        self.rows: list[list[int]] = []
        """Members that stand in one layer, whatever the links between them."""
        self.before: list[tuple[int, int]] = []
        """Pairs of which the first stands before the second in its layer, or in an earlier layer."""
        self.near: list[tuple[int, int]] = []
        """Pairs that are neighbours in one layer."""
        self.wrap = 0
        """The most members in one layer; 0 for any number."""
        self.whole = False
        """Whether all members keep to common layers, even those that no line connects."""

    @property
    def together(self) -> list[list[int]]:
        """Members that stand in one layer because they are a row, or near each other."""
        return [*self.rows, *map(list, self.near)]


def levels(tree: Tree) -> dict[int, Level]:
    """Return the level of every owner that has members, outer ones first."""
    found: dict[int, Level] = {}
    for owner in [ROOT, *sorted(range(len(tree.boxes)), key=lambda each: tree.depth[each])]:
        members = tree.children.get(owner)
        if members:
            level = Level(owner, members, tree.direction(owner) is Direction.DOWN)
            level.bars = [each for each in members if tree.boxes[each].shape is Shape.BAR]
            level.wrap = tree.wrap(owner)
            found[owner] = level
    for owner, words in lifted(tree).items():
        found[owner].rows = words.rows
        found[owner].before = [(pair.one, pair.other) for pair in words.before]
        found[owner].near = [(pair.one, pair.other) for pair in words.near]
    for number, hop in enumerate(tree.hops):
        if hop.source == hop.target:
            continue
        owner, tail, head = tree.meeting(hop.source, hop.target)
        here = tuple(bar for bar in hop.bars if tree.parent[bar] == owner)
        if tail != head and tail != owner and head != owner:
            found[owner].links.append(Link(tail, head, number, (hop.source, hop.target), here))
            chain = [tail, *(bar for bar in here if bar not in (tail, head)), head]
            turns = tree.scene.wires[hop.wire].gives_way
            (found[owner].yielding if turns else found[owner].after).extend(pairwise(chain))
        for bar in hop.bars:
            level = found[tree.parent[bar]]
            if level.owner == owner and here:
                continue
            for end, first in ((hop.source, True), (hop.target, False)):
                member = member_holding(tree, end, level.owner)
                if member not in (ROOT, bar):
                    level.after.append((member, bar) if first else (bar, member))
        bars_in_turn(tree, found, hop.bars, owner)
    face(tree, found)
    return found


def face(tree: Tree, found: dict[int, Level]) -> None:
    """Turn groups whose lines mostly leave to a side, and say which levels stay in one piece.

    The lines alone decide, not where anything stands by then: a small change of the picture must not
    make a column of a row. The architect's words go first.
    """
    leaving = leavings(tree, found)
    for owner, level in found.items():
        lines = leaving[owner]
        joined = level.links or (not level.wrap and 2 * len({at for _, at in lines}) >= len(level.members))
        level.whole = bool(level.bars or (lines and joined))
        said = level.before or level.together or level.bars or level.wrap
        if owner == ROOT or tree.boxes[owner].direction or said:
            continue
        aside = sum(found[meeting].down is not level.down for meeting, _ in lines)
        if level.whole and aside > len(lines) - aside + INNER * len(level.links):
            level.down = not level.down


def leavings(tree: Tree, found: dict[int, Level]) -> dict[int, list[tuple[int, int]]]:
    """Return for every owner the lines that leave its level: where they meet, and the member they leave."""
    leaving: dict[int, list[tuple[int, int]]] = {owner: [] for owner in found}
    for hop in tree.hops:
        meeting, *tops = tree.meeting(hop.source, hop.target)
        if meeting in tops:
            continue
        for at, top in zip((hop.source, hop.target), tops, strict=True):
            while at != top:
                leaving[tree.parent[at]].append((meeting, at))
                at = tree.parent[at]
    return leaving


def bars_in_turn(tree: Tree, found: dict[int, Level], bars: tuple[int, ...], owner: int) -> None:
    """Note that the bars of one parent stand in the order in which a wire crosses them."""
    for one, other in pairwise(bars):
        parent = tree.parent[one]
        if one != other and parent == tree.parent[other] and parent != owner:
            found[parent].after.append((one, other))


def member_holding(tree: Tree, box: int, owner: int) -> int:
    """Return the member of `owner` that is or holds `box`; `ROOT` where none does."""
    while box != ROOT and tree.parent[box] != owner:
        box = tree.parent[box]
    return box
