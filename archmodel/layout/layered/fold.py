"""Stack what stands alone in its layer, where a picture that reads to the right is too wide for a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from archmodel.geometry import Rect
from archmodel.layout.layered.block import LAYER_GAP
from archmodel.layout.layered.compose import Composed
from archmodel.layout.layered.tree import ROOT, Tree

__all__ = ["folded"]

WIDEST: Final = 2.7
"""Width over height from which a picture is too wide, before its lines have their room."""
HIGHEST: Final = 1.4
"""How high a stack may be, over the height of all else."""


def folded(tree: Tree, composed: Composed) -> Composed:
    """Return the boxes with the longest run of lone leaves in one column, if they were too wide.

    The run is read down, and goes on to the right. Where the architect says anything about the
    places of what stands outside all groups, nothing is folded.
    """
    level = composed.levels[ROOT]
    if level.down or level.wrap or level.together or level.before or not level.links:
        return composed
    rects = list(composed.rects)
    left, top, right, bottom = extent(rects, level.members)
    run = longest_run(tree, rects, level.members, HIGHEST * (bottom - top))
    if len(run) < 2 or right - left <= WIDEST * (bottom - top):
        return composed
    widest = max(rects[each].width for each in run)
    saved = rects[run[-1]].right - rects[run[0]].x - widest
    high = sum(rects[each].height + LAYER_GAP for each in run) - LAYER_GAP
    x, y = rects[run[0]].x, max(top, min(rects[run[0]].y, bottom - high))
    for member in level.members:
        if rects[member].x > rects[run[-1]].x:
            shift(tree, rects, member, -saved, 0.0)
    for member in run:
        off = round((widest - rects[member].width) / 2)
        shift(tree, rects, member, x + off - rects[member].x, y - rects[member].y)
        y += rects[member].height + LAYER_GAP
    return composed._replace(rects=rects, rows=[*composed.rows, (False, run)])


def extent(rects: Sequence[Rect], members: Iterable[int]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all members."""
    those = [rects[each] for each in members]
    return (
        min(each.x for each in those),
        min(each.y for each in those),
        max(each.right for each in those),
        max(each.bottom for each in those),
    )


def longest_run(tree: Tree, rects: Sequence[Rect], members: Iterable[int], most: float) -> list[int]:
    """Return the most leaves, each alone in its layer, that follow one another and stack up to `most`."""
    layers: list[list[int]] = []
    edge = 0.0
    for member in sorted(members, key=lambda each: rects[each].x):
        if not layers or rects[member].x >= edge:
            layers.append([])
        layers[-1].append(member)
        edge = max(edge, rects[member].right)
    best: list[int] = []
    for is_lone, those in groupby(layers, lambda layer: len(layer) == 1 and tree.leaf[layer[0]]):
        run: list[int] = []
        for (member,) in those if is_lone else ():
            run.append(member)
            while sum(rects[each].height + LAYER_GAP for each in run) - LAYER_GAP > most:
                del run[0]
            if len(run) > len(best):
                best = list(run)
    return best


def shift(tree: Tree, rects: list[Rect], box: int, dx: float, dy: float) -> None:
    """Move a box with all that is inside it, however deep that goes."""
    moving = [box]
    for each in moving:  # grows while it is walked
        rects[each] = rects[each].moved(dx, dy)
        moving.extend(tree.children.get(each, ()))
