"""How much of a picture an edit changes, laid out afresh by ours, ELK and dot, and with ours kept.

Run alone as `python bench/layout/stability.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import accumulate
from operator import mul
from typing import NamedTuple

from archmodel.layout.base import Placement, kept_of
from archmodel.layout.layered import Layered
from archmodel.layout.quality import Changes, changes
from archmodel.scene import Scene
from bench.layout.d2 import elk
from bench.layout.dot import dot_spline
from bench.layout.edits import EDITS, RENAMED, Edit, edits
from bench.layout.engine import Failure, ours
from bench.layout.models import Document, documents, scene_of

__all__ = ["RELAYOUTS", "Outcome", "outcomes", "report"]

Relayout = Callable[[Scene, Placement | None], Placement]
"""Lays out a scene; the second argument is what the same engine made of it before the edit."""
RELAYOUTS: dict[str, Relayout] = {
    "archmodel": lambda scene, _: ours(scene).placement,
    "archmodel, kept": lambda scene, before: Layered().place(scene, before and kept_of(before)),
    "ELK": lambda scene, _: elk(scene).placement,
    "dot": lambda scene, _: dot_spline(scene).placement,
}
"""The engines by name; one that keeps the last picture takes its second argument."""


class Outcome(NamedTuple):
    """What an engine did to a picture for one edit."""

    engine: str
    model: str
    kind: str
    changes: Changes


def outcomes(models: Iterable[Document]) -> Iterator[Outcome]:
    """Yield what every engine does for every edit of some models; edits that fail an engine are left out."""
    for document in models:
        for name, relayout in RELAYOUTS.items():
            try:
                before = relayout(scene_of(document), None)
            except Failure:
                continue
            for edit in edits(document):
                try:
                    after = relayout(scene_of(edit.document), before)
                except Failure:
                    continue
                yield Outcome(
                    name, document["name"], edit.kind, changes(before, with_former_name(after, edit))
                )


def with_former_name(placement: Placement, edit: Edit) -> Placement:
    """Return the placement with the renamed box under its former name, so that it is known again."""
    if edit.renamed is None:
        return placement
    former = {RENAMED: edit.renamed}
    boxes = tuple(box._replace(name=former.get(box.name, box.name)) for box in placement.scene.boxes)
    rects = {former.get(name, name): rect for name, rect in placement.boxes.items()}
    scene = placement.scene._replace(boxes=boxes, wires=())
    return placement._replace(scene=scene, boxes=rects)


def report(found: list[Outcome]) -> str:
    """Return the table: medians and means of shares, and in how many pictures something flipped.

    A model has more pairs of boxes to join than labels, and larger ones more of all; each kind of edit of
    each model counts as much as any other.
    """
    head = ("edit", "edits", "engine", "moved, median", "moved, mean", "flips, median", "flips, mean")
    rows = ["| " + " | ".join([*head, "pictures with flips"]) + " |", "|---" * 8 + "|"]
    for kind in [*EDITS, "all"]:
        for engine in RELAYOUTS:
            those = [each for each in found if each.engine == engine and kind in (each.kind, "all")]
            if those:
                rows.append(f"| {kind} | {len(those):,} | {engine} | " + " | ".join(shares(those)) + " |")
    return "\n".join(rows)


def shares(found: list[Outcome]) -> list[str]:
    """Return the cells of one row."""
    alike = Counter((each.model, each.kind) for each in found)
    weights = [Fraction(1, len(alike) * alike[each.model, each.kind]) for each in found]
    moved = [each.changes.moved / max(1, each.changes.boxes) for each in found]
    flips = [each.changes.flips / max(1, each.changes.pairs) for each in found]
    flipped = float(sum(weight for weight, share in zip(weights, flips, strict=True) if share))
    cells = [
        f"{share:.1%}"
        for each in (moved, flips)
        for share in (weighted_median(each, weights), sum(map(mul, each, weights)))
    ]
    return [*cells, f"{flipped:.0%}"]


def weighted_median(values: list[float], weights: list[Fraction]) -> float:
    """Return the least value that, with all below it, has half of the weight; all weights make 1."""
    pairs = sorted(zip(values, weights, strict=True))
    sums = accumulate(weight for _, weight in pairs)
    return next(value for (value, _), upto in zip(pairs, sums, strict=True) if 2 * upto >= 1)


if __name__ == "__main__":
    print(report([*outcomes(documents())]))
