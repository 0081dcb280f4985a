"""Lines of text as shapes: HarfBuzz sets them, kerning and all, as a painter of SVG would."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from archmodel.text.face import face_of, font_file

__all__ = ["Outline", "outline"]


class Outline(NamedTuple):
    """The shape of one line of text, in font units: to the right from its begin, up from its baseline."""

    path: str
    """As the attribute `d` of SVG says it."""
    width: int
    em: int
    """Font units to the font size."""


def outline(text: str, weight: int) -> Outline | None:
    """Return the shape of a line of text; None where it needs more than the glyphs of our own font.

    Words of a script that is read leftward are such a need, as our font has no letters for one.
    """
    face = face_of(weight)
    if not text or not all(face.glyph(ord(one)) for one in text):
        return None
    harfbuzz = _harfbuzz()
    line = harfbuzz.Buffer()
    line.add_str(text)
    line.language = "en"  # it would be that of the user
    line.guess_segment_properties()
    harfbuzz.shape(_font(weight), line)
    at, parts = 0, []
    for glyph, place in zip(line.glyph_infos, line.glyph_positions, strict=True):
        if shape := _shape(weight, glyph.codepoint):
            parts.append(f"M{at + place.x_offset} {place.y_offset}{shape}")
        at += place.x_advance
    return Outline("".join(parts), at, face.em) if parts else None


def _harfbuzz() -> Any:
    """Return the package, which takes a while to load and is needed for PNGs alone; it has no types."""
    import uharfbuzz

    return uharfbuzz


@cache
def _font(weight: int) -> Any:
    harfbuzz = _harfbuzz()
    return harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob.from_file_path(font_file(weight))))


@cache
def _shape(weight: int, glyph: int) -> str:
    """Return a glyph as a path of relative steps, so that it can be drawn anywhere."""
    pen, funcs = _Pen(), _harfbuzz().DrawFuncs()
    funcs.set_move_to_func(pen.move)
    funcs.set_line_to_func(pen.line)
    funcs.set_quadratic_to_func(pen.quadratic)
    funcs.set_cubic_to_func(pen.cubic)
    funcs.set_close_path_func(pen.close)
    _font(weight).draw_glyph(glyph, funcs)
    return "".join(pen.steps)


class _Pen:
    """Notes the steps of a glyph, each seen from where the one before ended."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self._at = self._begin = (0.0, 0.0)

    def move(self, x: float, y: float, _: object) -> None:
        self._step("m", (x, y))
        self._begin = self._at

    def line(self, x: float, y: float, _: object) -> None:
        self._step("l", (x, y))

    def quadratic(self, ax: float, ay: float, x: float, y: float, _: object) -> None:
        self._step("q", (ax, ay), (x, y))

    def cubic(self, ax: float, ay: float, bx: float, by: float, x: float, y: float, _: object) -> None:
        self._step("c", (ax, ay), (bx, by), (x, y))

    def close(self, _: object) -> None:
        self.steps.append("z")
        self._at = self._begin

    def _step(self, verb: str, *points: tuple[float, float]) -> None:
        from_x, from_y = self._at
        self.steps.append(verb + " ".join(f"{x - from_x:g} {y - from_y:g}" for x, y in points))
        self._at = points[-1]
