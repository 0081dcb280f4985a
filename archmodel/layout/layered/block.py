"""Place the layers of one connected part of a level, and note the ways they leave for lines.

Lines that pass a layer have a stand-in in it, which is a place to pass at; where lines may change
places is between the layers.
"""

from __future__ import annotations

from math import ceil
from typing import Final

from archmodel.geometry import Size
from archmodel.layout.layered.chains import Chain, Ordered
from archmodel.layout.layered.draft import Draft, Trail
from archmodel.layout.layered.levels import Level
from archmodel.layout.layered.ports import bar_extent, port
from archmodel.layout.layered.position import Tie, spread

__all__ = ["BAR_CHANNEL", "LAYER_GAP", "SIDE_GAP", "block"]

SIDE_GAP: Final = 24.0
"""Pixels between two members of a layer, before lines need more."""
LAYER_GAP: Final = 40.0
"""Pixels between two layers, before lines need more."""
BAR_GAP: Final = 32.0
"""Pixels between a bar and the layers next to it."""
BAR_CHANNEL: Final = 24.0
"""Pixels between the ends of a bar and the border of its group."""


def block(draft: Draft, level: Level, part: Ordered) -> Size:
    """Place one connected part of a level from 0, 0 on; return the room it takes."""
    bars = set(level.bars)
    axis = 0 if level.down else 1
    sizes = {each: draft.extents[each] for row in part.layers for each in row if each >= 0}
    wide = {each: size[axis] for each, size in sizes.items() if each not in bars}
    high = {each: size[1 - axis] for each, size in sizes.items()}
    longest = 0.0
    for bar in bars:
        length, high[bar] = bar_extent(draft.tree, bar, down=level.down)
        longest = max(longest, length)
    loose = [[each for each in row if each not in bars] for row in part.layers] if bars else part.layers
    place = spread(loose, wide, ties(draft, level, part, bars), SIDE_GAP)
    low = min((at - wide.get(each, 0.0) / 2 for each, at in place.items()), default=0.0)
    top = max((at + wide.get(each, 0.0) / 2 for each, at in place.items()), default=0.0)
    inner = max(0.0, BAR_CHANNEL - draft.tree.padding(level.owner))
    if top - low < longest + 2 * inner:
        low, top = (low + top - longest) / 2 - inner, (low + top + longest) / 2 + inner
    for bar in bars:
        span = ceil(top - low) - 2 * round(inner)
        draft.extents[bar] = Size(span, high[bar]) if level.down else Size(high[bar], span)
    across = {each: round(at - wide.get(each, 0.0) / 2 - low) for each, at in place.items()}
    across |= dict.fromkeys(bars, round(inner))
    along = stacked(draft, level, part.layers, high, across)
    row_of = {each: at for at, row in enumerate(part.layers) for each in row}
    for chain in part.chains:
        note(draft, level, chain, across, [along[row_of[each]] for each in chain.nodes])
    depth = max((end for _, end in along), default=0.0)
    return Size(ceil(top - low), ceil(depth)) if level.down else Size(ceil(depth), ceil(top - low))


def ties(draft: Draft, level: Level, part: Ordered, bars: set[int]) -> list[Tie]:
    """Return the pieces of lines between adjacent layers, with where they end on members."""
    found: list[Tie] = []
    for chain in part.chains:
        nodes = chain.nodes
        first, last = (
            0.0 if end < 0 else port(draft, chain.hop, end, member, down=level.down)
            for end, member in ((chain.upper, nodes[0]), (chain.lower, nodes[-1]))
        )
        for index in range(len(nodes) - 1):
            one, other = nodes[index], nodes[index + 1]
            if one in bars or other in bars:
                continue  # a line ends anywhere along a bar
            begin = first if not index else 0.0
            end = last if index == len(nodes) - 2 else 0.0
            tie = Tie(one, other, begin, end)
            found += [tie, tie] if one >= 0 <= other else [tie]  # what joins two members counts twice
    return found


def stacked(
    draft: Draft, level: Level, layers: list[list[int]], high: dict[int, float], across: dict[int, int]
) -> list[tuple[float, float]]:
    """Put the layers one behind the other; return where each begins and ends."""
    found: list[tuple[float, float]] = []
    at = 0.0
    before: list[int] = []
    aside = min(LAYER_GAP, draft.tree.padding(level.owner) or LAYER_GAP) / 2
    for row in layers:
        real = [each for each in row if each >= 0]
        if real and before:
            at += BAR_GAP if not set(level.bars).isdisjoint([*before, *real]) else LAYER_GAP
        if not real:
            found.append((at + LAYER_GAP / 2, at + LAYER_GAP / 2))
            continue
        depth = max(high[each] for each in real)
        level_top = len(real) > 1 and (level.down or not all(draft.tree.leaf[each] for each in real))
        for each in real:
            inset = round(at + (0.0 if level_top else (depth - high[each]) / 2))
            draft.spots[each] = (across[each], inset) if level.down else (inset, across[each])
            draft.before[each] = at - aside - inset
            draft.behind[each] = at + depth + aside - inset
        found.append((at, at + depth))
        at += depth
        before = real
    return found


def note(
    draft: Draft,
    level: Level,
    chain: Chain,
    across: dict[int, int],
    along: list[tuple[float, float]],
) -> None:
    """Note the trail of a line; `along` says where the layers of its nodes begin and end."""
    member = max(chain.nodes[0], chain.nodes[-1])
    spot = draft.spots[member]
    left, top = spot if level.down else spot[::-1]
    steps: list[tuple[bool, float]] = []
    for index, each in enumerate(chain.nodes):
        if index:
            steps.append((False, (along[index - 1][1] + along[index][0]) / 2 - top))
        if each < 0:
            steps.append((True, across[each] - left))
    draft.trails[chain.hop, level.owner] = Trail(member, steps)
