"""What both of two pictures show, as one scene: what changed stands out, and what is gone is a ghost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from archmodel import captions
from archmodel.changes import Changes
from archmodel.diff.notices import key, notices
from archmodel.formats.changes.base import sign
from archmodel.graph import Graph
from archmodel.layout.kept import Kept, KeptBox, KeptWire, stations
from archmodel.model import Model
from archmodel.names import Name
from archmodel.pale import pale, pale_wire
from archmodel.scene import Box, Glyph, Item, KeyEntry, Panel, Scene, Stack, Wire
from archmodel.theme.base import Theme
from archmodel.views.base import View

__all__ = ["Union", "kept_for", "united"]

FAINT = 0.35
"""How opaque vendor icons of unchanged elements are."""
GHOST = (2.0, 5.0)
"""The dashes of what is gone, in pixels."""


class Union(NamedTuple):
    """Two pictures as one."""

    scene: Scene
    ghosts: Mapping[str, str]
    """The boxes and lines that are there no longer, or no longer there: by name, as they were called."""
    old: Scene
    """What the earlier picture showed."""
    before: Scene
    """The same as it looks beside the later one, its parts called as they are afterwards.

    Its key explains all of both."""
    signs: Mapping[Name, str]
    """What became of elements and relations, by the names they have now."""
    renames: Mapping[Name, Name]


def united(
    before: tuple[Model, View] | None, after: tuple[Model, View], changes: Changes, theme: Theme
) -> Union:
    """Return what two views show, all unchanged parts pale; without a view before nothing is a ghost."""
    model, view = after
    lit = view.compose(Graph(model), theme)
    old = gone = stood = lit._replace(boxes=(), wires=())
    if before:
        old_graph = Graph(before[0])
        old = before[1].compose(old_graph, theme)
        stood, gone = (
            renamed(each, changes.renames) for each in (old, before[1].compose(old_graph, pale(theme)))
        )
    faint = view.compose(Graph(model), pale(theme))
    signs = {each.name: sign(each) for each in changes.changes}
    shown_now = toned(lit, faint, gone, signs, theme)
    boxes, wires = [*shown_now.boxes], [*shown_now.wires]
    ghosts = dict([*boxes_left(gone, lit, signs), *wires_left(gone, lit, signs)])
    called = {was: name for name, was in ghosts.items()}
    boxes += [
        ghost(each, theme)._replace(name=called[each.name], parent=called.get(each.parent or "", each.parent))
        for each in gone.boxes
        if each.name in called
    ]
    shown = {each.name for each in boxes}
    wires += [
        ghost_wire(each, called, theme)
        for each in gone.wires
        if each.name in called and {called.get(one, one) for one in stations(each)} <= shown
    ]
    scene = lit._replace(boxes=tuple(boxes), wires=tuple(wires), notices=())
    caption = f"{view.caption()}: what changed"
    scene = scene._replace(
        heading=captions.heading(lit.title, caption, theme, empty=not boxes),
        notices=tuple(notices(changes, lit, gone, scene, theme)),
    )
    known = explained(lit, old)
    scene = scene._replace(key=key(known, scene, theme))
    earlier = toned(stood, gone, lit, signs, theme)._replace(key=known)
    return Union(scene, ghosts, old, earlier, signs, changes.renames)


def explained(*scenes: Scene) -> tuple[tuple[KeyEntry, ...], ...]:
    """Return what the keys of several pictures explain: colours of boxes, then lines."""
    entries = dict.fromkeys(each for scene in scenes for row in scene.key for each in row)
    return tuple(each for each in entries if each.fill), tuple(each for each in entries if each.stroke)


def kept_for(union: Union, kept: Kept) -> Kept:
    """Return what is kept of the earlier picture by the names that its parts have in the union."""
    called = {was: name for name, was in union.ghosts.items()}

    def now(name: str) -> str:
        name = union.renames.get(name, name)
        return called.get(name, name)

    there = {each.name: each for each in union.scene.boxes}
    homes = {name: home(name, there, union.signs) for name in there if name not in union.ghosts}
    boxes = {now(name): KeptBox(box.rect, box.parent and now(box.parent)) for name, box in kept.boxes.items()}
    return Kept(
        {name: box._replace(parent=homes.get(name, box.parent)) for name, box in boxes.items()},
        {now(name): KeptWire(tuple(map(now, wire.stations)), wire.legs) for name, wire in kept.wires.items()},
        {now(name): rect for name, rect in kept.labels.items()},
        view=union.scene.name,
    )


def renamed(scene: Scene, names: Mapping[Name, Name]) -> Scene:
    """Return a scene whose parts are called as they are afterwards."""

    def now(name: str) -> str:
        return names.get(name, name)

    return scene._replace(
        boxes=tuple(
            each._replace(
                name=now(each.name),
                parent=each.parent and now(each.parent),
                holds=tuple(map(now, each.holds)),
            )
            for each in scene.boxes
        ),
        wires=tuple(
            each._replace(
                name=now(each.name),
                source=now(each.source),
                target=now(each.target),
                via=tuple(map(now, each.via)),
                stands_for=tuple(map(now, each.stands_for)),
            )
            for each in scene.wires
        ),
    )


def toned(lit: Scene, faint: Scene, other: Scene, signs: Mapping[Name, str], theme: Theme) -> Scene:
    """Return a scene with all pale to which nothing happened, be it shown here or on the `other` side."""
    inside: dict[str, tuple[Name, ...]] = {box.name: box.holds for box in other.boxes}
    inside |= {wire.name: wire.stands_for for wire in other.wires}

    def touched(part: Box | Wire) -> bool:
        own = part.holds if isinstance(part, Box) else part.stands_for
        return any(name in signs for name in (part.name, *own, *inside.get(part.name, ())))

    return lit._replace(
        boxes=tuple(
            one if touched(one) else faded(pale) for one, pale in zip(lit.boxes, faint.boxes, strict=True)
        ),
        wires=tuple(each if touched(each) else pale_wire(each, theme) for each in lit.wires),
    )


def boxes_left(gone: Scene, lit: Scene, signs: Mapping[Name, str]) -> Iterator[tuple[str, str]]:
    """Yield the ghosts among the boxes with the names they had: what is gone, and what moved away."""
    now, then = ({each.name: each for each in scene.boxes} for scene in (lit, gone))
    for box in gone.boxes:
        if box.name not in now:
            if signs.get(box.name) == "gone":
                yield box.name, box.name
        elif home(box.name, now, signs) != home(box.name, then, signs):
            yield f"{box.name} (was)", box.name


def home(name: str, boxes: Mapping[str, Box], signs: Mapping[Name, str]) -> str | None:
    """Return the group that a box stands in, those that are new or gone not counted."""
    parent = boxes[name].parent
    while parent is not None and signs.get(parent) in ("new", "gone"):
        parent = boxes[parent].parent
    return parent


def wires_left(gone: Scene, lit: Scene, signs: Mapping[Name, str]) -> Iterator[tuple[str, str]]:
    """Yield the ghosts among the lines: what is gone, and what leads elsewhere."""
    now = {each.name: each for each in lit.wires}
    for wire in gone.wires:
        if wire.name not in now:
            if signs.get(wire.name) == "gone":
                yield wire.name, wire.name
        elif stations(now[wire.name]) != stations(wire) and signs.get(wire.name) == "moved":
            yield f"{wire.name} (was)", wire.name


def ghost(box: Box, theme: Theme) -> Box:
    """Return a box as a mere outline."""
    hollow = faded(box)
    panels = tuple(each._replace(fill=None) for each in hollow.panels)
    return hollow._replace(
        panels=panels, frame=box.frame._replace(fill=None, stroke=theme.muted, width=1.5, dash=GHOST)
    )


def ghost_wire(wire: Wire, called: Mapping[str, str], theme: Theme) -> Wire:
    """Return a line as it was, in dots."""
    thin = pale_wire(wire, theme)
    source, *via, target = (called.get(name, name) for name in stations(wire))
    return thin._replace(
        name=called[wire.name],
        source=source,
        target=target,
        via=tuple(via),
        stroke=thin.stroke._replace(width=1.5, dash=GHOST),
    )


def faded(box: Box) -> Box:
    """Return a box with its vendor icons faint."""
    return box._replace(panels=tuple(map(_faded, box.panels)))


def _faded(panel: Panel) -> Panel:
    return panel._replace(
        left=tuple(map(_faint, panel.left)),
        centre=tuple(map(_faint, panel.centre)),
        right=tuple(map(_faint, panel.right)),
    )


def _faint(item: Item) -> Item:
    if isinstance(item, Stack):
        return item._replace(panels=tuple(map(_faded, item.panels)))
    return item._replace(opacity=FAINT) if isinstance(item, Glyph) and item.vendor else item
