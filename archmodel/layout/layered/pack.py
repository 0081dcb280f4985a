"""Put disconnected parts side by side, in rows, towards the shape of a page."""

from __future__ import annotations

from math import sqrt
from typing import Final

from archmodel.geometry import Size

__all__ = ["packed", "wrapped"]

ASPECT: Final = 1.8
"""Width over height wanted."""


def packed(
    blocks: list[Size], gap: float, *, even: bool
) -> tuple[list[tuple[float, float]], Size, list[list[int]]]:
    """Return a place for every block in rows, the room they take, and the rows.

    The blocks keep their order; of several widths the one is taken whose shape is nearest to the
    wanted one. Rows are centred, unless all blocks are `even` and rather make a grid.
    """
    area = sum((block.width + gap) * (block.height + gap) for block in blocks)
    widest = max(block.width for block in blocks)
    best: tuple[float, list[list[int]]] | None = None
    total = sum(block.width + gap for block in blocks) - gap
    for factor in (0.7, 0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0):
        limit = min(total, max(widest, factor * sqrt(ASPECT * area)))
        rows = shelves(blocks, limit, gap)
        whole = extent(blocks, rows, gap)
        shape = whole.width / max(1.0, whole.height)
        ragged = whole.width * whole.height / max(1.0, area)
        score = max(shape / ASPECT, ASPECT / shape) * ragged
        if best is None or score < best[0] - 1e-9:
            best = (score, rows)
    rows = best[1] if best else []
    return (*in_rows(blocks, rows, gap, even=even), rows)


def wrapped(
    blocks: list[Size], gap: float, wrap: int, *, down: bool
) -> tuple[list[tuple[float, float]], Size, list[list[int]]]:
    """Return a place for every block in rows of `wrap`, or else in columns, the room, and the rows."""
    rows = [list(range(start, min(start + wrap, len(blocks)))) for start in range(0, len(blocks), wrap)]
    if down:
        return (*in_rows(blocks, rows, gap, even=True), rows)
    turned = [Size(block.height, block.width) for block in blocks]
    places, whole = in_rows(turned, rows, gap, even=True)
    return [(y, x) for x, y in places], Size(whole.height, whole.width), rows


def in_rows(
    blocks: list[Size], rows: list[list[int]], gap: float, *, even: bool
) -> tuple[list[tuple[float, float]], Size]:
    """Return a place for every block in the given rows, and the room they take."""
    places = [(0.0, 0.0)] * len(blocks)
    y = 0.0
    whole = extent(blocks, rows, gap)
    for row in rows:
        used = sum(blocks[each].width + gap for each in row) - gap
        x = 0.0 if even else (whole.width - used) // 2
        high = max(blocks[each].height for each in row)
        for each in row:
            places[each] = (x, y)
            x += blocks[each].width + gap
        y += high + gap
    return places, whole


def shelves(blocks: list[Size], limit: float, gap: float) -> list[list[int]]:
    """Return the blocks in rows no wider than `limit`, in their order."""
    rows: list[list[int]] = [[]]
    used = 0.0
    for number, block in enumerate(blocks):
        if rows[-1] and used + block.width > limit + 0.5:
            rows.append([])
            used = 0.0
        rows[-1].append(number)
        used += block.width + gap
    return rows


def extent(blocks: list[Size], rows: list[list[int]], gap: float) -> Size:
    """Return the room that rows of blocks take."""
    wide = max(sum(blocks[each].width + gap for each in row) - gap for row in rows)
    high = sum(max(blocks[each].height for each in row) + gap for row in rows) - gap
    return Size(wide, high)
