"""SVG: one file that holds all it needs, with selectable text and without any script."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from archmodel.colour import Colour
from archmodel.drawing.glyphs import GRID, PEN, strokes
from archmodel.drawing.marks import Drawing, Figure, Mark, Path, Picture, Rectangle, Step, Text
from archmodel.formats.base import Format
from archmodel.markup import Markup, Value, number
from archmodel.text import unknown

__all__ = ["Svg"]

FALLBACKS = "'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


class Svg(Format[Drawing]):
    """Scalable Vector Graphics; the same drawing gives the same bytes.

    Colours that follow the surroundings are light ones in attributes, which any painter shows, and
    classes that a media query gives the dark ones. A class is called as it paints, so that several
    pictures in one page agree.
    """

    suffix: ClassVar[str] = ".svg"

    def write(self, stage: Drawing) -> bytes:
        """Return the drawing as SVG.

        Raises `FormatError` when a vendor icon is not known.
        """
        return _painted(stage)


@lru_cache(maxsize=1)
def _painted(drawing: Drawing) -> bytes:
    """Return the drawing as SVG; kept for the PNG, which is made of it and comes next."""
    return _Painter(drawing).paint().encode()


class _Painter:
    """What is known while one drawing is written."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._out = Markup()
        self._prefix = _prefix(drawing)
        self._ids: dict[tuple[str, bool], str] = {}
        self._dark: dict[str, str] = {}

    def paint(self) -> str:
        drawing, out = self._drawing, self._out
        wide, high = drawing.size
        family = drawing.font_family.replace("\\", "").replace("'", "")
        out.open(
            "svg",
            xmlns="http://www.w3.org/2000/svg",
            width=wide,
            height=high,
            viewBox=f"0 0 {number(wide)} {number(high)}",
            role="img",
            font_family=f"'{family}', {FALLBACKS}",
        )
        out.line()
        out.text("title", drawing.title)
        out.text("desc", drawing.description)
        self._define_pictures()
        out.empty("rect", width=wide, height=high, **self._ink(fill=drawing.paper))
        for count, figure in enumerate(drawing.figures, start=1):
            self._figure(figure, count)
        if self._dark:
            rules = "".join(rule for _, rule in sorted(self._dark.items()))
            out.text("style", f"@media(prefers-color-scheme:dark){{{rules}}}")
        out.close("svg")
        return str(out)

    def _define_pictures(self) -> None:
        """Write every glyph and icon once; what looks the same refers to the same symbol."""
        out = self._out
        ids = self._ids
        for figure in self._drawing.figures:
            for mark in figure.marks:
                if isinstance(mark, Picture) and (mark.name, mark.vendor) not in ids:
                    ids[mark.name, mark.vendor] = f"{self._prefix}-s{len(ids) + 1}"
        if not ids:
            return
        out.open("defs")
        out.line()
        for (name, vendor), identifier in ids.items():
            # Visible overflow spares painters a clip for every use.
            out.open("symbol", id=identifier, viewBox=f"0 0 {GRID} {GRID}", overflow="visible")
            if vendor:
                out.empty("image", width=GRID, height=GRID, href=_icon(name))
            else:
                out.empty("path", d=strokes(name))
            out.close("symbol")
        out.close("defs")

    def _figure(self, figure: Figure, count: int) -> None:
        out = self._out
        identifier = f"{self._prefix}-{count}"
        out.open("g", id=identifier, data_kind=figure.kind, data_name=figure.name or None)
        out.line()
        if figure.tip:
            out.text("title", figure.tip)
        if figure.link:
            out.open("a", href=figure.link)
        for mark in figure.marks:
            self._mark(mark)
        if figure.link:
            out.close("a")
        out.close("g")

    def _mark(self, mark: Mark) -> None:
        if isinstance(mark, Text):
            self._text(mark)
        elif isinstance(mark, Rectangle):
            self._rectangle(mark)
        elif isinstance(mark, Path):
            self._out.empty("path", d=_path(mark.steps), **self._pen(mark, round_ends=True))
        else:
            self._picture(mark)

    def _rectangle(self, mark: Rectangle) -> None:
        x, y, wide, high = mark.rect
        self._out.empty(
            "rect",
            x=x,
            y=y,
            width=wide,
            height=high,
            rx=min(mark.radius, wide / 2, high / 2) or None,
            **self._pen(mark),
            fill_opacity=mark.opacity if mark.opacity < 1 else None,
        )

    def _picture(self, mark: Picture) -> None:
        x, y, wide, high = mark.rect
        ours: dict[str, Value] = {
            **self._ink(fill="none", stroke=mark.ink),
            "stroke_width": PEN,
            "stroke_linecap": "round",
            "stroke_linejoin": "round",
        }
        self._out.empty(
            "use",
            href=f"#{self._ids[mark.name, mark.vendor]}",
            x=x,
            y=y,
            width=wide,
            height=high,
            opacity=mark.opacity if mark.opacity < 1 else None,
            **({} if mark.vendor else ours),
        )

    def _text(self, mark: Text) -> None:
        text = mark.text
        spaced = text != text.strip(" ") or "  " in text
        attributes: dict[str, Value] = {"xml:space": "preserve" if spaced else None}
        x, anchor, direction = mark.at.x, None, None
        if not text.isascii() and _reads_leftward(text):
            # Anchored in the middle, it stands right whether or not a painter knows `direction`.
            x, anchor, direction = x + mark.width / 2, "middle", "rtl"
        # Other fonts are fitted to the width of ours; what ours cannot show was measured with
        # room to spare, and would only be stretched.
        fits = mark.width > 0 and (text.isascii() or not unknown(text))
        self._out.text(
            "text",
            text,
            x=x,
            y=mark.at.y,
            font_size=mark.font,
            font_weight=mark.weight if mark.weight != 400 else None,
            **self._ink(fill=mark.ink),
            text_anchor=anchor,
            direction=direction,
            unicode_bidi="isolate" if direction else None,
            textLength=mark.width if fits else None,
            lengthAdjust="spacingAndGlyphs" if fits else None,
            **attributes,
        )

    def _pen(self, mark: Rectangle | Path, *, round_ends: bool = False) -> dict[str, Value]:
        pen = self._ink(fill=mark.fill or "none", stroke=mark.stroke)
        if mark.stroke:
            pen["stroke_width"] = mark.width if mark.width != 1 else None
            pen["stroke_dasharray"] = " ".join(map(number, mark.dash)) or None
            if round_ends and not mark.dash:
                pen["stroke_linecap"] = pen["stroke_linejoin"] = "round"
        return pen

    def _ink(self, **colours: str | None) -> dict[str, Value]:
        """Return colours as attributes, with classes for the dark ones."""
        classes: list[str] = []
        for attribute, colour in colours.items():
            if isinstance(colour, Colour):
                name = f"{attribute[0]}{colour.dark[1:]}"
                self._dark[name] = f".{name}{{{attribute}:{colour.dark}}}"
                classes.append(name)
        return {**colours, "class": " ".join(classes) or None}


def _prefix(drawing: Drawing) -> str:
    """Return what the ids of this picture begin with, so that several may stand in one page.

    Pictures of which the words, the colours and the size are the same have the same: what one of
    them refers to looks as it does in the other. A checksum is enough to tell pictures apart, and
    `hashlib` takes milliseconds to load.
    """
    from zlib import crc32

    said = [drawing.title, repr(drawing.paper), *map(number, drawing.size)]
    for figure in drawing.figures:
        said += (figure.kind, figure.name, figure.link)
        for mark in figure.marks:
            if isinstance(mark, Text):
                said += (mark.text, mark.ink)
            elif isinstance(mark, Picture):
                said += (mark.name, mark.ink)
    return f"a{crc32(chr(10).join(said).encode('utf-8', 'replace')):08x}"


def _icon(name: str) -> str:
    from binascii import b2a_base64

    from archmodel.icons import picture

    kind, content = picture(name)
    return f"data:{kind};base64,{b2a_base64(content, newline=False).decode()}"


def _path(steps: tuple[Step, ...]) -> str:
    return "".join(verb + " ".join(f"{number(x)} {number(y)}" for x, y in points) for verb, points in steps)


def _reads_leftward(text: str) -> bool:
    """Say whether the first letter with a direction is of a script written from right to left."""
    from unicodedata import bidirectional

    for one in text:
        kind = bidirectional(one)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
