"""One picture to be drawn: all that it takes, so that any process can do it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from archmodel.pipeline import arrange, write

if TYPE_CHECKING:
    from archmodel.layout.base import Placement
    from archmodel.layout.kept import Kept
    from archmodel.scene import Scene

__all__ = ["Drawn", "Job", "draw", "ended_by_interrupt"]


class Job(NamedTuple):
    """A picture to be drawn. It holds plain values alone, so that it can be sent to another process."""

    name: str
    """Of the picture, for messages."""
    scene: Scene
    engine: str
    kept: Kept | None
    timeout: float
    """How long the layout may take, in seconds."""
    formats: tuple[str, ...]
    scale: float
    """Pixels of a PNG for each pixel of the page."""

    @property
    def size(self) -> int:
        """How much there is to draw: boxes and lines."""
        return len(self.scene.boxes) + len(self.scene.wires)


class Drawn(NamedTuple):
    """A picture that was drawn."""

    placement: Placement
    written: dict[str, bytes]
    """The content of its file, by format."""


def draw(job: Job) -> Drawn:
    """Draw a picture. Raises `LayoutError` or `FormatError` where that cannot be done."""
    placement = arrange(job.name, job.scene, job.engine, job.kept, job.timeout)
    with ended_by_interrupt():
        return Drawn(placement, write(placement, job.formats, job.scale))


@contextmanager
def ended_by_interrupt() -> Iterator[None]:
    """Let Ctrl-C end the process as the system does, while it is in native code that would not notice.

    A shell says 130 of that as well. Nothing may be half written inside.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # it is ignored, or somebody else's
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
