"""The words of the architect about rows, order and nearness, lifted to the members of each level.

A word about boxes deep in two groups is one about the two members of their innermost common owner,
as a wire between them is (`levels`).
"""

from __future__ import annotations

from collections.abc import Collection
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from archmodel.errors import LayoutError
from archmodel.layout.layered.tree import Tree
from archmodel.scene import Scene, Shape, Wishes

__all__ = ["Pair", "Words", "among", "in_turn", "lifted", "reaches", "said", "units", "without_words"]


class Pair(NamedTuple):
    """Two boxes that a word names one after the other, and the members that are or hold them."""

    names: tuple[str, str]
    one: int
    other: int


class Words:
    """What the architect says about the members of one owner."""

    __slots__ = ("before", "near", "rows")

    def __init__(self) -> None:
        self.rows: list[list[int]] = []
        """Members that stand in one layer."""
        self.before: list[Pair] = []
        """Of each, the first stands before the second: in its layer, or in an earlier one."""
        self.near: list[Pair] = []
        """Of each, both are neighbours in one layer."""

    def about(self, member: int) -> bool:
        """Say whether any word names a member, or something in it."""
        pairs = [(pair.one, pair.other) for pair in self.before + self.near]
        return any(member in those for those in [*self.rows, *pairs])


def lifted(tree: Tree) -> dict[int, Words]:
    """Return the words about the members of every owner that has any.

    Raises `LayoutError` where a word is about a box and itself, or a group round it, where one row
    would run through several groups, and where a bar would be in a row.
    """
    found: dict[int, Words] = {}
    wishes = tree.scene.wishes
    for row in wishes.same_row:
        boxes = [numbered(tree, "same_row", name) for name in row]
        for one, other in pairwise(boxes):
            apart(tree, "same_row", one, other)
            if tree.parent[one] != tree.parent[other]:
                raise LayoutError(
                    f"'same_row' names {said(row)}, and 'inside' puts them in different groups",
                    where=wishes.where,
                    instead="name boxes of one group, or the groups themselves",
                )
        found.setdefault(tree.parent[boxes[0]], Words()).rows.append(boxes)
    for word, chains in (("order", wishes.order), ("near", wishes.near)):
        for chain in chains:
            boxes = [numbered(tree, word, name) for name in chain]
            for names, (one, other) in zip(pairwise(chain), pairwise(boxes), strict=True):
                owner, first, second = apart(tree, word, one, other)
                words = found.setdefault(owner, Words())
                (words.before if word == "order" else words.near).append(Pair(names, first, second))
    return found


def numbered(tree: Tree, word: str, name: str) -> int:
    """Return the number of a box that a word names; bars have an order, but no row."""
    where = tree.scene.wishes.where
    number = tree.index.get(name)
    if number is None:
        raise LayoutError(f"'{word}' names '{name}', which is not in the picture", where=where)
    if tree.boxes[number].shape is Shape.BAR and word != "order":
        raise LayoutError(
            f"'{word}' names '{name}', which is a bar and has a row of its own", where=where,
            instead="name the boxes that stand beside each other",
        )  # fmt: skip
    return number


def apart(tree: Tree, word: str, one: int, other: int) -> tuple[int, int, int]:
    """Return the innermost owner of two boxes, and its members that are or hold them."""
    owner, first, second = tree.meeting(one, other)
    if owner in (one, other):
        names = tree.boxes[one].name, tree.boxes[other].name
        what = f"'{names[0]}' twice" if one == other else f"{said(names)}, and one is inside the other"
        raise LayoutError(
            f"'{word}' names {what}", where=tree.scene.wishes.where, instead="name boxes beside each other"
        )
    return owner, first, second


def said(names: tuple[str, ...] | list[str]) -> str:
    """Return names as they stand in a sentence.

    >>> said(["a", "b", "c"])
    "'a', 'b' and 'c'"
    """
    quoted = [f"'{name}'" for name in names]
    return " and ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))


def units(members: list[int], together: list[list[int]], before: list[tuple[int, int]]) -> dict[int, int]:
    """Return for every member the first of those that stand in its layer in any case.

    That is so for members `together`, and for what stands both behind one of these and before another.
    """
    unit = {member: member for member in members}
    for row in together:
        join(unit, row)
    if any(unit[one] != one for one in members):
        for one, other in before:
            follow: dict[int, list[int]] = {}
            for tail, head in before:
                follow.setdefault(unit[tail], []).append(unit[head])
            if reaches(follow, unit[other], unit[one]):
                join(unit, [one, other])
    return unit


def join(unit: dict[int, int], those: list[int]) -> None:
    """Make one unit of those that some members are in."""
    names = {unit[each] for each in those}
    joined = [member for member, name in unit.items() if name in names]
    unit.update(dict.fromkeys(joined, joined[0]))


def reaches(follow: dict[int, list[int]], start: int, goal: int) -> bool:
    """Say whether one can come from `start` to `goal`."""
    reached = [start]
    known = {start}
    for at in reached:  # grows while it is walked
        if at == goal:
            return True
        for each in follow.get(at, ()):
            if each not in known:
                known.add(each)
                reached.append(each)
    return False


def among(wishes: Wishes, names: Collection[str]) -> Wishes:
    """Return what words say of boxes of those names to each other; what else they name is left out."""
    order, near = (
        tuple(pair for chain in chains for pair in pairwise(chain) if all(name in names for name in pair))
        for chains in (wishes.order, wishes.near)
    )
    rows = tuple(row for row in wishes.same_row if all(name in names for name in row))
    return Wishes(rows, order, near, wishes.where)


def without_words(scene: Scene) -> Scene:
    """Return a scene of which nobody says where anything stands."""
    boxes = tuple(box._replace(wrap=0) if box.wrap else box for box in scene.boxes)
    return scene._replace(boxes=boxes, wrap=0, wishes=Wishes())


def in_turn(items: list[int], pairs: list[tuple[int, int]]) -> list[int]:
    """Return the items with the first of each pair before the second, moved as little as that takes.

    >>> in_turn([1, 2, 3, 4], [(4, 2)])
    [1, 3, 4, 2]
    """
    index = {item: at for at, item in enumerate(items)}
    waits = dict.fromkeys(items, 0)
    follow: dict[int, list[int]] = {}
    for one, other in pairs:
        follow.setdefault(one, []).append(other)
        waits[other] += 1
    ready = [index[item] for item in items if not waits[item]]
    heapify(ready)
    found = []
    while ready:
        item = items[heappop(ready)]
        found.append(item)
        for other in follow.get(item, ()):
            waits[other] -= 1
            if not waits[other]:
                heappush(ready, index[other])
    return found
