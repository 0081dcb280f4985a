"""Curves on two logarithmic axes, as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import log10

__all__ = ["plot"]

WIDE, HIGH, MARGIN = 640, 420, 64
"""Pixels of the picture, and round the axes."""
INKS = ("#0b5cad", "#b3541e", "#3f7d3a", "#7a3e9d")
HALO = 'stroke="#ffffff" stroke-width="4" paint-order="stroke"'
Curve = Sequence[tuple[float, float]]


def plot(title: str, across: str, up: str, curves: Mapping[str, Curve]) -> str:
    """Return the curves, their names at the top left, where such as rise leave room; all is above nought."""
    return "\n".join(lines(title, across, up, curves)) + "\n"


def lines(title: str, across: str, up: str, curves: Mapping[str, Curve]) -> Iterator[str]:
    """Yield the lines of the picture."""
    points = [(log10(x), log10(y)) for curve in curves.values() for x, y in curve]
    left, right = decades([x for x, _ in points])
    low, high = decades([y for _, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            MARGIN + (x - left) / (right - left) * (WIDE - 2 * MARGIN),
            HIGH - MARGIN - (y - low) / (high - low) * (HIGH - 2 * MARGIN),
        )

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif">'
    yield f'<title>{escape(title)}</title><rect width="{WIDE}" height="{HIGH}" fill="#ffffff"/>'
    yield text(WIDE / 2, 28, title, "middle", 15)
    yield text(WIDE / 2, HIGH - 18, across, "middle")
    yield text(12, MARGIN - 16, up, "start")
    for decade in range(left, right + 1):
        (x, top), (_, bottom) = place(decade, high), place(decade, low)
        yield f'<path d="M{x:.1f} {top:.1f}V{bottom:.1f}" stroke="#d5dae1"/>'
        yield text(x, bottom + 18, f"{10**decade:,}", "middle")
    for decade in range(low, high + 1):
        (x, y), (end, _) = place(left, decade), place(right, decade)
        yield f'<path d="M{x:.1f} {y:.1f}H{end:.1f}" stroke="#d5dae1"/>'
        yield text(x - 8, y + 4, f"{10.0**decade:g}", "end")
    for number, ((name, curve), ink) in enumerate(zip(curves.items(), INKS, strict=False)):
        spots = [place(log10(x), log10(y)) for x, y in curve]
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        yield f'<polyline points="{joined}" fill="none" stroke="{ink}" stroke-width="2"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{ink}"/>' for x, y in spots)
        yield text(MARGIN + 12, MARGIN + 20 + 18 * number, name, "start", 13, ink)
    yield "</svg>"


def decades(values: list[float]) -> tuple[int, int]:
    """Return the whole powers of ten that hold some logarithms, at least one apart."""
    first, last = (int(min(values) // 1), int(-(-max(values) // 1))) if values else (0, 1)
    return first, max(last, first + 1)


def text(x: float, y: float, words: str, anchor: str, font: int = 12, ink: str = "#1c2530") -> str:
    """Return a line of text, in front of whatever it stands on."""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{font}"'
    return f'<text {place} fill="{ink}" {HALO}>{escape(words)}</text>'
