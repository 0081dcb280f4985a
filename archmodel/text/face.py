"""The typeface: how wide its characters are, read from its TrueType files."""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from importlib.util import find_spec

from archmodel.errors import FormatError

__all__ = ["Face", "face_of", "font_file", "is_pictograph", "units", "unknown", "width"]

ZWJ = "\u200d"


def width(text: str, *, font: float, weight: int = 400) -> float:
    """Return how wide one line of text is, in pixels, at a font size of `font` pixels.

    Kerning is not counted; pictures set their text to this very width. A character the font has
    no glyph for counts 1 em, an emoji 1.3 em, a character without width nothing.
    """
    face = face_of(weight)
    return units(text, face) * font / face.em


def unknown(text: str) -> str:
    """Return the characters the font has no glyph for, sorted, each once.

    >>> unknown("naïve ☃ and ☃")
    '☃'
    """
    face = face_of(400)
    lacking = (one for one in set(text) if face[one] and not face.glyph(ord(one)))
    return "".join(sorted(one for one in lacking if not one.isspace()))


def font_file(weight: int) -> str:
    """Return the path of the TrueType file for a weight, the nearest of 400, 600 and 700."""
    found = find_spec("font_source_sans_pro")
    if found is None or not found.submodule_search_locations:
        raise FormatError(
            "the typeface Source Sans Pro is not installed", instead="pip install font-source-sans-pro"
        )
    name = {400: "Regular", 600: "Semibold", 700: "Bold"}[_nearest(weight)]
    return f"{found.submodule_search_locations[0]}/files/SourceSansPro-{name}.ttf"


def _nearest(weight: int) -> int:
    return 400 if weight < 500 else 600 if weight < 650 else 700


class Face(dict[str, int]):
    """Advance widths of one font file by character, in font units, found as they are asked for."""

    def __init__(self, path: str) -> None:
        super().__init__()
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes milliseconds to load
            data = file.read()
        tables = {
            data[at : at + 4]: struct.unpack_from(">L", data, at + 8)[0]
            for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
        }
        self.em: int = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
        count: int = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
        start = tables[b"hmtx"]
        self._advances = array("H", data[start : start + 4 * count])
        if sys.byteorder == "little":
            self._advances.byteswap()
        self._read_characters(data, tables[b"cmap"])

    def _read_characters(self, data: bytes, at: int) -> None:
        """Find the ranges of characters that follow each other as their glyphs do.

        They are in a subtable of format 12, which every font has that goes beyond U+FFFF.
        """
        (count,) = struct.unpack_from(">H", data, at + 2)
        for place in range(at + 8, at + 8 + 8 * count, 8):
            start = at + struct.unpack_from(">L", data, place)[0]
            if struct.unpack_from(">H", data, start)[0] == 12:
                break
        else:
            raise FormatError("the typeface has no table of characters that archmodel can read")
        (groups,) = struct.unpack_from(">L", data, start + 12)
        numbers: tuple[int, ...] = struct.unpack_from(f">{3 * groups}L", data, start + 16)
        self._first, self._last, self._glyph = numbers[::3], numbers[1::3], numbers[2::3]

    def glyph(self, code: int) -> int:
        """Return the number of the glyph for a character, 0 where there is none."""
        at = bisect_left(self._last, code)
        if at == len(self._last) or code < self._first[at]:
            return 0
        return self._glyph[at] + code - self._first[at]

    def __missing__(self, one: str) -> int:
        code = ord(one)
        if (code >= 0x300 or code == 0xAD) and _has_no_width(one):
            wide = 0
        elif glyph := self.glyph(code):
            wide = self._advances[2 * min(glyph, len(self._advances) // 2 - 1)]
        else:
            wide = round(self.em * _guess(code))
        self[one] = wide
        return wide


_faces: dict[int, Face] = {}


def face_of(weight: int) -> Face:
    """Return the font of a weight, read once."""
    weight = _nearest(weight)
    if weight not in _faces:
        _faces[weight] = Face(font_file(weight))
    return _faces[weight]


def _has_no_width(one: str) -> bool:
    import unicodedata  # a shared library most pictures do not need

    code = ord(one)
    return (
        unicodedata.category(one) in ("Mn", "Me", "Cf")
        or 0x1F3FB <= code <= 0x1F3FF  # skin tones, part of the emoji before
        or 0x1160 <= code <= 0x11FF  # vowels and endings of Korean, part of the syllable
        or 0xE0000 <= code <= 0xE0FFF
    )


def _guess(code: int) -> float:
    """Return the width in em of a character that only some other font has."""
    if 0x1F1E6 <= code <= 0x1F1FF:  # half of a flag
        return 0.65
    emoji = 0x1F000 <= code < 0x20000 or 0x2600 <= code <= 0x27BF
    return 1.3 if emoji else 1.0  # as in the widest of the common fonts


def _joined(text: str) -> Iterator[str]:
    """Yield the emoji that a joiner makes one with the emoji before."""
    for part in text.split(ZWJ)[1:]:
        if part and is_pictograph(part[0]):
            yield part[0]


def is_pictograph(one: str) -> bool:
    """Say whether a character is an emoji or the like, which a joiner makes one with its neighbour."""
    return "\u2190" <= one <= "\u2bff" or "\U0001f000" <= one <= "\U0001ffff"


def units(text: str, face: Face) -> int:
    """Return how wide text is, in units of the font."""
    whole = sum(map(face.__getitem__, text))
    return whole - sum(face[one] for one in _joined(text)) if ZWJ in text else whole
