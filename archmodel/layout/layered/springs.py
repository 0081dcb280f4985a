"""What a drawing wants: short lines, small groups, lines that end in the middle of a side."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from archmodel.layout.layered.attach import moves_aside
from archmodel.layout.layered.block import BAR_CHANNEL
from archmodel.layout.layered.sketch import Sketch
from archmodel.layout.layered.tighten import Spring

__all__ = ["MIDDLE", "springs"]

LENGTH: Final = 1.0
"""What a pixel of line costs."""
STEP: Final = 5.0
"""What a pixel costs by which a line moves aside, while that may still be undone."""
SHORT: Final = 150.0
"""Pixels; lines that move further aside are left to it."""
MIDDLE: Final = 3.0
"""What a pixel costs by which a line ends off the middle of a side where it is alone."""
SEVERAL: Final = 0.6
"""The same, where several lines share the side evenly."""
THROUGH: Final = 2.0
"""What a pixel costs by which a line leaves a box it passes aside of where it came."""
WHOLE: Final = 0.5
"""What a pixel of the whole picture costs."""
SHRINK: Final = 6.0
"""What a pixel of a group costs."""


def springs(sketch: Sketch, axis: int, *, straight: bool = False) -> list[Spring]:
    """Return the springs of one axis; with `straight` lines that only move aside want not to."""
    tree = sketch.tree
    pos = sketch.pos[axis]
    found: list[Spring] = []
    for segment in sketch.segments[1 - axis]:
        low, high = segment.first, segment.last
        if pos[low] > pos[high]:
            low, high = high, low
        aside = straight and moves_aside(segment) and pos[high] - pos[low] < SHORT
        found.append((low, high, 0.0, STEP if aside else LENGTH))
    sides: dict[int, dict[int, None]] = {}
    for segment in sketch.segments[axis]:
        if segment.before is None:
            sides.setdefault(segment.first, {})[segment.var] = None
        if segment.after is None:
            sides.setdefault(segment.last, {})[segment.var] = None
    for side, ends in sides.items():
        box = side >> 1
        size = pos[2 * box + 1] - pos[2 * box]
        those = sorted(ends, key=pos.__getitem__)
        if (not tree.leaf[box] and len(those) > 1) or box in sketch.lengthwise[axis]:
            continue  # a line ends anywhere along a bar
        for index, each in enumerate(those):
            share = size * (index + 1) // (len(those) + 1)
            found.append((2 * box, each, share, MIDDLE if len(those) == 1 else SEVERAL))
    found.extend(through(sketch, axis))
    found.extend(
        (2 * box, 2 * box + 1, 0.0, SHRINK)
        for box in range(len(tree.boxes))
        if tree.frame[box] or (tree.leaf[box] and box not in sketch.lengthwise[axis])
    )
    for bar in sketch.lengthwise[axis]:
        region = tree.parent[bar]
        if region >= 0:
            room = max(BAR_CHANNEL, tree.padding(region))
            found.append((2 * region, 2 * bar, room, MIDDLE))
            found.append((2 * bar + 1, 2 * region + 1, room, MIDDLE))
    found.append((*sketch.frame[axis], 0.0, WHOLE))
    return found


def through(sketch: Sketch, axis: int) -> list[Spring]:
    """Return the springs that let lines go straight on behind what they pass."""
    tree = sketch.tree
    found: list[Spring] = []
    for before, behind in pairwise(range(len(tree.hops))):
        passed = tree.hops[behind].source
        if tree.hops[before].wire == tree.hops[behind].wire and tree.leaf[passed]:
            last, first = sketch.ways[before][-1], sketch.ways[behind][0]
            if last.axis == first.axis == axis:
                found.append((last.var, first.var, 0.0, THROUGH))
    return found
