"""Phases one and two: break cycles, assign layers.

Cycles are broken at the back edges of a depth-first search in the order of declaration. Layers are
longest paths (Sugiyama, Tagawa, Toda 1981), after which every member moves to where its links are
shortest (the aim of Gansner, Koutsofios, North, Vo 1993, without their simplex).
"""

from __future__ import annotations

from math import sqrt

from archmodel.geometry import Size
from archmodel.layout.layered.levels import Level

__all__ = ["assign_layers"]

WIDE = 1.9
"""A layer wider than this many times what the picture wants is folded into several."""


def assign_layers(level: Level, sizes: list[Size]) -> list[list[int]]:
    """Return the layers of a level, first to last, each in the order of declaration."""
    edges = without_cycles(level.members, level.after)
    depth = shortened(level, edges, longest_paths(level.members, edges))
    rows: dict[int, list[int]] = {}
    for member in level.members:
        rows.setdefault(depth[member], []).append(member)
    found: list[list[int]] = []
    bars = set(level.bars)
    for row in sorted(rows):
        found.extend([each] for each in rows[row] if each in bars)
        rest = [each for each in rows[row] if each not in bars]
        if rest:
            found.extend(folded(level, rest, sizes))
    return found


def without_cycles(members: list[int], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs, some of them turned round, so that they hold no cycle."""
    follow: dict[int, list[int]] = {member: [] for member in members}
    entered = dict.fromkeys(members, 0)
    seen = set()
    for tail, head in pairs:
        if tail != head and (tail, head) not in seen:
            seen.add((tail, head))
            follow[tail].append(head)
            entered[head] += 1
    found = []
    state = dict.fromkeys(members, 0)
    for start in [*(each for each in members if not entered[each]), *members]:
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


def longest_paths(members: list[int], edges: list[tuple[int, int]]) -> dict[int, int]:
    """Return for every member how many steps the longest way to it has."""
    follow: dict[int, list[int]] = {member: [] for member in members}
    waiting = dict.fromkeys(members, 0)
    for tail, head in edges:
        follow[tail].append(head)
        waiting[head] += 1
    depth = dict.fromkeys(members, 0)
    ready = [member for member in members if not waiting[member]]
    for at in ready:
        for head in follow[at]:
            depth[head] = max(depth[head], depth[at] + 1)
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
    return depth


def shortened(level: Level, edges: list[tuple[int, int]], depth: dict[int, int]) -> dict[int, int]:
    """Return the layers with every member moved, within its bounds, to where links are shortest."""
    before: dict[int, list[int]] = {member: [] for member in level.members}
    behind: dict[int, list[int]] = {member: [] for member in level.members}
    for tail, head in edges:
        behind[tail].append(head)
        before[head].append(tail)
    order = sorted(level.members, key=lambda each: -depth[each])
    last = max(depth.values(), default=0)
    for _ in range(3):
        moved = False
        for member in order:
            low = max((depth[each] + 1 for each in before[member]), default=0)
            high = min((depth[each] - 1 for each in behind[member]), default=last)
            want = depth[member]
            balance = len(behind[member]) - len(before[member])
            if balance > 0 and behind[member]:
                want = high
            elif balance < 0:
                want = low
            elif not behind[member]:
                want = high if level.sink.get(member, 0.0) > 0 else want
            if want != depth[member] and low <= want <= high:
                depth[member] = want
                moved = True
        if not moved:
            break
    return depth


def folded(level: Level, row: list[int], sizes: list[Size]) -> list[list[int]]:
    """Return a layer as it is or, where it is far too wide, as several."""
    if len(row) < 7:
        return [row]
    area = sum((sizes[each].width + 40) * (sizes[each].height + 60) for each in level.members)
    if level.down:
        wide = [sizes[each].width + 40 for each in row]
        wanted = max(sqrt(1.8 * area), *wide)
    else:
        wide = [sizes[each].height + 40 for each in row]
        wanted = max(sqrt(area / 1.8), *wide)
    if sum(wide) <= WIDE * wanted:
        return [row]
    count = -int(-sum(wide) // wanted)
    per = -(-len(row) // count)
    return [row[start : start + per] for start in range(0, len(row), per)]
