"""A page of pictures side by side: where ours compare worst with ELK's, and typical ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from math import log
from statistics import median_low

from archmodel.drawing.draw import draw
from archmodel.formats.drawing.svg import Svg
from archmodel.layout.quality import measure
from archmodel.scene import Scene
from bench.layout.engine import Failure
from bench.layout.engines import ELK, ENGINES, OURS
from bench.layout.table import SAYS_NOTHING, Row

__all__ = ["chosen", "page"]

SHOWN = (OURS, ELK, "dot, spline")
WORST = 10
LARGEST = 200
"""Boxes; what is larger cannot be judged on a page."""
MEASURES = ("crossings", "bends", "length", "area")
Key = tuple[str, str]
"""The part of the corpus, and the picture."""
STYLE = """
body { font: 15px/1.4 system-ui, sans-serif; margin: 24px; color: #1c2530; background: #ffffff }
section { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; align-items: start }
figure { margin: 0; border: 1px solid #c3cbd5; padding: 8px }
figcaption { font-size: 13px; min-height: 3.2em }
svg { width: 100%; height: auto; max-height: 90vh }
"""


def chosen(found: list[Row], scenes: Mapping[Key, Scene]) -> dict[str, list[Key]]:
    """Return the keys of the pictures to show, under their headings."""
    scores = {
        key: score
        for key, score in compared(found).items()
        if len(scenes[key].boxes) <= LARGEST and scenes[key].wires
    }
    worst = sorted(scores, key=lambda key: (-scores[key], key))[:WORST]
    typical = []
    for part in dict.fromkeys(part for part, _ in scores):
        own = {score: key for key, score in scores.items() if key[0] == part}
        typical.append(own[median_low(own)])
    return {"Where ours compares worst with ELK": worst, "Typical of each part of the corpus": typical}


def compared(found: list[Row]) -> dict[Key, float]:
    """Return for every picture how ours compares with ELK's: above 0 is worse.

    It is the sum of the logarithms of the ratios, with 1 added to both sides lest one is nought.
    """
    rows = {(row.engine, row.corpus, row.picture): row for row in found if row.quality}
    scores = {}
    for (engine, part, picture), row in rows.items():
        other = rows.get((ELK, part, picture))
        if engine == OURS and other:
            ratios = [(row.value(each) + 1) / (other.value(each) + 1) for each in MEASURES]
            scores[part, picture] = sum(map(log, ratios))
    return scores


def page(keys: Mapping[str, list[Key]], scenes: Mapping[Key, Scene]) -> str:
    """Return the page, which needs no other file."""
    return "\n".join(lines(keys, scenes)) + "\n"


def lines(keys: Mapping[str, list[Key]], scenes: Mapping[Key, Scene]) -> Iterator[str]:
    """Yield the lines of the page."""
    yield f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Layouts</title><style>{STYLE}</style>'
    for heading, those in keys.items():
        yield f"<h1>{escape(heading)}</h1>"
        for key in those:
            yield f"<h2>{escape(': '.join(key))}</h2><section>"
            yield from (figure(name, scenes[key]) for name in SHOWN)
            yield "</section>"


def figure(name: str, scene: Scene) -> str:
    """Return one picture with its measures, in our own pen; group titles stand where ours would."""
    try:
        placement = ENGINES[name](scene).placement
    except Failure as failure:
        return f"<figure><figcaption>{escape(name)}: {escape(str(failure))}</figcaption></figure>"
    quality = measure(placement)
    told = [
        each for each in (*MEASURES, "intrusions", "label_hits") if each not in SAYS_NOTHING.get(name, ())
    ]
    said = ", ".join(f"{each.replace('_', ' ')} {getattr(quality, each):,}" for each in told)
    titled = scene._replace(title=f"{scene.title}, {name}", heading=None, key=())
    picture = Svg().write(draw(placement._replace(scene=titled))).decode()
    return f"<figure><figcaption><b>{escape(name)}</b>: {said}</figcaption>{picture}</figure>"
