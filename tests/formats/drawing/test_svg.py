"""SVG: well-formed, self-contained, exact in its text, and the same bytes every time."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archmodel.colour import Colour
from archmodel.drawing.draw import draw
from archmodel.drawing.marks import Drawing, Figure, Rectangle
from archmodel.errors import FormatError
from archmodel.formats.drawing.svg import Svg
from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import Placement
from archmodel.markup import number
from archmodel.scene import Box, Frame, Glyph, Panel, Scene, Shape, Wire
from archmodel.text import visible
from tests.drawing.figure import label, placement

SPACE = "{http://www.w3.org/2000/svg}"
Check = Callable[[bytes], tuple[list[str], str]]


@pytest.fixture
def check(shared: Path) -> Check:
    spec = importlib.util.spec_from_file_location("check_svg", shared / "cases/trust/oracles/check_svg.py")
    assert spec is not None
    assert spec.loader is not None
    oracle = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(oracle)
    return oracle.check  # type: ignore[no-any-return]


def figure() -> bytes:
    return Svg().write(draw(placement()))


def everywhere(text: str) -> Drawing:
    """Return a picture that says `text` on a card, a group, a wire and in the heading."""
    shown = label(visible(text), width=500)
    card = Panel(60, "#1d4174", left=(shown,), right=(Glyph("storage", 24, "#ffffff"),))
    boxes = (
        Box("group", Size(10, 10), None, Shape.GROUP, (Panel(60, left=(shown,)),), tip=text),
        Box("a", Size(560, 60), "group", panels=(card,), frame=Frame("#ffffff", "#cccccc"), tip=text),
        Box("b", Size(560, 60), "group", panels=(card,), tip=text),
    )
    wire = Wire("w", "a", "b", label=shown._replace(pill="#ffffff"), tip=text)
    scene = Scene("s", text, boxes, (wire,), heading=Panel(60, left=(shown,)))
    rects = {"group": Rect(20, 100, 620, 400), "a": Rect(50, 180, 560, 60), "b": Rect(50, 400, 560, 60)}
    middle = Rect(60, 300, *shown.size)
    legs = ((Point(150, 240), Point(150, 400)),)
    return draw(Placement(scene, Size(660, 540), rects, {"w": legs}, {"w": middle}))


def said(root: ET.Element) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{SPACE}text")]


def test_the_figure_passes_the_oracle(check: Check):
    assert check(figure())[0] == []


def test_a_file_is_one_picture_with_title_and_description():
    written = figure()
    root = ET.fromstring(written)
    assert written.endswith(b"</svg>\n")
    assert root.get("role") == "img"
    assert root.get("viewBox") == "0 0 848 854"
    assert [each.tag for each in root][:2] == [f"{SPACE}title", f"{SPACE}desc"]
    assert root.findtext(f"{SPACE}title") == "Mobile integration"
    assert b"<script" not in written
    assert b"http" not in written.replace(b"http://www.w3.org/2000/svg", b"").replace(b"HTTP", b"")


def test_every_figure_is_a_group_with_its_name_and_tip():
    root = ET.fromstring(figure())
    groups = {
        each.get("data-name"): each
        for each in root.findall(f"{SPACE}g")
        if each.get("data-kind") == "element"
    }
    assert groups["gateway"].findtext(f"{SPACE}title") == "API gateway\nRed Hat 3scale API Management"
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(set(ids)) == len(ids)


def test_two_pictures_share_no_ids():
    first, second = (
        {each.get("id") for each in ET.fromstring(written).iterfind(".//*[@id]")}
        for written in (figure(), Svg().write(everywhere("x")))
    )
    assert first
    assert second
    assert not first & second


def test_a_glyph_is_written_once_and_used_often():
    root = ET.fromstring(figure())
    uses = [each.get("href") for each in root.iter(f"{SPACE}use")]
    symbols = ["#" + str(each.get("id")) for each in root.iter(f"{SPACE}symbol")]
    assert len(symbols) == len(set(symbols)) == len(set(uses)) < len(uses)


def test_text_is_set_to_its_measured_width():
    root = ET.fromstring(figure())
    for each in root.iter(f"{SPACE}text"):
        assert float(each.get("textLength", "0")) > 0
        assert each.get("lengthAdjust") == "spacingAndGlyphs"


def test_text_of_other_scripts_is_not_stretched_and_reads_its_own_way():
    root = ET.fromstring(Svg().write(everywhere("שלום")))
    for each in root.iter(f"{SPACE}text"):
        assert each.get("textLength") is None
        assert (each.get("direction"), each.get("text-anchor")) == ("rtl", "middle")


def test_spaces_are_kept_where_they_would_be_lost():
    root = ET.fromstring(Svg().write(everywhere("  two  spaces  ")))
    assert set(said(root)) == {"  two  spaces  "}
    for each in root.iter(f"{SPACE}text"):
        assert each.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_nasty_labels_are_shown_as_they_are(shared: Path, check: Check):
    nasty = json.loads((shared / "cases/trust/labels/labels.json").read_text("utf-8"))["labels"]
    assert len(nasty) > 100
    for each in nasty:
        repeat = each.get("repeat")
        text = repeat["unit"] * repeat["times"] if repeat else each["text"]
        written = Svg().write(everywhere(text))
        findings, _ = check(written)
        assert findings == [], each["id"]
        root = ET.fromstring(written)
        if each["show"] == "literal":
            shown = "".join("".join(visible(text)).split())
            told = "".join("".join(said(root)).split())
            assert told == shown * 5, each["id"]
        title = root.findtext(f"{SPACE}title") or ""
        assert title == visible(text).replace("\r", "\n"), each["id"]


@settings(deadline=None)
@given(st.text(st.characters(), max_size=40))
def test_whatever_a_label_says_the_file_is_well_formed(text: str):
    drawing = everywhere(text)
    root = ET.fromstring(Svg().write(drawing))
    assert root.find(f"{SPACE}g") is not None


def test_names_and_colours_cannot_break_out_of_their_attributes(check: Check):
    drawing = draw(placement())
    evil = '"><script>alert(1)</script>\n\x00'
    figures = tuple(each._replace(name=evil, tip=evil, kind=evil) for each in drawing.figures)
    written = Svg().write(drawing._replace(figures=figures, paper=evil, font_family=f"x'; {evil}"))
    assert check(written)[0] == []


def test_a_vendor_icon_is_embedded_once():
    if importlib.util.find_spec("diagrams") is None:
        pytest.skip("diagrams is not installed")
    icon = Glyph("aws.compute.Lambda", 24, "#ffffff", vendor=True)
    box = Box("a", Size(99, 40), panels=(Panel(40, left=(icon, icon)),))
    drawing = draw(Placement(Scene("s", "S", (box,)), Size(99, 40), {"a": Rect(0, 0, 99, 40)}, {}, {}))
    written = Svg().write(drawing)
    assert written.count(b"data:image/png;base64,") == 1
    assert written.count(b"<use ") == 2


def two_coloured() -> bytes:
    """Return a picture whose paper and borders follow the surroundings."""
    card = Rectangle(Rect(0, 0, 9, 9), fill="#ffffff", stroke=Colour("#000000", "#ffffff"))
    figures = (Figure("element", "a", "", (card, card)),)
    return Svg().write(Drawing(Size(9, 9), Colour("#ffffff", "#12161d"), "", "", figures, "Sans"))


def test_a_style_sheet_passes_the_oracle(check: Check):
    assert check(two_coloured())[0] == []


def test_a_colour_for_two_surroundings_is_an_attribute_and_a_class_called_as_it_paints():
    root = ET.fromstring(two_coloured())
    ground, *cards = root.iter(f"{SPACE}rect")
    assert (ground.get("fill"), ground.get("class")) == ("#ffffff", "f12161d")
    for each in cards:
        assert [each.get(key) for key in ("fill", "stroke", "class")] == ["#ffffff", "#000000", "sffffff"]
    assert root.findtext(f"{SPACE}style") == (
        "@media(prefers-color-scheme:dark){.f12161d{fill:#12161d}.sffffff{stroke:#ffffff}}"
    )


def test_without_such_a_colour_there_is_no_style_sheet():
    assert b"<style" not in figure()
    assert b"class=" not in figure()


def test_what_is_not_a_number_is_refused():
    assert [number(value) for value in (-0.004, 0.1 + 0.2, 1e-9, 123456789.5)] == [
        "0",
        "0.3",
        "0",
        "123456789.5",
    ]
    for value in (float("nan"), float("inf")):
        with pytest.raises(FormatError, match="a place or a size that is"):
            number(value)


def test_bytes_do_not_depend_on_the_seed_of_hashes(root: Path):
    code = (
        "import sys; from tests.drawing.figure import placement; from archmodel.drawing.draw import draw;"
        "from archmodel.formats.drawing.svg import Svg; from archmodel.formats.placement.json import Json;"
        "sys.stdout.buffer.write(Svg().write(draw(placement())) + Json().write(placement()))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert figure() in runs.pop()
