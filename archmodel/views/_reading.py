"""The way groups are read where nobody says: so that a picture comes near the shape of a page."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from itertools import pairwise

from archmodel.geometry import Direction
from archmodel.names import Name
from archmodel.scene import Box, Shape, Wire

__all__ = ["read_along"]

_Link = tuple[Name, Name]


def read_along(boxes: Sequence[Box], wires: Iterable[Wire], direction: Direction) -> tuple[Box, ...]:
    """Return the boxes; groups that are broader than deep read in `direction`, as what they stand in does.

    In a picture that reads to the right such a group would be a long row if it read down. Groups that
    say how they are read, and those with bars, which are rows, stay as they are.
    """
    if direction is Direction.DOWN:
        return tuple(boxes)
    members: dict[Name, list[Name]] = {}
    for box in boxes:
        if box.parent is not None:
            members.setdefault(box.parent, []).append(box.name)
    barred = {box.parent for box in boxes if box.shape is Shape.BAR}
    links = _links({box.name: box.parent for box in boxes}, wires)
    said = {box.name: box.direction for box in boxes}
    turned: set[Name] = set()
    for box in boxes:  # parents come first
        along = box.parent is None or box.parent in turned or said[box.parent] is direction
        if along and box.name in members and box.direction is None and box.name not in barred:
            layers = _layers(members[box.name], links.get(box.name, []))
            if max(layers) > len(layers):
                turned.add(box.name)
    return tuple(box._replace(direction=direction) if box.name in turned else box for box in boxes)


def _links(parents: dict[Name, Name | None], wires: Iterable[Wire]) -> dict[Name, list[_Link]]:
    """Return, by group, the pairs of members between which lines run that stay inside it."""
    found: dict[Name, list[_Link]] = {}
    for wire in wires:
        for one, other in pairwise((wire.source, *wire.via, wire.target)):
            ways = {holder: member for member, holder in _upwards(parents, one)}
            for member, holder in _upwards(parents, other):
                if holder in ways:
                    if ways[holder] != member:
                        found.setdefault(holder, []).append((ways[holder], member))
                    break
    return found


def _upwards(parents: dict[Name, Name | None], name: Name) -> Iterable[_Link]:
    """Yield what an element is or stands in, each with the group round it, from the inside out."""
    holder = parents[name]
    while holder is not None:
        yield name, holder
        name, holder = holder, parents[holder]


def _layers(members: list[Name], links: list[_Link]) -> list[int]:
    """Return how many members are in each layer, every one behind all that lead to it.

    Where links go round in a circle, the member declared first breaks it.
    """
    heads: dict[Name, list[Name]] = {}
    for tail, head in links:
        heads.setdefault(tail, []).append(head)
    missing = Counter(head for _, head in links)
    depth = dict.fromkeys(members, 0)
    done: set[Name] = set()
    ready = deque(member for member in members if not missing[member])
    for member in members:
        ready.append(member)  # taken in its turn, or here, where a circle holds it back
        while ready:
            each = ready.popleft()
            if each in done:
                continue
            done.add(each)
            for head in heads.get(each, ()):
                missing[head] -= 1
                if head not in done:
                    depth[head] = max(depth[head], depth[each] + 1)
                    if not missing[head]:
                        ready.appendleft(head)
    return [*Counter(depth.values()).values()]
