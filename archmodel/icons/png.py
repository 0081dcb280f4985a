"""PNG: whether a file is one, and a small one, found out before anything decodes it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from archmodel.errors import FormatError

__all__ = ["checked"]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 1024
"""The widest and highest icon."""
_KEPT = (b"IHDR", b"sRGB", b"gAMA", b"PLTE", b"tRNS", b"IDAT", b"IEND")
"""The chunks that show; others tell where and when a picture was made, or move it."""
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel by colour type (PNG, 11.2.2)."""
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Where the passes of an interlaced picture begin, and their steps: x and y each (PNG, 8.2)."""


def checked(content: bytes) -> bytes:
    """Return a PNG without all that does not show. Raises `FormatError` for what is none, or too large."""
    chunks = [*_chunks(content)]
    kinds = [kind for kind, _ in chunks]
    if (
        kinds[:1] != [b"IHDR"]
        or kinds[-1:] != [b"IEND"]
        or kinds.count(b"IHDR") > 1
        or len(chunks[0][1]) != 13
    ):
        raise FormatError("it is no whole PNG")
    size = _size(chunks[0][1])
    data = zlib.decompressobj()
    try:
        pixels = data.decompress(b"".join(held for kind, held in chunks if kind == b"IDAT"), size + 1)
    except zlib.error as error:
        raise FormatError("its pixels cannot be unpacked") from error
    if len(pixels) != size:
        raise FormatError("it has not the pixels that its header says")
    return SIGNATURE + b"".join(_chunk(kind, held) for kind, held in chunks if kind in _KEPT)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts of a PNG, each with its kind, up to its end."""
    if not content.startswith(SIGNATURE):
        raise FormatError("it is no PNG")
    at, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        if at + 12 > len(content):
            raise FormatError("it is cut short")
        length, kind = struct.unpack_from(">L4s", content, at)
        held = content[at + 8 : at + 8 + length]
        if content[at : at + 12 + length] != _chunk(kind, held):
            raise FormatError("it is damaged or cut short")
        yield kind, held
        at += 12 + length


def _chunk(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">L4s", len(held), kind) + held + struct.pack(">L", zlib.crc32(kind + held))


def _size(header: bytes) -> int:
    """Return how many bytes the pixels of a picture are, with a byte for the filter of each line."""
    wide, high, depth, colour, packing, filtering, interlaced = struct.unpack(">LLBBBBB", header)
    if not (0 < wide <= MOST_PIXELS and 0 < high <= MOST_PIXELS):
        raise FormatError(
            f"it is {wide:,} by {high:,} pixels", instead=f"scale it down to {MOST_PIXELS} at most"
        )
    if colour not in _SAMPLES or depth not in (1, 2, 4, 8, 16) or packing or filtering or interlaced > 1:
        raise FormatError("its header says what no PNG can be")
    bits = depth * _SAMPLES[colour]
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    sides = [(-(-(wide - x) // across), -(-(high - y) // down)) for x, y, across, down in passes]
    return sum((1 + (columns * bits + 7) // 8) * rows for columns, rows in sides if columns > 0 and rows > 0)
