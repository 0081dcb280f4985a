"""Phase eight: give everything its room, then pull it together, on one axis after the other."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from archmodel.layout.layered.center import center
from archmodel.layout.layered.compose import Row
from archmodel.layout.layered.constraints import Gaps, rules
from archmodel.layout.layered.sketch import Sketch
from archmodel.layout.layered.solve import Bond, settle
from archmodel.layout.layered.springs import MIDDLE, springs
from archmodel.layout.layered.tighten import hung, tighten

__all__ = ["legalise"]

ALIKE: Final = 0.7
"""Groups side by side that are about as high as each other, in this ratio, become so."""


def legalise(sketch: Sketch, rows: list[Row]) -> None:
    """Move the numbers of a sketch until nothing overlaps and everything has its room."""
    lines: list[list[Bond]] = []
    for axis in (0, 1):
        pos, ranks = sketch.pos[axis], sketch.rank[axis]
        pos[:] = [float(at // 1) for at in pos]
        aligned = in_line(sketch, axis, rows)
        gaps = Gaps(len(pos), rules(sketch, axis, ranks, ranked=not axis))
        kept = set(settle(pos, ranks, gaps, stiff(sketch, axis) + aligned))
        del gaps  # else those of a large picture would wait beside the next ones, which take as much
        lines.append([bond for bond in aligned if bond in kept])
    for axis in (0, 1):
        held = together(sketch, axis, stiff(sketch, axis) + lines[axis], straight=True)[1]
        sketch.straighten(axis)
        center(sketch, axis, together(sketch, axis, held)[0])


def together(
    sketch: Sketch, axis: int, bonds: list[Bond], *, straight: bool = False
) -> tuple[Gaps, list[Bond]]:
    """Give everything its room and pull it together; return what keeps it apart, and the bonds that hold."""
    pos = sketch.pos[axis]
    gaps = Gaps(len(pos), rules(sketch, axis, pos, ranked=False, steps=not straight))
    held = settle(pos, list(pos), gaps, bonds)
    pull(sketch, axis, gaps, held, straight=straight)
    return gaps, held


def pull(sketch: Sketch, axis: int, gaps: Gaps, bonds: list[Bond], *, straight: bool = False) -> None:
    """Pull everything together: first what is in the middle of its side stays there, then not."""
    pos = sketch.pos[axis]
    wishes = springs(sketch, axis, straight=straight)
    pulls = hung(len(pos), wishes)
    tighten(pos, gaps, bonds, pulls)
    resting = [
        (low, high, length)
        for low, high, length, weight in wishes
        if weight == MIDDLE and abs(pos[high] - pos[low] - length) < 0.01
    ]
    if resting:
        tighten(pos, gaps, bonds + resting, pulls)


def stiff(sketch: Sketch, axis: int) -> list[Bond]:
    """Return the bonds that keep boxes at their least size, apart from those that had to grow."""
    pos = sketch.pos[axis]
    return [
        (2 * box, 2 * box + 1, size)
        for box, size in sketch.sizes[axis]
        if pos[2 * box + 1] - pos[2 * box] <= size + 0.01
    ]


def in_line(sketch: Sketch, axis: int, rows: list[Row]) -> list[Bond]:
    """Return the bonds that keep rows in line."""
    tree = sketch.tree
    pos = sketch.pos[axis]
    found = []
    for beside, members in rows:
        if beside is (axis == 1):
            for one, other in pairwise(members):
                found.append((2 * one, 2 * other, pos[2 * other] - pos[2 * one]))
                sizes = sorted(pos[2 * each + 1] - pos[2 * each] for each in (one, other))
                framed = tree.frame[one] and tree.frame[other]
                if sizes[0] == sizes[1] or (framed and sizes[0] >= ALIKE * sizes[1]):
                    found.append((2 * one + 1, 2 * other + 1, 0.0))
    return found
