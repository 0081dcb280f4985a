"""How long a layout may take, and how much it may hold.

A layout asks `check` in its loops; whoever starts one says with `within` how long it may take.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from archmodel.errors import LayoutError
from archmodel.scene import Scene

__all__ = ["SECONDS", "check", "left", "refuse_too_many", "within"]

SECONDS = 60.0
"""How long the layout of one picture may take where nothing else is said."""
MOST_BOXES = 20_000
"""More boxes nobody can read, and no viewer opens them at a size at which one could."""
SMALLER = "draw a view of a part, or collapse groups"

_ends: ContextVar[tuple[float, LayoutError] | None] = ContextVar("_ends", default=None)


@contextmanager
def within(seconds: float, name: str) -> Iterator[None]:
    """Let `check` raise `LayoutError` when what is done inside, the layout of `name`, takes longer."""
    error = LayoutError(
        f"the layout of '{name}' took more than {seconds:g} s", instead=f"raise --timeout, {SMALLER}"
    )
    before = _ends.set((monotonic() + seconds, error))
    try:
        yield
    finally:
        _ends.reset(before)


def check() -> None:
    """Raise `LayoutError` when the time is over; a call takes less than a microsecond."""
    ends = _ends.get()
    if ends and monotonic() > ends[0]:
        raise ends[1]


def left(most: float) -> float:
    """Return how many seconds are left, `most` where nothing is said or more are; never below 0."""
    ends = _ends.get()
    return min(most, max(0.0, ends[0] - monotonic())) if ends else most


def refuse_too_many(scene: Scene) -> None:
    """Raise `LayoutError` for a scene of more boxes than a picture can show."""
    if len(scene.boxes) > MOST_BOXES:
        raise LayoutError(
            f"'{scene.name}' has {len(scene.boxes):,} boxes, over {MOST_BOXES:,}", instead=SMALLER
        )
