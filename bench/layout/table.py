"""Quality and time of every engine on every picture of the corpus, as Markdown.

Run alone as `python bench/layout/table.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from math import inf, nan
from statistics import median
from typing import NamedTuple

from archmodel.layout.quality import Quality, measure
from archmodel.scene import Scene
from bench.layout.corpus import corpus
from bench.layout.engine import Engine, Failure
from bench.layout.engines import ELK, ENGINES, OURS

__all__ = ["SAYS_NOTHING", "Row", "ratio", "report", "rows", "verdicts"]

MUST_BE_NOUGHT = (
    "overlaps",
    "intrusions",
    "label_hits",
    "stray_labels",
    "clipped",
    "shared_runs",
    "against",
)
"""Measures whose total over the pictures is shown: a median of nought would hide much."""
SMALL = {"crossings": 1.0, "bends": 1.0, "length": 1e3, "area": 1e6, "aspect": 1.0, "seconds": 1.0}
"""Measures whose median is shown, and the unit each is shown in."""
DIGITS = {"length": 1, "area": 2, "aspect": 2, "seconds": 3}
"""Digits after the point, where there are any."""
TARGETS = {"crossings": 1.0, "bends": 0.7, "length": 0.9, "area": 0.8}
"""At most so many times ELK's; for crossings of the medians, else in the median of the ratios."""
SAYS_NOTHING = {
    "dagre": ("bends",),
    "dot, spline": ("bends",),
    "dot, ortho": ("label_hits", "stray_labels"),
}
"""What an engine has no measure of: bends of curves, labels that are not placed."""


class Row(NamedTuple):
    """What one engine made of one picture."""

    engine: str
    corpus: str
    picture: str
    quality: Quality | None
    """None where the engine failed."""
    seconds: float

    def value(self, measure: str) -> float:
        """Return one measure."""
        return self.seconds if measure == "seconds" else float(getattr(self.quality, measure))


def rows(scenes: Iterable[tuple[str, Scene]], engines: Mapping[str, Engine] = ENGINES) -> Iterator[Row]:
    """Yield what every engine makes of every scene; with each scene goes the part of the corpus it is of."""
    for part, scene in scenes:
        for name, engine in engines.items():
            try:
                result = engine(scene)
            except Failure as failure:
                print(f"{part}, {scene.name}: {name}: {failure}", file=sys.stderr)
                yield Row(name, part, scene.name, None, inf)
            else:
                yield Row(name, part, scene.name, measure(result.placement), result.seconds)


def report(found: list[Row]) -> str:
    """Return a table for each part of the corpus, and one for the whole."""
    parts = list(dict.fromkeys(row.corpus for row in found))
    tables = [section(part, [row for row in found if row.corpus == part]) for part in parts]
    return "\n\n".join([section("The whole corpus", found), verdicts(found), *tables])


def section(title: str, found: list[Row]) -> str:
    """Return one table with its heading."""
    pictures = len({(row.corpus, row.picture) for row in found})
    head = ["engine", *(unit(each) for each in SMALL), *MUST_BE_NOUGHT, "failed"]
    lines = [f"### {title}", "", f"Pictures: {pictures}.", ""]
    lines += ["| " + " | ".join(each.replace("_", " ") for each in head) + " |", "|---" * len(head) + "|"]
    for engine in dict.fromkeys(row.engine for row in found):
        lines.append(line(engine, [row for row in found if row.engine == engine]))
    for peer in dict.fromkeys(row.engine for row in found if row.engine.startswith(ELK)):
        shares = [middle(ratios(found, each, peer)) for each in SMALL]
        cells = ["–" if share != share else f"{share:.2f}" for share in shares]
        lines.append(f"| *{OURS} / {peer}* | " + " | ".join(cells) + " |" * (len(MUST_BE_NOUGHT) + 2))
    return "\n".join(lines)


def unit(measure: str) -> str:
    """Return the heading of a measure."""
    return {"length": "length, kpx", "area": "area, Mpx", "seconds": "s"}.get(measure, measure)


def line(engine: str, found: list[Row]) -> str:
    """Return what one engine made of some pictures; those it failed on are left out."""
    good = [row for row in found if row.quality]
    silent = SAYS_NOTHING.get(engine, ()) if good else (*SMALL, *MUST_BE_NOUGHT)
    cells = []
    for each in (*SMALL, *MUST_BE_NOUGHT):
        values = [row.value(each) for row in good]
        if each in silent:
            cells.append("–")
        elif each in SMALL:
            cells.append(f"{median(values) / SMALL[each]:,.{DIGITS.get(each, 0)}f}")
        else:
            cells.append(f"{sum(values):,.0f}")
    return f"| {engine} | " + " | ".join(cells) + f" | {len(found) - len(good)} |"


def middle(values: list[float]) -> float:
    """Return the median, also of nothing."""
    return median(values) if values else nan


def ratios(found: list[Row], measure: str, peer: str) -> list[float]:
    """Return ours over a peer's, for every picture that both drew."""
    theirs = {(row.corpus, row.picture): row for row in found if row.engine == peer and row.quality}
    pairs = [
        (row, theirs.get((row.corpus, row.picture))) for row in found if row.engine == OURS and row.quality
    ]
    return [ratio(row.value(measure), other.value(measure)) for row, other in pairs if other]


def ratio(one: float, other: float) -> float:
    """Return how many times `other` goes into `one`; two noughts are alike."""
    return one / other if other else 1.0 if not one else inf


def verdicts(found: list[Row]) -> str:
    """Return which targets are met, against ELK as D2 spaces it."""
    lines = ["| target | found | |", "|---|---|---|"]
    good = [row for row in found if row.engine == OURS and row.quality]
    unclean = sum(row.value(each) for row in good for each in MUST_BE_NOUGHT)
    lines.append(f"| measures that must be 0 | {unclean:.0f} | {word(unclean == 0)} |")
    for each, most in TARGETS.items():
        if each == "crossings":
            ours, theirs = (
                middle([row.value(each) for row in found if row.engine == name and row.quality])
                for name in (OURS, ELK)
            )
            share, what = ratio(ours, theirs), "median of crossings at most ELK's"
        else:
            share, what = middle(ratios(found, each, ELK)), f"{each} at most {most:g} x ELK's"
        lines.append(f"| {what} | {share:.2f} | {word(share <= most)} |")
    return "\n".join(lines)


def word(met: bool) -> str:
    """Return the verdict."""
    return "met" if met else "missed"


if __name__ == "__main__":
    print(report([*rows(corpus())]))
