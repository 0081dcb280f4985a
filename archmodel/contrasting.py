"""The picture of a change: what is new, gone, moved and changed, with all else where it was."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from archmodel.changes import Changes
from archmodel.diff.aside import side_by_side
from archmodel.diff.union import Union, kept_for, united
from archmodel.errors import LayoutError
from archmodel.layout.base import Placement, kept_of
from archmodel.layout.kept import Kept
from archmodel.layout.layered.words import without_words
from archmodel.model import Model
from archmodel.names import Name
from archmodel.pipeline import arrange, engine_of, views_of
from archmodel.theme import DEFAULT
from archmodel.theme.base import named

__all__ = ["Contrast", "contrasted"]


class Contrast(NamedTuple):
    """A placed picture of a change."""

    placement: Placement
    moved: int
    """How many boxes that did not change are not where they were; 0 unless there was no room else."""


def contrasted(
    before: Model,
    after: Model,
    changes: Changes,
    view: Name,
    *,
    pins: Kept | None = None,
    aside: bool = False,
    theme: str | None = None,
    timeout: float,
) -> Contrast:
    """Return the picture of what changed in a view, laid over what it showed before, or `aside` it.

    `pins` are those of the earlier picture; `theme` and `timeout` are as for `archmodel.render`.
    Raises `ViewError` or `LayoutError` where it cannot be drawn.
    """
    shown = views_of(after, [view])[view]
    was = {name: was for was, name in changes.renames.items()}.get(view, view)
    engine = engine_of(after, view, "layered")
    old = views_of(before).get(was) if engine == "layered" else None
    look = named(theme or shown.theme or DEFAULT)
    union = united((before, old) if old else None, (after, shown), changes, look)
    title = f"{after.name}/{view}"
    if not union.old.boxes:
        return Contrast(arrange(title, union.scene, engine, None, timeout), 0)
    base = arrange(title, union.old, engine, pins, timeout)
    kept = kept_for(union, kept_of(base))
    placed = _placed(title, union, kept, timeout)
    moved = _moved(union, kept, placed)
    if aside:
        placed = side_by_side(union.before, base, placed, union.ghosts, look)
    return Contrast(placed, moved)


def _placed(title: str, union: Union, kept: Kept, timeout: float) -> Placement:
    """Return the union placed: with nothing moved, or else with little, or else anew.

    Little moves where words about places are new, or something gone is in their way: they count for nothing.
    """
    free = without_words(union.scene)
    for engine in ("still", "layered"):
        with suppress(LayoutError):
            return arrange(title, free, engine, kept, timeout)
    return arrange(title, union.scene, "layered", None, timeout)


def _moved(union: Union, kept: Kept, placed: Placement) -> int:
    """Return how many boxes do not stand where they stood, though nothing happened to them.

    Groups may have grown.
    """
    found = 0
    for box in union.scene.boxes:
        if box.name in kept.boxes and box.name not in union.signs and not box.is_group:
            was = kept.boxes[box.name].rect
            at = placed.boxes[box.name].moved(-placed.origin.x, -placed.origin.y)
            found += abs(at.x - was.x) > 1 or abs(at.y - was.y) > 1
    return found
