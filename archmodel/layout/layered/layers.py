"""Phases one and two: break cycles, assign layers.

What the architect says goes before what links say: members of one row are layered as one, and a link
against an order is turned round. Cycles are broken at the back edges of a depth-first search in the
order of declaration. Layers are longest paths (Sugiyama, Tagawa, Toda 1981), after which every member
moves to where its links are shortest (the aim of Gansner, Koutsofios, North, Vo 1993, without their
simplex).
"""

from __future__ import annotations

from math import sqrt
from typing import Final

from archmodel.geometry import Size
from archmodel.layout.layered.levels import Level
from archmodel.layout.layered.words import in_turn, reaches, units
from archmodel.layout.limits import check

__all__ = ["assign_layers"]

Edge = tuple[int, int, int]
"""The second member stands at least so many layers behind the first."""

WIDE: Final = 1.9
"""A layer wider than this many times what the picture wants is folded into several."""


def assign_layers(level: Level, sizes: list[Size]) -> list[list[int]]:
    """Return the layers of a level, first to last, each in the order of declaration."""
    bars = set(level.bars)
    unit = units(level.members, level.together, level.before)
    heads = [member for member in level.members if unit[member] == member]
    hard = [(unit[one], unit[other]) for one, other in level.before if unit[one] != unit[other]]
    firm, yielding = (
        [(unit[tail], unit[head]) for tail, head in pairs if unit[tail] != unit[head]]
        for pairs in (level.after, level.yielding)
    )
    links = without_cycles(heads, firm)
    links += agreeing(links, list(dict.fromkeys(yielding)))
    edges = [(tail, head, 1) for tail, head in (agreeing(hard, links) if hard else links)]
    edges += [(tail, head, int(tail in bars or head in bars)) for tail, head in hard]
    sink: dict[int, float] = {}
    for member, weight in level.sink.items():
        sink[unit[member]] = sink.get(unit[member], 0.0) + weight
    depth = shortened(heads, edges, longest_paths(heads, edges), sink)
    rows: dict[int, list[int]] = {}
    for member in level.members:
        rows.setdefault(depth[unit[member]], []).append(member)
    found: list[list[int]] = []
    for row in sorted(rows):
        found.extend([each] for each in rows[row] if each in bars)
        rest = [each for each in rows[row] if each not in bars]
        if rest:
            found.extend(filled(level, rest, unit, level.wrap or room(level, rest, sizes)))
    return found


def agreeing(hard: list[tuple[int, int]], links: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the links, those that close a cycle with what is `hard`, or with others, turned round."""
    follow: dict[int, list[int]] = {}
    for tail, head in hard:
        follow.setdefault(tail, []).append(head)
    found = []
    for tail, head in links:
        check()
        found.append((head, tail) if reaches(follow, head, tail) else (tail, head))
        follow.setdefault(found[-1][0], []).append(found[-1][1])
    return found


def without_cycles(members: list[int], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs, some of them turned round, so that they hold no cycle."""
    follow: dict[int, list[int]] = {member: [] for member in members}
    seen = set()
    for tail, head in pairs:
        if tail != head and (tail, head) not in seen:
            seen.add((tail, head))
            follow[tail].append(head)
    found = []
    state = dict.fromkeys(members, 0)
    for start in members:
        if state[start]:
            continue
        state[start] = 1
        stack = [(start, iter(follow[start]))]
        while stack:
            at, rest = stack[-1]
            for head in rest:
                found.append((at, head) if state[head] != 1 else (head, at))
                if not state[head]:
                    state[head] = 1
                    stack.append((head, iter(follow[head])))
                    break
            else:
                state[at] = 2
                stack.pop()
    return found


def longest_paths(members: list[int], edges: list[Edge]) -> dict[int, int]:
    """Return for every member how long the longest way to it is."""
    follow: dict[int, list[tuple[int, int]]] = {member: [] for member in members}
    waiting = dict.fromkeys(members, 0)
    for tail, head, length in edges:
        follow[tail].append((head, length))
        waiting[head] += 1
    depth = dict.fromkeys(members, 0)
    ready = [member for member in members if not waiting[member]]
    for at in ready:
        for head, length in follow[at]:
            depth[head] = max(depth[head], depth[at] + length)
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
    return depth


def shortened(
    members: list[int], edges: list[Edge], depth: dict[int, int], sink: dict[int, float]
) -> dict[int, int]:
    """Return the layers with every member moved, within its bounds, to where links are shortest.

    What only hangs on one other follows it, and has no say: the other would leave its neighbours for it.
    """
    before: dict[int, list[tuple[int, int]]] = {member: [] for member in members}
    behind: dict[int, list[tuple[int, int]]] = {member: [] for member in members}
    for tail, head, length in edges:
        behind[tail].append((head, length))
        before[head].append((tail, length))
    hanging = {each: before[each].pop() for each in members if len(before[each]) == 1 and not behind[each]}
    for each, (holder, length) in hanging.items():
        behind[holder].remove((each, length))
    holders = {holder for holder, _ in hanging.values()}
    order = sorted((each for each in members if each not in hanging), key=lambda each: -depth[each])
    last = max(depth.values(), default=0)
    for _ in range(3):
        moved = False
        for member in order:
            low = max((depth[each] + length for each, length in before[member]), default=0)
            high = min((depth[each] - length for each, length in behind[member]), default=last)
            want = depth[member]
            balance = len(behind[member]) - len(before[member])
            if balance > 0 and behind[member]:
                want = high
            elif balance < 0:
                want = low
            elif not behind[member] and member not in holders:
                want = high if sink.get(member, 0.0) > 0 else want
            if want != depth[member] and low <= want <= high:
                depth[member] = want
                moved = True
        if not moved:
            break
    for each, (holder, length) in hanging.items():
        depth[each] = depth[holder] + length
    return depth


def room(level: Level, row: list[int], sizes: list[Size]) -> int:
    """Return how many of a layer stand side by side: all, or fewer where it is far too wide."""
    if len(row) < 7:
        return len(row)
    area = sum((sizes[each].width + 40) * (sizes[each].height + 60) for each in level.members)
    if level.down:
        wide = [sizes[each].width + 40 for each in row]
        wanted = max(sqrt(1.8 * area), *wide)
    else:
        wide = [sizes[each].height + 40 for each in row]
        wanted = max(sqrt(area / 1.8), *wide)
    if sum(wide) <= WIDE * wanted:
        return len(row)
    count = -int(-sum(wide) // wanted)
    return -(-len(row) // count)


def filled(level: Level, row: list[int], unit: dict[int, int], most: int) -> list[list[int]]:
    """Return a layer as several of at most so many members, unless more stand in one in any case."""
    held: dict[int, list[int]] = {}
    for member in row:
        held.setdefault(unit[member], []).append(member)
    pairs = [
        (unit[one], unit[other])
        for one, other in level.before
        if unit[one] in held and unit[other] in held and unit[one] != unit[other]
    ]
    found: list[list[int]] = [[]]
    for each in in_turn(list(held), pairs):
        if found[-1] and len(found[-1]) + len(held[each]) > most:
            found.append([])
        found[-1].extend(held[each])
    return found
