"""A PNG is looked at before anything decodes it."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archmodel.errors import FormatError
from archmodel.icons.png import SIGNATURE, checked


def chunk(kind: bytes, held: bytes = b"") -> bytes:
    return struct.pack(">L4s", len(held), kind) + held + struct.pack(">L", zlib.crc32(kind + held))


def header(wide: int = 2, high: int = 2, *, depth: int = 8, colour: int = 6, interlaced: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">LLBBBBB", wide, high, depth, colour, 0, 0, interlaced))


def png(head: bytes = header(), pixels: bytes = b"\0" * 18, more: bytes = b"") -> bytes:
    return SIGNATURE + head + more + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND")


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (header(), 18),
        (header(colour=2), 14),
        (header(3, 2, depth=1, colour=0), 4),
        (header(9, 1, depth=2, colour=3), 4),
        (header(5, 5, colour=0, interlaced=1), 25 + 1 + 1 + 1 + 2 + 3 + 3),
        (header(1, 1, colour=4, interlaced=1), 3),
    ],
)
def test_a_whole_png_stays_as_it_is(head: bytes, size: int):
    assert checked(png(head, b"\0" * size)) == png(head, b"\0" * size)


def test_what_does_not_show_is_left_out():
    secrets = chunk(b"tEXt", b"Author\0me") + chunk(b"iCCP", b"x") + chunk(b"acTL", b"y")
    assert checked(png(more=secrets) + b"<script>") == png()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is no PNG"),
        (b"<html><script>", "it is no PNG"),
        (SIGNATURE, "cut short"),
        (png()[:-1], "cut short"),
        (png()[:40], "cut short"),
        (png().replace(b"IDAT", b"IDAX"), "damaged"),
        (SIGNATURE + chunk(b"IEND"), "no whole PNG"),
        (SIGNATURE + chunk(b"IHDR", b"short") + chunk(b"IEND"), "no whole PNG"),
        (png(more=header()), "no whole PNG"),
        (png(header(1025, 2)), "1,025 by 2 pixels"),
        (png(header(2, 2**31 - 1)), "2 by 2,147,483,647 pixels"),
        (png(header(0, 2)), "0 by 2 pixels"),
        (png(header(depth=3)), "no PNG can be"),
        (png(header(colour=5)), "no PNG can be"),
        (png(header(interlaced=2)), "no PNG can be"),
        (png(pixels=b"\0" * 17), "not the pixels"),
        (png(pixels=b"\0" * 10_000_000), "not the pixels"),
        (SIGNATURE + header() + chunk(b"IDAT", b"nonsense") + chunk(b"IEND"), "cannot be unpacked"),
        (SIGNATURE + struct.pack(">L4s", 2**31, b"IHDR") + b"x" * 99, "damaged"),
    ],
)
def test_what_is_no_small_and_whole_png_is_refused(content: bytes, said: str):
    with pytest.raises(FormatError) as refused:
        checked(content)
    assert said in refused.value.what


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda tail: png()[:50] + tail))
def test_any_bytes_are_a_png_or_refused(content: bytes):
    try:
        once = checked(content)
    except FormatError:
        return
    assert checked(once) == once
