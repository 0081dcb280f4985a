"""One picture to be drawn: all that it takes, so that any process can do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archmodel.interrupts import ended_by_interrupt
from archmodel.pipeline import arrange, write

if TYPE_CHECKING:
    from archmodel.layout.base import Placement
    from archmodel.layout.kept import Kept
    from archmodel.scene import Scene

__all__ = ["Drawn", "Job", "draw"]


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
    is_measured: bool
    """Whether its placement is asked for besides its files: it takes a while to be sent."""

    @property
    def size(self) -> int:
        """How much there is to draw: boxes and lines."""
        return len(self.scene.boxes) + len(self.scene.wires)


class Drawn(NamedTuple):
    """A picture that was drawn."""

    placement: Placement | None
    """Where everything stands, if that was asked for."""
    written: dict[str, bytes]
    """The content of its file, by format."""


def draw(job: Job) -> Drawn:
    """Draw a picture. Raises `LayoutError` or `FormatError` where that cannot be done."""
    placement = arrange(job.name, job.scene, job.engine, job.kept, job.timeout)
    with ended_by_interrupt():
        written = write(placement, job.formats, job.scale)
    return Drawn(placement if job.is_measured else None, written)
