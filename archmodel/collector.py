"""Python's cyclic garbage collector, and when it had better wait."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused"]

LEAST = 200_000
"""How many objects must have been made in pauses, at least, until the collector looks for what is left."""


class Unseen:
    """How much was made in pauses that the collector has not looked at since."""

    def __init__(self) -> None:
        self.count = 0
        self.most = LEAST
        """From so many on it looks: from a quarter of all there was, after Python's own rule."""

    def look(self) -> None:
        """Look at everything, if much was made: what one pause leaves behind is mostly gone by the next."""
        if self.count > self.most:
            gc.collect()
            self.count, self.most = 0, max(LEAST, len(gc.get_objects()) // 4)


_unseen = Unseen()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector, which would look through all that is made again and again."""
    was_enabled = gc.isenabled()
    if was_enabled:
        _unseen.look()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():
                _unseen.count += gc.get_count()[0]
                gc.freeze()  # makes what was made old without a look at it,
                gc.unfreeze()  # and lets it be looked at as all that is old is
            gc.enable()
