"""How good a placement is, in numbers: what must be nought, and what should be small.

One concern a module: `lines`, `ink`, `labels`, `texts` and `against` measure one placement, `stability`
compares two; `buckets` finds what lies near, so that large pictures are measured in seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

from archmodel.layout.base import Placement
from archmodel.layout.layered.apart import overlaps
from archmodel.layout.layered.tree import Tree, title_rects
from archmodel.layout.quality.against import against
from archmodel.layout.quality.ink import inked
from archmodel.layout.quality.labels import labels
from archmodel.layout.quality.lines import crossings, intrusions, pieces_of, shared_runs
from archmodel.layout.quality.stability import Changes, changes
from archmodel.layout.quality.texts import clipped

__all__ = ["Changes", "Quality", "changes", "measure"]


@dataclass(frozen=True, slots=True)
class Quality:
    """The measures of one placement. All down to `shared_runs` must be nought."""

    overlaps: int
    """Boxes that intersect though neither holds the other, or that leave the inside of their parent."""
    intrusions: int
    """Pieces of lines that enter a box that is neither an end nor holds one, or that cross a title."""
    label_hits: int
    """Labels on a box, a title, another label or a line not their own."""
    stray_labels: int
    """Labels nearer to another line than to their own, or far from it."""
    clipped: int
    """Texts larger than what holds them."""
    shared_runs: int
    """Pairs of pieces of lines without a common end that lie on each other."""
    against: int
    """Lines against the reading direction that are part of no cycle."""
    crossings: int
    """Proper crossings of lines; like the next two, it counts what several lines share once."""
    bends: int
    """Corners of lines."""
    length: int
    """Total length of all lines, in pixels."""
    area: int
    """Size of the picture, in pixels."""
    aspect: float
    """Width over height."""

    @property
    def clean(self) -> bool:
        """Whether everything that must be nought is."""
        return not (
            self.overlaps
            or self.intrusions
            or self.label_hits
            or self.stray_labels
            or self.clipped
            or self.shared_runs
        )


def measure(placement: Placement) -> Quality:
    """Return the quality of a placement."""
    tree = Tree(placement.scene)
    rects = [placement.boxes[box.name] for box in tree.boxes]
    titles = [title for box in range(len(rects)) for title in title_rects(tree, rects, box)]
    pieces = pieces_of(placement)
    ink, bends = inked(placement)
    hits, stray = labels(placement, tree, rects, titles, pieces)
    width, height = placement.size
    return Quality(
        overlaps=overlaps(tree, rects),
        intrusions=intrusions(tree, rects, titles, pieces),
        label_hits=hits,
        stray_labels=stray,
        clipped=clipped(placement, tree, rects),
        shared_runs=shared_runs(tree, pieces),
        against=against(tree, rects),
        crossings=crossings(ink),
        bends=bends,
        length=round(sum(abs(b.x - a.x) + abs(b.y - a.y) for a, b, _ in ink)),
        area=round(width * height),
        aspect=round(width / height, 3) if height else 1.0,
    )
