"""PNG: the same picture in pixels, from our own fonts alone, of a size that can be opened."""

from __future__ import annotations

import struct
import sys
from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image

from archmodel.drawing.draw import draw
from archmodel.drawing.marks import Drawing, Figure, Picture, Text
from archmodel.errors import FormatError
from archmodel.formats.drawing.png import Png
from archmodel.geometry import Point, Rect, Size
from tests.drawing.figure import placement


def drawing() -> Drawing:
    return draw(placement())


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">LL", png[16:24])
    return wide, high


@pytest.mark.parametrize("scale", [0.5, 1, 2])
def test_scale_is_pixels_to_a_pixel(scale: float):
    assert size(Png(scale).write(drawing())) == (848 * scale, 854 * scale)


def test_the_same_drawing_gives_the_same_bytes():
    assert Png(1).write(drawing()) == Png(1).write(drawing())


def test_text_is_drawn_whatever_the_theme_calls_its_font():
    ours, theirs = Png(0.5).write(drawing()), Png(0.5).write(drawing()._replace(font_family="No Such Font"))
    assert ours == theirs


@pytest.mark.parametrize("scale", [0, 0.09, 8.1, -1, float("nan"), float("inf")])
def test_a_scale_out_of_bounds_is_refused(scale: float):
    with pytest.raises(FormatError, match="between"):
        Png(scale)


def test_a_picture_too_large_to_open_is_refused_with_a_scale_that_fits():
    huge = drawing()._replace(size=Size(20_000, 100))
    with pytest.raises(FormatError, match=r"40000 by 200 pixels, over 32,767") as refused:
        Png(2).write(huge)
    assert refused.value.instead.startswith("--scale 1.63")
    with pytest.raises(FormatError) as refused:
        Png(1).write(drawing()._replace(size=Size(10_000_000, 100)))
    assert refused.value.instead == "SVG"


def test_a_picture_of_too_many_pixels_is_refused_with_a_scale_that_fits():
    large = drawing()._replace(size=Size(2000, 1680))
    with pytest.raises(FormatError, match=r"16000 by 13440 pixels, 215 million, over 100 million") as refused:
        Png(8).write(large)
    assert refused.value.instead == "--scale 5.45, or SVG"
    assert 2000 * 1680 * 5.45**2 < 100_000_000 < 2000 * 1680 * 5.46**2
    with pytest.raises(FormatError, match="pixels, 900 million, over 100 million") as refused:
        Png(1).write(drawing()._replace(size=Size(30_000, 30_000)))
    assert refused.value.instead == "--scale 0.33, or SVG"


def test_the_scale_that_fits_is_for_both_bounds():
    with pytest.raises(FormatError, match="40000 by 20000 pixels, over 32,767") as refused:
        Png(2).write(drawing()._replace(size=Size(20_000, 10_000)))
    assert refused.value.instead == "--scale 0.7, or SVG"


def test_nothing_to_show_is_a_blank_page():
    assert size(Png(1).write(drawing()._replace(figures=(), size=Size(64, 64)))) == (64, 64)


@pytest.mark.parametrize("scale", [0.1, 0.33, 1, 1.57, 2])
def test_both_rasterisers_give_the_same_bytes(scale: float, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("resvg")
    odd = drawing()._replace(size=Size(847.5, 853.25))
    snow = Text("☃ snow", Point(9, 40), 40, 13.0, 400, "#000000")
    unknown = drawing()._replace(figures=(Figure("element", "x", "", (snow,)),))
    quickly = [Png(scale).write(each) for each in (drawing(), odd, unknown)]
    monkeypatch.setitem(sys.modules, "resvg", None)  # as if it were not installed
    assert [Png(scale).write(each) for each in (drawing(), odd, unknown)] == quickly


def test_letters_drawn_as_shapes_look_as_the_font_draws_them(monkeypatch: pytest.MonkeyPatch):
    as_shapes = pixels(Png(2).write(drawing()))
    monkeypatch.setattr("archmodel.formats.drawing.png.outline", lambda text, weight: None)
    by_font = pixels(Png(2).write(drawing()))
    blank = pixels(Png(2).write(drawing()._replace(figures=())))
    apart = [abs(one - other) for one, other in zip(as_shapes, by_font, strict=True)]
    assert sum(each > 64 for each in apart) == 0
    assert sum(each > 16 for each in apart) < len(apart) / 10_000
    assert as_shapes != blank


def pixels(png: bytes) -> bytes:
    """Return the pixels of a PNG, one byte a colour."""
    with Image.open(BytesIO(png)) as image:
        return image.tobytes()


@pytest.mark.parametrize("is_fast", [True, False])
def test_a_panic_of_a_rasteriser_is_an_error_of_ours(is_fast: bool, monkeypatch: pytest.MonkeyPatch):
    if is_fast:
        pytest.importorskip("resvg")
    else:
        monkeypatch.setitem(sys.modules, "resvg", None)
    shape = b'<rect width="1e9" height="1e9"/><path stroke="red" stroke-width="1" d="M0 0L1e9 1e9"/>'
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e-9 1e-9">%s</svg>' % shape
    address = f"data:image/svg+xml;base64,{b64encode(svg).decode()}"
    figure = Figure("element", "a", "", (Picture(address, Rect(0, 0, 24, 24), "", vendor=True),))
    with pytest.raises(FormatError, match="cannot be turned into pixels"):
        Png().write(Drawing(Size(24, 24), "#ffffff", "", "", (figure,), "Sans"))
