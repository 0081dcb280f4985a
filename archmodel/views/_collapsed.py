"""Groups drawn as one card: what it says of what is inside, and the lines that end at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from archmodel.cards import fitted
from archmodel.elements.base import Element
from archmodel.geometry import Size
from archmodel.names import Name
from archmodel.scene import PANEL_PADDING, Box, Glyph, Panel, Wire
from archmodel.theme.base import Theme
from archmodel.wording import title_of

__all__ = ["bundled", "closed", "lifted"]


def closed(box: Box, inside: Mapping[Name, Element], relations: Sequence[Name], theme: Theme) -> Box:
    """Return the card of a group that stands for what is inside it and for the relations in there."""
    if not inside:
        return box
    count = f"{_count(len(inside), 'element')} inside"
    said = fitted(count, theme, width=box.size.width - 2 * PANEL_PADDING - 24, font=12.5, ink=theme.ink)
    strip = Panel(said.size.height + 12, theme.foot, left=(Glyph("element", 16, theme.muted), said))
    titles = ", ".join(title_of(name, each) for name, each in inside.items())
    tip = [box.tip, f"{count}: {titles}"]
    tip += [f"{_count(len(relations), 'relation')} inside"] if relations else []
    return box._replace(
        size=Size(box.size.width, box.size.height + strip.height),
        panels=(*box.panels, strip),
        frame=box.frame._replace(stroke=theme.line),
        tip="\n".join(tip),
        holds=(*inside, *relations),
    )


def lifted(stops: Iterable[Name], stand_ins: Mapping[Name, Name]) -> tuple[tuple[Name, ...], bool]:
    """Return where a line goes along when cards stand for what is inside them, and whether one does.

    It is a single card where the whole line is inside that.
    """
    found: list[Name] = []
    before = ""
    is_lifted = False
    for stop in stops:
        shown = stand_ins.get(stop, stop)
        is_lifted = is_lifted or shown != stop
        if not found or shown != found[-1] or (stop == shown and before == shown):
            found.append(shown)
        before = stop
    return tuple(found), is_lifted


def bundled(wires: Sequence[tuple[Wire, bool]], theme: Theme) -> Iterator[Wire]:
    """Yield the wires, each with whether it was lifted: those that a lifted one lies on as one."""
    ways = {_way(wire) for wire, is_lifted in wires if is_lifted}
    bundles: dict[object, list[Wire]] = {}
    for wire, _ in wires:
        bundles.setdefault(_way(wire) if _way(wire) in ways else wire.name, []).append(wire)
    for first, *others in bundles.values():
        every = (first, *others)
        number = len(every)
        yield (
            first._replace(
                label=fitted(
                    f"{number} ×", theme, width=80, font=12.5, weight=600, ink=theme.ink, pill=theme.card
                ),
                tip="\n".join([f"{number} relations", *(each.tip for each in every)]),
                stands_for=tuple(each.name for each in every),
                link="",
            )
            if others
            else first
        )


def _way(wire: Wire) -> object:
    """Return what wires share that join the same boxes in the same direction and look alike."""
    return wire.source, wire.via, wire.target, wire.stroke, wire.tail, wire.head


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
