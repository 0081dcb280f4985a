"""Keep to the words of the architect: in the order of a layer, and in the finished placement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import Final

from archmodel.errors import LayoutError
from archmodel.geometry import Rect
from archmodel.layout.kept import Kept
from archmodel.layout.layered.levels import Level
from archmodel.layout.layered.rule import Rule
from archmodel.layout.layered.tree import ROOT, Tree
from archmodel.layout.layered.words import Words, in_turn, lifted, said
from archmodel.scene import Direction, Shape

__all__ = ["kept_apart", "neighbours", "obeying", "refuse_unheeded", "unheeded"]

GAP: Final = 24.0
"""Pixels between two boxes in order."""
MANY: Final = 5
"""So many pins are named, at most."""


def obeying(row: list[int], level: Level) -> list[int]:
    """Return a layer reordered as little as possible so that it obeys `before` and `near`.

    Numbers below 0 stand for lines that pass, and may stand anywhere but between what is near. The
    words must not contradict each other.
    """
    if not level.before and not level.near:
        return row
    index = {each: at for at, each in enumerate(row)}
    before = [(one, other) for one, other in level.before if one in index and other in index]
    chains = neighbours([pair for pair in level.near if pair[0] in index and pair[1] in index])
    chain_of = {each: chain for chain in chains for each in chain}
    for chain in chains:
        place = {each: at for at, each in enumerate(chain)}
        turns = [place[other] - place[one] for one, other in before if one in place and other in place]
        if turns[0] < 0 if turns else index[chain[0]] > index[chain[-1]]:
            chain.reverse()
    first = {each: chain_of[each][0] if each in chain_of else each for each in row}
    blocks = list(dict.fromkeys(first[each] for each in row))
    pairs = [(first[one], first[other]) for one, other in before if first[one] != first[other]]
    return [each for block in in_turn(blocks, pairs) for each in chain_of.get(block, [block])]


def neighbours(pairs: list[tuple[int, int]]) -> list[list[int]]:
    """Return the chains that pairs of neighbours make; no chain is closed or forks."""
    beside: dict[int, list[int]] = {}
    for one, other in pairs:
        for each, its in ((one, other), (other, one)):
            if its not in beside.setdefault(each, []):
                beside[each].append(its)
    chains: list[list[int]] = []
    known: set[int] = set()
    for start in beside:
        if len(beside[start]) == 1 and start not in known:
            chain = [start]
            while following := [each for each in beside[chain[-1]] if each not in chain]:
                chain.append(following[0])
            known.update(chain)
            chains.append(chain)
    return chains


def kept_apart(tree: Tree, rects: list[Rect]) -> tuple[list[Rule], list[Rule]]:
    """Return for each axis what keeps boxes to the words while everything gets its room.

    Box `n` has the numbers `2 * n` and `2 * n + 1`, of its low and of its high edge, on each axis; it
    stands in its layer already. Boxes of a row share half of the smaller one's depth.
    """
    found: tuple[list[Rule], list[Rule]] = ([], [])
    for owner, words in lifted(tree).items():
        along = 1 if tree.direction(owner) is Direction.DOWN else 0
        beside = [pair for row in words.rows for pair in combinations(row, 2)]
        beside += [(pair.one, pair.other) for pair in words.near]
        for _, one, other in words.before:
            if rects[one][along] + rects[one][along + 2] <= rects[other][along]:
                found[along].append(Rule(2 * one + 1, 2 * other, GAP))
            else:
                found[1 - along].append(Rule(2 * one + 1, 2 * other, GAP))
                beside.append((one, other))
        for one, other in beside:
            share = min(rects[one][along + 2], rects[other][along + 2]) // 2
            found[along].extend([Rule(2 * one, 2 * other + 1, share), Rule(2 * other, 2 * one + 1, share)])
    for owner, members in tree.children.items():
        if tree.wrap(owner):
            along = 1 if tree.direction(owner) is Direction.DOWN else 0
            spans = {
                each: (rects[each][along], rects[each][along] + rects[each][along + 2]) for each in members
            }
            layers = rows_of(members, spans)
            for row, behind in pairwise(layers):
                found[along].extend(Rule(2 * one + 1, 2 * other, GAP) for one in row for other in behind)
    return found


def rows_of(members: list[int], spans: Mapping[int, tuple[float, float]]) -> list[list[int]]:
    """Return members in sets whose spans overlap, first to last."""
    found: list[list[int]] = []
    reach = 0.0
    for each in sorted(members, key=lambda each: spans[each]):
        start, end = spans[each]
        if found and start < reach:
            found[-1].append(each)
        else:
            found.append([each])
        reach = max(reach, end) if len(found[-1]) > 1 else end
    return found


def refuse_unheeded(tree: Tree, boxes: Mapping[str, Rect], kept: Kept | None = None) -> None:
    """Raise `LayoutError` for a word that a placement does not keep to, with what is `kept` against it."""
    rects = {number: boxes[box.name] for number, box in enumerate(tree.boxes)}
    words = lifted(tree)
    for owner in tree.children:
        for what in unheeded(tree, owner, words.get(owner, Words()), rects):
            where = tree.scene.wishes.where
            if kept is None:
                raise LayoutError(
                    f"there is no room for {what}",
                    where=where,
                    instead="take that out, or say less about the boxes around",
                )
            against, ways_out = opposed(kept)
            raise LayoutError(
                f"{against} no room for {what}",
                where=where,
                instead=f"{', or '.join(ways_out)}, or take the word out",
            )


def opposed(kept: Kept) -> tuple[str, list[str]]:
    """Return what is kept as the beginning of a sentence that ends in what it leaves, and the ways out."""
    found: list[str] = []
    ways_out: list[str] = []
    if kept.pins:
        many = len(kept.pins) > 1
        found.append(
            f"the pin{'s' * many} of {said(list(kept.pins)[:MANY])}{' and others' * (len(kept.pins) > MANY)}"
        )
        found[0] += f" in {kept.pinned_in}" if kept.pinned_in else ""
        ways_out.append("take a pin out" if many else "take the pin out")
    if kept.kept_in or not kept.pins:
        found.append(f"the layout kept in {kept.kept_in}" if kept.kept_in else "the layout that is kept")
        ways_out.append("leave out --keep-layout once, to have it laid out anew")
    leaves = "leave" if len(found) > 1 or len(kept.pins) > 1 else "leaves"
    return f"{' and '.join(found)} {leaves}", ways_out


def unheeded(tree: Tree, owner: int, words: Words, boxes: Mapping[int, Rect]) -> Iterator[str]:
    """Yield what members of an owner do not keep to, of those that have a place."""
    down = tree.direction(owner) is Direction.DOWN
    rects = {
        each: boxes[each] if down else turned(boxes[each]) for each in tree.children[owner] if each in boxes
    }
    members = [each for each in rects if tree.boxes[each].shape is not Shape.BAR]
    for row in words.rows:
        there = [rects[each] for each in row if each in rects]
        if there and max(rect.y for rect in there) >= min(rect.bottom for rect in there):
            yield f"{said([tree.boxes[each].name for each in row])} in the 'same_row'"
    for names, one, other in words.before:
        if one in rects and other in rects and not precedes(rects[one], rects[other]):
            yield f"{said(names)} in that 'order'"
    for names, one, other in words.near:
        if one in rects and other in rects and not adjoin(rects, one, other, members):
            yield f"{said(names)} 'near' each other"
    wrap = tree.wrap(owner)
    rows = rows_of(members, {each: (rects[each].y, rects[each].bottom) for each in members}) if wrap else []
    if any(len(row) > wrap for row in rows):
        yield f"'wrap' of {'the picture' if owner == ROOT else repr(tree.boxes[owner].name)} at {wrap}"


def turned(rect: Rect) -> Rect:
    """Return a rectangle of what reads to the right as if that read down."""
    return Rect(rect.y, rect.x, rect.height, rect.width)


def precedes(one: Rect, other: Rect) -> bool:
    """Say whether a rectangle stands left of another in its row, or above it."""
    return one.bottom <= other.y or (one.right <= other.x and one.y < other.bottom)


def adjoin(rects: Mapping[int, Rect], one: int, other: int, members: list[int]) -> bool:
    """Say whether two rectangles stand side by side with no other between them."""
    left, right = sorted((rects[one], rects[other]), key=lambda rect: rect.x)
    top, bottom = max(left.y, right.y), min(left.bottom, right.bottom)
    between = Rect(left.right, top, right.x - left.right, bottom - top)
    return top < bottom and not any(rects[each].overlaps(between) for each in members)
