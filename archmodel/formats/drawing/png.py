"""PNG: the SVG of a drawing in pixels, made in this process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from archmodel.drawing.marks import Drawing, Text
from archmodel.errors import FormatError
from archmodel.formats.base import Format
from archmodel.formats.drawing.svg import Svg
from archmodel.geometry import Size
from archmodel.markup import Markup, number
from archmodel.text import font_file
from archmodel.text.outlines import outline

__all__ = ["Png"]

MOST_PIXELS = 32_767
"""The widest and highest picture that common viewers open."""
MOST_AREA = 100_000_000
"""The most pixels in all: to make a picture takes about 8 bytes of memory for each."""
TYPEFACE = "Source Sans Pro"


class Png(Format[Drawing]):
    """Portable Network Graphics, `scale` pixels to each pixel of the drawing.

    The letters come from our own font files alone, so that a picture is the same on every
    machine; a character they lack is an empty box here, and shown by a browser in the SVG.
    """

    suffix: ClassVar[str] = ".png"

    def __init__(self, scale: float = 2.0) -> None:
        if not 0.1 <= scale <= 8:
            raise FormatError(f"a scale of {scale:g} is not between 0.1 and 8", instead="--scale 2")
        self.scale = scale

    def write(self, stage: Drawing) -> bytes:
        """Return the drawing as PNG.

        Raises `FormatError` when the picture would be too large to be opened.
        """
        wide, high = (side * self.scale for side in stage.size)
        over = ""
        if max(wide, high) > MOST_PIXELS:
            over = f"over {MOST_PIXELS:,}"
        elif wide * high > MOST_AREA:
            over = f"{wide * high / 1e6:.0f} million, over {MOST_AREA / 1e6:.0f} million"
        if over:
            shrunk = min(MOST_PIXELS / max(wide, high), (MOST_AREA / (wide * high)) ** 0.5)
            fitting = int(self.scale * shrunk * 100) / 100
            raise FormatError(
                f"the picture would be {wide:.0f} by {high:.0f} pixels, {over}",
                instead=f"--scale {fitting:g}, or SVG" if fitting >= 0.1 else "SVG",
            )
        texts = [mark for figure in stage.figures for mark in figure.marks if isinstance(mark, Text)]
        shapes = [_shape(each) for each in texts]
        left = {text.weight for text, shape in zip(texts, shapes, strict=True) if not shape}
        svg = Svg().write(stage._replace(font_family=TYPEFACE)).decode()
        shaped = iter(shapes)
        svg = _TEXT.sub(lambda found: next(shaped) or found[0], svg)
        return _pixels(svg, stage.size, self.scale, sorted(map(font_file, left)))


_TEXT = re.compile("<text .*?</text>", re.DOTALL)
"""What each `Text` is in SVG; in words it would be escaped."""


def _shape(text: Text) -> str:
    """Return the shape of a text in SVG, fitted to its width, or nothing where it takes a font to draw it.

    Rasterisers open the font anew for every letter, which took a fifth of the time of a picture.
    """
    shape = outline(text.text, text.weight)
    if not shape or not text.width:
        return ""
    across, up = text.width / shape.width, text.font / shape.em
    placed = f"{across:.6g} 0 0 {-up:.6g} {number(text.at.x)} {number(text.at.y)}"
    out = Markup()
    out.empty("path", d=shape.path, transform=f"matrix({placed})", fill=text.ink)
    return str(out)


def _pixels(svg: str, size: Size, scale: float, fonts: list[str]) -> bytes:
    """Return an SVG as PNG.

    The packages resvg and resvg-py wrap one rasteriser and give the same bytes; resvg takes a third of the
    time, and has no wheels for Python 3.15 yet. Either is dear to load, and needed here alone.
    """
    try:
        from resvg import render, usvg
    except ImportError:
        return _slowly(svg, scale, fonts)
    page = [int(side + 0.5) for side in size]  # both round so, first the page and then the pixels
    wide, high = (max(1, int(side * scale + 0.5)) for side in page)
    options = usvg.Options.default()
    options.font_family = TYPEFACE
    for font in fonts:
        options.load_font_file(font)
    with _painted():
        tree = usvg.Tree.from_str(svg, options)
        return render(tree, (wide / page[0], 0, 0, 0, high / page[1], 0), bg_size=(wide, high))


def _slowly(svg: str, scale: float, fonts: list[str]) -> bytes:
    import resvg_py

    with _painted():
        written: bytes = resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            skip_system_fonts=True,
            font_files=fonts,
            font_family=TYPEFACE,
        )
    return written


@contextmanager
def _painted() -> Iterator[None]:
    """Turn what a rasteriser cannot do into an error of ours; its panics are no plain exceptions."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, RuntimeError | ValueError) and type(error).__name__ != "PanicException":
            raise
        raise FormatError(f"the picture cannot be turned into pixels: {error}") from error
