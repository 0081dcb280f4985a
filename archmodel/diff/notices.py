"""What is told of changes in a picture: a sign on all that changed, a column beside it, and a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from archmodel.cards import fitted
from archmodel.changes import Change, Changes
from archmodel.formats.changes.base import SIGNS, about, happened, sign
from archmodel.formats.review.base import counted
from archmodel.geometry import Size
from archmodel.layout.base import NOTICES_WIDTH
from archmodel.marking import MOST, remark, shown_in
from archmodel.names import Name
from archmodel.scene import KeyEntry, Label, Notice, Panel, Scene, Stack, Stroke
from archmodel.theme.base import Theme

__all__ = ["key", "notices"]

BADGE = 26.0
"""Width and height of a sign, in pixels."""
DASHED = (9.0, 6.0)
"""The outline of what is gone, in pixels."""


def notices(changes: Changes, lit: Scene, gone: Scene, scene: Scene, theme: Theme) -> Iterator[Notice]:
    """Yield what is told, new parts first; lines that came or went with an element are told with it."""
    left = shown_in(gone)
    shown = {**left, **shown_in(lit)}
    there = {*(each.name for each in scene.boxes), *(each.name for each in scene.wires)}
    seen = {each.name: each for each in changes.changes if shown.get(each.name) in there}
    bundles = {each.name for each in scene.wires if each.stands_for}
    looks = {
        name: "changed" if shown[name] != name or shown[name] in bundles else sign(each)
        for name, each in seen.items()
    }
    told: dict[Name, list[Name]] = {}
    for each in seen.values():
        told.setdefault(_teller(each, looks), []).append(each.name)
    order = [*SIGNS]
    ordered = sorted(told, key=lambda name: (order.index(looks[name]), seen[name].part, name))
    for name in ordered[:MOST]:
        names = [name, *(each for each in told[name] if each != name)]
        marks = [shown[each] for each in names]
        marks += [left[each] for each in names if left.get(each) in there]  # what it was taken from
        yield _notice([seen[each] for each in names], marks, looks[name], theme)
    if len(ordered) > MOST:
        yield remark(f"{len(ordered) - MOST} more", theme)
    if unseen := len(changes.changes) - len(seen) + bool(changes.model):
        yield remark(f"{counted(unseen, 'change')} of what is not in this picture", theme)


def _teller(change: Change, looks: Mapping[Name, str]) -> Name:
    """Return the element with which a line came or went, or else what changed itself."""
    how = looks[change.name]
    said = change.new or change.old or {}
    if change.part == "relations" and how in ("new", "gone"):
        return next((said[end] for end in ("source", "target") if looks.get(said[end]) == how), change.name)
    return change.name


def _notice(changes: list[Change], names: list[str], how: str, theme: Theme) -> Notice:
    """Return what is told of a change, and of those that came with it, with its sign on all of them."""
    change, *lines = changes
    words = happened(change) or [sign(change)]
    if change.part == "elements" and names[0] != change.name:
        words.append(f"inside '{names[0]}'")
    if lines:
        labels = [str((each.new or each.old or {}).get("label", "")) for each in lines]
        named = ", ".join(filter(None, labels))
        words.append(f"with {counted(len(lines), 'relation')}" + (f" ({named})" if named else ""))
    text = f"{about(change)}: {'; '.join(words)}"
    label = fitted(text, theme, width=NOTICES_WIDTH, font=13.0, ink=theme.ink, most=4)
    dash = DASHED if how == "gone" else ()
    return Notice(tuple(dict.fromkeys(names)), badge(how, theme), label, ink(how, theme), dash)


def ink(how: str, theme: Theme) -> str:
    """Return the colour of a kind of change."""
    return {"new": theme.added, "gone": theme.error, "moved": theme.info, "changed": theme.warning}[how]


def badge(how: str, theme: Theme) -> Label:
    """Return the sign of a kind of change on a round ground."""
    text = fitted(SIGNS[how], theme, width=80, font=19.0, weight=700, ink=theme.card)
    return text._replace(size=Size(BADGE, BADGE), pill=ink(how, theme))


def key(known: Iterable[Iterable[KeyEntry]], scene: Scene, theme: Theme) -> tuple[tuple[KeyEntry, ...], ...]:
    """Return what is `known` of the colours and dashes that are left, and what the signs mean.

    A line that is marked is drawn in the colour of its sign.
    """
    marked = {name for notice in scene.notices for name in notice.names}
    dashes = {wire.stroke.dash for wire in scene.wires}
    used: set[str | None] = {wire.stroke.ink for wire in scene.wires if wire.name not in marked}
    for box in scene.boxes:
        used |= {box.frame.fill, *_fills(box.panels)}

    def is_used(each: KeyEntry) -> bool:
        if each.stroke and each.stroke.dash:
            return each.stroke.dash in dashes
        return (each.stroke.ink if each.stroke else each.fill) in used

    rows = [tuple(filter(is_used, row)) for row in known]
    signs = tuple(_entry(how, theme) for how in SIGNS)
    pale = fitted("as before", theme, width=300, font=12.5, ink=theme.ink)
    return (*filter(None, rows), (*signs, KeyEntry(pale, stroke=Stroke(theme.muted, 1.0))))


def _fills(panels: Iterable[Panel]) -> Iterator[str | None]:
    for panel in panels:
        yield panel.fill
        for item in panel.items:
            if isinstance(item, Stack):
                yield from (item.frame.fill, *_fills(item.panels))


def _entry(how: str, theme: Theme) -> KeyEntry:
    text = fitted(how, theme, width=300, font=12.5, ink=theme.ink)
    mark = badge(how, theme)
    return KeyEntry(text._replace(size=Size(text.size.width + BADGE + 20, BADGE), badge=mark))
