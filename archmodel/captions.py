"""What a picture says of itself: its heading, and the key to its colours and dashes."""

from __future__ import annotations

from collections.abc import Iterable

from archmodel.cards import EVENT, fitted
from archmodel.geometry import Size
from archmodel.scene import KeyEntry, Panel, Stroke, Wire
from archmodel.theme.base import Category, Network, Theme

__all__ = ["heading", "key"]


def heading(title: str, kind: str, theme: Theme, *, empty: bool) -> Panel:
    """Return the title of a picture and, after it or under two lines of it, its kind, and if it is empty."""
    kind += ", empty" if empty else ""
    main = fitted(title, theme, width=760, font=24.0, weight=600, ink=theme.ink)
    note = fitted(kind, theme, width=300, font=14.0, ink=theme.muted)
    if len(main.lines) == 1:
        return Panel(main.size.height + 4, left=(main, note))
    high = main.size.height + note.size.height
    return Panel(high + 4, left=(main._replace(size=Size(main.size.width, high), note=note),))


def key(
    categories: Iterable[Category], networks: Iterable[Network], theme: Theme, wires: Iterable[Wire] = ()
) -> tuple[tuple[KeyEntry, ...], ...]:
    """Return what the colours mean, each once, in the order they occur, and the dashes of `wires`."""
    swatches = tuple(
        KeyEntry(fitted(each.title, theme, width=300, font=12.5, ink=theme.ink), fill=each.fill)
        for each in dict.fromkeys(categories)
        if each.title
    )
    strokes = [(each.title, Stroke(each.ink)) for each in dict.fromkeys(networks) if each.title]
    if any(wire.stroke.dash == EVENT for wire in wires):
        strokes.append(("Event", Stroke(theme.ink, 2.0, EVENT)))
    lines = tuple(
        KeyEntry(fitted(title, theme, width=300, font=12.5, ink=theme.ink), stroke=stroke)
        for title, stroke in strokes
    )
    return tuple(row for row in (swatches, lines) if row)
