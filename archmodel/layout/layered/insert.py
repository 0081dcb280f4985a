"""Where boxes stand when an earlier placement is kept: the old in their places, the new between them."""

from __future__ import annotations

from typing import NamedTuple

from archmodel.geometry import Rect, Size, hull
from archmodel.layout.kept import Kept
from archmodel.layout.layered.block import BAR_CHANNEL
from archmodel.layout.layered.compose import compose
from archmodel.layout.layered.constraints import rules
from archmodel.layout.layered.finish import rectangles
from archmodel.layout.layered.hold import Held, eased, in_order, pushed, told
from archmodel.layout.layered.pins import put_pinned
from archmodel.layout.layered.ports import bar_extent, least
from archmodel.layout.layered.room import Site, spot
from archmodel.layout.layered.sketch import Sketch
from archmodel.layout.layered.tree import ROOT, Tree
from archmodel.layout.layered.turned import turned
from archmodel.layout.layered.words import among, lifted
from archmodel.layout.limits import check

__all__ = ["Standing", "add", "aim", "around", "in_place", "with_room"]


class Standing(NamedTuple):
    """The boxes with room for each, and what has become of those that were there."""

    rects: list[Rect]
    held: Held
    old: dict[int, Rect]
    """The boxes that were there, as they were."""
    goals: dict[int, Rect]
    """Where the boxes would stand if lines took no room."""
    changed: list[int]
    """The boxes that are new, or not where or as large as they were."""

    def shift(self, box: int) -> tuple[float, float] | None:
        """Return how far a box has moved; `None` for a new one."""
        old = self.old.get(box)
        return (self.rects[box].x - old.x, self.rects[box].y - old.y) if old else None


def with_room(tree: Tree, kept: Kept) -> Standing:
    """Return a rectangle for every box; kept ones are moved only where what is new needs their place."""
    old = in_place(tree, kept)
    stays = dict(old)
    pins = put_pinned(tree, kept, stays)
    around(tree, stays)
    old = {box: rect for box, rect in old.items() if box in stays}
    add(tree, kept, stays)
    sizes = [aim(tree, box, stays) for box in range(len(tree.boxes))]
    was: tuple[dict[int, float], dict[int, float]] = ({}, {})
    fixed: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for box, rect in stays.items():
        for axis in (0, 1):
            low, high = (rect.x, rect.right) if axis == 0 else (rect.y, rect.bottom)
            if box in pins:
                fixed[axis][2 * box] = low
            if box in old:
                was[axis].update({2 * box: low, 2 * box + 1: high})
    begin = squeezed(tree, stays, was, fixed)
    bare = Tree(tree.scene._replace(wires=()))
    sketch = Sketch(bare, begin, [])
    asked = [
        {told(rule) for rule in rules(sketch, axis, list(sketch.pos[axis]), ranked=False)} for axis in (0, 1)
    ]
    names = tuple(tree.boxes[box].name for box in pins)
    groups = {box.parent for box in kept.boxes.values()}
    loose = frozenset(box for box in old if tree.leaf[box] and tree.boxes[box].name in groups)
    held = Held(was, was, fixed, (asked[0], asked[1]), loose, names, kept.pinned_in)
    rects = min(
        (settled(Sketch(bare, begin, []), sizes, held, order) for order in ((0, 1), (1, 0))),
        key=lambda rects: sum(
            abs(rects[box].x - stays[box].x) + abs(rects[box].y - stays[box].y) for box in old
        ),
    )
    changed = [box for box, rect in enumerate(rects) if rect != old.get(box)]
    return Standing(rects, held, old, stays, changed)


def in_place(tree: Tree, kept: Kept) -> dict[int, Rect]:
    """Return the rectangles of the boxes that stand in the same group as before, which does so too.

    Groups that are new or gone in between do not count.
    """
    found: dict[int, Rect] = {}
    for box, each in enumerate(tree.boxes):
        before = kept.boxes.get(each.name)
        if before is None or (before.parent != each.parent and turned(tree, box, before.rect)):
            continue
        owner = tree.parent[box]
        while owner != ROOT and tree.boxes[owner].name not in kept.boxes:
            owner = tree.parent[owner]
        name = before.parent
        while name is not None and name not in tree.index:
            name = kept.boxes[name].parent if name in kept.boxes else None
        if name is None if owner == ROOT else owner in found and name == tree.boxes[owner].name:
            found[box] = before.rect
    return found


def around(tree: Tree, stays: dict[int, Rect]) -> None:
    """Put new groups round members that were there, where nothing else is between them."""
    for box in reversed(range(len(tree.boxes))):
        members = [stays[each] for each in tree.children.get(box, ()) if each in stays]
        if box in stays or not members:
            continue
        inner = hull(members)
        pad, band = tree.padding(box), tree.bands[box]
        whole = Rect(
            inner.x - pad, inner.y - pad - band, inner.width + 2 * pad, inner.height + 2 * pad + band
        )
        others = [
            rect for each, rect in stays.items() if not tree.inside(each, box) and not tree.inside(box, each)
        ]
        for rect in (whole, inner):
            if not any(rect.overlaps(other) for other in others):
                stays[box] = rect
                break
        else:
            for each in [each for each in stays if tree.inside(each, box)]:
                del stays[each]


def add(tree: Tree, kept: Kept, stays: dict[int, Rect], *, is_fixed: bool = False) -> None:
    """Give every new box, or new group with all that is in it, a place near what it is joined to.

    With `is_fixed` that is a place that nothing has to leave, if there is one.
    """
    tops = [
        box
        for box in range(len(tree.boxes))
        if box not in stays and (tree.parent[box] == ROOT or tree.parent[box] in stays)
    ]
    top = {box: box for box in tops}
    for box, parent in enumerate(tree.parent):
        if box not in stays and box not in top:
            top[box] = top[parent]
    joined: dict[int, list[tuple[int, bool]]] = {box: [] for box in tops}
    for hop in tree.hops:
        one, other = top.get(hop.source, -1), top.get(hop.target, -1)
        if one != other:
            if one >= 0:
                joined[one].append((hop.target, True))
            if other >= 0:
                joined[other].append((hop.source, False))
    holes: dict[int, list[Rect]] = {}
    for name, gone in kept.boxes.items():
        if name not in tree.index and (gone.parent is None or gone.parent in tree.index):
            owner = ROOT if gone.parent is None else tree.index[gone.parent]
            holes.setdefault(owner, []).append(gone.rect)
    lines = [leg for wire in kept.wires.values() for leg in wire.legs]
    site = Site(tree, stays, lines, holes, lifted(tree), is_fixed)
    waiting = dict.fromkeys(tops)
    while waiting:
        check()
        box = next(
            (each for each in waiting if any(o in stays for o, _ in joined[each])), next(iter(waiting))
        )
        del waiting[box]
        inner = block(tree, box, stays)
        at = spot(site, box, Size(inner[box].width, inner[box].height), joined[box])
        for each, rect in inner.items():
            stays[each] = rect.moved(at.x, at.y)


def block(tree: Tree, top: int, stays: dict[int, Rect]) -> dict[int, Rect]:
    """Return a new box and all that is in it, from 0, 0 on."""
    if tree.boxes[top].shape.value == "bar":
        down = tree.direction(tree.parent[top]).value == "down"
        along, across = bar_extent(tree, top, down=down)
        region = stays[tree.parent[top]] if tree.parent[top] != ROOT else Rect(0, 0, 0, 0)
        room = 2 * max(BAR_CHANNEL, tree.padding(tree.parent[top]))
        along = max(along, (region.width if down else region.height) - room)
        return {top: Rect(0, 0, along, across) if down else Rect(0, 0, across, along)}
    if top not in tree.children:
        return {top: Rect(0, 0, *least(tree, top))}
    inner = [box for box in range(len(tree.boxes)) if tree.inside(box, top)]
    names = {tree.boxes[box].name for box in inner}
    part = tree.scene._replace(
        boxes=tuple(
            tree.boxes[box]._replace(parent=None) if box == top else tree.boxes[box] for box in inner
        ),
        wires=tuple(
            wire for wire in tree.scene.wires if names.issuperset((wire.source, *wire.via, wire.target))
        ),
        wishes=among(tree.scene.wishes, names),
    )
    return dict(zip(inner, compose(Tree(part)).rects, strict=True))


def aim(tree: Tree, box: int, stays: dict[int, Rect]) -> tuple[float, float]:
    """Return the size a box is to have: the one it had, unless it needs more."""
    if tree.boxes[box].shape.value == "bar":
        down = tree.direction(tree.parent[box]).value == "down"
        along, across = bar_extent(tree, box, down=down)
        size = Size(along, across) if down else Size(across, along)
    else:
        size = least(tree, box)
    rect = stays[box]
    return max(size.width, rect.width), max(size.height, rect.height)


def settled(
    sketch: Sketch, sizes: list[tuple[float, float]], held: Held, order: tuple[int, int]
) -> list[Rect]:
    """Return the boxes with room for each, pushed along one axis first and then along the other.

    New members that would stand out of their group begin squeezed into it, and push its border out. Across
    the first axis they have only an order yet: squeezed, what stood below a group would lie beside its title.
    """
    fences = [in_order(sketch, axis, held.was[axis]) for axis in (0, 1)]
    sketch.rank[order[1]][:] = ranked(sketch.pos[order[1]])
    for axis in order:
        pos = sketch.pos[axis]
        keys = list(pos)
        for each in range(2 * len(sizes)):
            if each not in held.was[axis] and each not in held.pins[axis]:
                pos[each] //= 1
        bonds = [
            (2 * box, 2 * box + 1, size[axis])
            for box, size in enumerate(sizes)
            if sketch.tree.leaf[box] and box not in sketch.lengthwise[axis]
        ]
        every = rules(sketch, axis, keys, ranked=axis == order[0])
        every = eased(sketch, axis, every, held.asked[axis], held.was[axis]) + fences[axis]
        pushed(pos, keys, every, bonds, held, axis)
    return rectangles(sketch)


def ranked(pos: list[float]) -> list[float]:
    """Return numbers by their rank; what ends where something else begins, ends first."""
    found = [0.0] * len(pos)
    for rank, each in enumerate(sorted(range(len(pos)), key=lambda each: (pos[each], -(each & 1)))):
        found[each] = float(rank)
    return found


def squeezed(
    tree: Tree,
    stays: dict[int, Rect],
    was: tuple[dict[int, float], dict[int, float]],
    pins: tuple[dict[int, float], dict[int, float]],
) -> list[Rect]:
    """Return the boxes with new members that stand out of their group drawn together into its padding.

    All of a group are drawn together alike, so that each stays before or behind the others.
    """
    spans: list[list[tuple[float, float]]] = []
    for axis in (0, 1):
        own = [(stays[box][axis], stays[box][axis] + stays[box][2 + axis]) for box in range(len(tree.boxes))]
        known = was[axis].keys() | pins[axis].keys()
        done: set[int] = set()
        for region, members in tree.children.items():
            fresh = [box for box in members if 2 * box not in known]
            if region == ROOT or region in done or not fresh:
                continue
            end = own[region][1] - 1.0
            start = own[region][1] - tree.padding(region)
            far = max(own[box][1] for box in fresh)
            if far <= end:
                continue
            share = (end - start) / (far - start)
            moving = [each for each in range(len(own)) if any(tree.inside(each, box) for box in fresh)]
            done.update(moving)
            for each in moving:
                low, high = (at if at <= start else start + (at - start) * share for at in own[each])
                own[each] = low, high
        spans.append(own)
    return [Rect(x, y, right - x, bottom - y) for (x, right), (y, bottom) in zip(*spans, strict=True)]
