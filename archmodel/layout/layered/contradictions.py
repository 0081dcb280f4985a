"""Find words of the architect that contradict each other, before anything is placed."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.errors import LayoutError
from archmodel.layout.layered.tree import ROOT, Tree
from archmodel.layout.layered.wishes import neighbours
from archmodel.layout.layered.words import Pair, Words, lifted, said, units
from archmodel.scene import Shape

__all__ = ["refuse_contradictions"]


def refuse_contradictions(tree: Tree) -> None:
    """Raise `LayoutError`, with both words in its sentence, for words that cannot all be kept."""
    for owner, words in lifted(tree).items():
        for what in contradictions(tree, owner, words):
            raise LayoutError(what, where=tree.scene.wishes.where, instead="take one of the two out")


def contradictions(tree: Tree, owner: int, words: Words) -> Iterator[str]:
    """Yield what contradicts itself in the words about the members of one owner."""
    if round_trip := cycle(words.before, {}):
        yield f"'order' puts {told(round_trip[:-1])}, and 'order' puts {told(round_trip[-1:])}"
        return
    near = {frozenset((pair.one, pair.other)): pair for pair in words.near}
    chains = neighbours([(pair.one, pair.other) for pair in near.values()])
    yield from forks(tree, list(near.values()), chains)
    yield from misplaced(tree, words.before, chains)
    yield from crowded(tree, owner, words)


def forks(tree: Tree, near: list[Pair], chains: list[list[int]]) -> Iterator[str]:
    """Yield neighbours that cannot stand in a row: three beside one, or a ring of them."""
    beside: dict[int, list[str]] = {}
    for names, one, other in near:
        beside.setdefault(one, []).append(names[1])
        beside.setdefault(other, []).append(names[0])
    for box, others in beside.items():
        if len(others) > 2:
            name = tree.boxes[box].name
            yield f"'near' puts {said(others)} next to '{name}', and 'near' leaves it two sides"
            return
    in_ring = [tree.boxes[each].name for each in beside if not any(each in chain for chain in chains)]
    if in_ring:
        yield f"'near' puts {said(in_ring)} in a ring, and 'near' makes rows, which have two ends"


def misplaced(tree: Tree, before: list[Pair], chains: list[list[int]]) -> Iterator[str]:
    """Yield an order that puts something between neighbours, or neighbours in two orders at once."""
    first = {each: chain[0] for chain in chains for each in chain}
    for chain in chains:
        place = {each: at for at, each in enumerate(chain)}
        inside = [pair for pair in before if pair.one in place and pair.other in place]
        turns = [place[pair.other] > place[pair.one] for pair in inside]
        if len(set(turns)) > 1:
            one, other = inside[turns.index(True)], inside[turns.index(False)]
            names = [tree.boxes[each].name for each in chain]
            yield f"'near' puts {said(names)} side by side in turn, and 'order' puts {told([one, other])}"
    if found := cycle(before, first):
        kept = [chain for chain in chains if any(chain[0] == first.get(pair.one) for pair in found)]
        names = [said([tree.boxes[each].name for each in chain]) for chain in kept]
        yield f"'near' keeps {' and also '.join(names)} together, and 'order' puts {told(found)}"


def crowded(tree: Tree, owner: int, words: Words) -> Iterator[str]:
    """Yield rows that hold more than `wrap` allows, or a bar."""
    together = [*words.rows, *([pair.one, pair.other] for pair in words.near)]
    before = [(pair.one, pair.other) for pair in words.before]
    without_order = units(tree.children[owner], together, [])
    rows: dict[int, list[int]] = {}
    for member, unit in units(tree.children[owner], together, before).items():
        rows.setdefault(unit, []).append(member)
    wrap = tree.wrap(owner)
    for row in rows.values():
        named = {
            "same_row": any(each in row for those in words.rows for each in those),
            "near": any(pair.one in row for pair in words.near),
            "order": len({without_order[each] for each in row}) > 1,
        }
        by = " with ".join(f"'{word}'" for word, is_named in named.items() if is_named)
        names = [tree.boxes[each].name for each in row]
        bars = [each for each in row if tree.boxes[each].shape is Shape.BAR]
        if bars and len(row) > 1:
            bar = tree.boxes[bars[0]].name
            yield f"{by} puts {said(names)} in one row, and '{bar}' is a bar, with a row of its own"
        elif wrap and len(row) > wrap:
            group = "the picture" if owner == ROOT else f"'{tree.boxes[owner].name}'"
            yield f"{by} puts {said(names)} in one row, and 'wrap' of {group} allows {wrap} of them"


def cycle(pairs: list[Pair], first: dict[int, int]) -> list[Pair]:
    """Return pairs that lead back to where they begin, or none; members with one `first` are one."""
    follow: dict[int, list[Pair]] = {}
    for pair in pairs:
        if first.get(pair.one, pair.one) != first.get(pair.other, pair.other):
            follow.setdefault(first.get(pair.one, pair.one), []).append(pair)
    for start in follow:
        came: dict[int, Pair] = {}
        reached = [start]
        for at in reached:  # grows while it is walked
            for pair in follow.get(at, ()):
                to = first.get(pair.other, pair.other)
                if to not in came:
                    came[to] = pair
                    reached.append(to)
        if start in came:
            way = [came[start]]
            while (at := first.get(way[-1].one, way[-1].one)) != start:
                way.append(came[at])
            return way[::-1]
    return []


def told(pairs: list[Pair]) -> str:
    """Return what stands before what, as it stands in a sentence."""
    parts = [f"'{one}' before '{other}'" for (one, other), _, _ in pairs]
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
