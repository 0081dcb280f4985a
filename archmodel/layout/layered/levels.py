"""The layered graphs inside the picture: one for the members of each group, with lifted links.

A wire between boxes deep in two groups is a link between the two members of their innermost common
owner (Sander 1996); for the groups it leaves it is only a pull towards one side.
"""

from __future__ import annotations

from itertools import pairwise

from archmodel.layout.layered.tree import ROOT, Tree
from archmodel.scene import Direction, Shape

__all__ = ["Level", "Link", "levels"]


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

    __slots__ = ("after", "bars", "down", "layers", "links", "members", "owner", "pull", "sink")

    def __init__(self, owner: int, members: list[int], down: bool) -> None:
        self.owner = owner
        self.members = members
        self.down = down
        self.bars: list[int] = []
        self.links: list[Link] = []
        self.after: list[tuple[int, int]] = []
        """Pairs that must stand in different layers, the first before the second."""
        self.pull: dict[int, float] = {}
        """Which way, across the layers, the wires that leave the level draw a member."""
        self.sink: dict[int, float] = {}
        """Which way, along the layers, the wires that leave the level draw a member."""
        self.layers: list[list[int]] = []


def levels(tree: Tree) -> dict[int, Level]:
    """Return the level of every owner that has members, outer ones first."""
    found: dict[int, Level] = {}
    for owner in [ROOT, *sorted(range(len(tree.boxes)), key=lambda each: tree.depth[each])]:
        members = tree.children.get(owner)
        if members:
            level = Level(owner, members, tree.direction(owner) is Direction.DOWN)
            level.bars = [each for each in members if tree.boxes[each].shape is Shape.BAR]
            found[owner] = level
    for number, hop in enumerate(tree.hops):
        if hop.source == hop.target:
            continue
        owner, tail, head = tree.meeting(hop.source, hop.target)
        here = tuple(bar for bar in hop.bars if tree.parent[bar] == owner)
        if tail != head and tail != owner and head != owner:
            found[owner].links.append(Link(tail, head, number, (hop.source, hop.target), here))
            chain = [tail, *(bar for bar in here if bar not in (tail, head)), head]
            found[owner].after.extend(pairwise(chain))
        for bar in hop.bars:
            level = found[tree.parent[bar]]
            if level.owner == owner and here:
                continue
            for end, first in ((hop.source, True), (hop.target, False)):
                member = member_holding(tree, end, level.owner)
                if member not in (ROOT, bar):
                    level.after.append((member, bar) if first else (bar, member))
        bars_in_turn(tree, found, hop.bars, owner)
    return found


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
