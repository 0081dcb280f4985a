"""Make room in a drawing of which most is known: it stays where it was, unless it is in the way.

What was kept may stay as near to each other as it was, and never changes its order; what is new
pushes it to the right or down, and springs draw it back to where it was (after the stability
constraints of North 1995).
"""

from __future__ import annotations

from collections import deque
from math import inf
from typing import Final, NamedTuple

from archmodel.errors import LayoutError
from archmodel.layout.layered.constraints import Gaps, contained, rules
from archmodel.layout.layered.rule import Rule
from archmodel.layout.layered.sketch import Sketch
from archmodel.layout.layered.solve import Bond, settle
from archmodel.layout.layered.springs import springs
from archmodel.layout.layered.tighten import Spring, hung, tighten

__all__ = ["Asked", "Held", "eased", "hold", "in_order", "narrow", "pushed", "still_points", "told"]

ANCHOR: Final = 1000.0
"""What a pixel costs by which something kept is not where it was."""
PINNED: Final = 1e9
"""The same for what is pinned."""


Asked = set[tuple[int, int, float]]
"""Of which two numbers the second is asked to be how much higher than the first."""


class Held(NamedTuple):
    """The numbers of a sketch that are known, for either axis."""

    was: tuple[dict[int, float], dict[int, float]]
    """Where a number was: between two of these there need not be more room than there was."""
    homes: tuple[dict[int, float], dict[int, float]]
    """Where a number wants to be."""
    pins: tuple[dict[int, float], dict[int, float]]
    """Where a number has to be."""
    asked: tuple[Asked, Asked]
    """What is asked of the edges of boxes as they were."""
    loose: frozenset[int]
    """Cards that were groups: rather than move anything, they give up what they do not need."""
    names: tuple[str, ...] = ()
    """What is pinned, for messages."""
    pinned_in: str = ""
    """The file that says so."""


def hold(sketch: Sketch, held: Held, fences: tuple[list[Rule], list[Rule]], origin: tuple[int, int]) -> None:
    """Move the numbers of a sketch until everything has its room, those that are held the least.

    `origin` are those of `still_points`.
    """
    asked = [asked_of(sketch, axis, held) for axis in (0, 1)]
    for axis in (0, 1):
        ranks = sketch.rank[axis]
        every = rules(sketch, axis, ranks, ranked=not axis)
        every = eased(sketch, axis, every, asked[axis], held.was[axis]) + fences[axis]
        pushed(sketch.pos[axis], ranks, every, stiff(sketch, axis, held), held, axis)
    for turn in range(4):
        axis = turn % 2
        pos = sketch.pos[axis]
        for steps in (False, True):
            every = rules(sketch, axis, list(pos), ranked=False, steps=steps)
            every = eased(sketch, axis, every, asked[axis], held.was[axis]) + fences[axis]
            bonds = pushed(pos, list(pos), every, stiff(sketch, axis, held), held, axis)
            wishes = anchors(sketch, axis, held, origin[axis]) + fresh(sketch, axis, held, straight=not steps)
            tighten(pos, Gaps(len(pos), every), bonds, hung(len(pos), wishes))
            if not steps:
                sketch.straighten(axis)


def asked_of(sketch: Sketch, axis: int, held: Held) -> Asked:
    """Return what is asked of a drawing as it begins; between boxes, of the one that is kept."""
    pos, ranks = sketch.pos[axis], sketch.rank[axis]
    every = rules(sketch, axis, list(pos), ranked=False) + rules(sketch, axis, ranks, ranked=not axis)
    boxes, near = 2 * len(sketch.tree.boxes), {(low, high) for low, high, _ in held.asked[axis]}
    return held.asked[axis] | {
        told(rule) for rule in every if max(rule.low, rule.high) >= boxes or (rule.low, rule.high) in near
    }


def told(rule: Rule) -> tuple[int, int, float]:
    """Return a constraint as something to look up."""
    return rule.low, rule.high, rule.gap


def pushed(
    pos: list[float], keys: list[float], every: list[Rule], bonds: list[Bond], held: Held, axis: int
) -> list[Bond]:
    """Push numbers until every constraint holds, with the pins in their places; return the bonds that hold.

    Raises `LayoutError` where the pins leave too little room.
    """
    pins, gaps = held.pins[axis], Gaps(len(pos), every)
    if not pins:
        return settle(pos, keys, gaps, bonds)
    bonds = settle(list(pos), keys, gaps, bonds)  # without those that cannot hold, pins or not
    for each, limit in most(every, bonds, pins).items():
        pos[each] = min(pos[each], limit)
    holding = settle(pos, keys, gaps, bonds)
    if any(abs(pos[each] - at) > 0.01 for each, at in pins.items()):
        raise narrow(held)
    return holding


def most(every: list[Rule], bonds: list[Bond], pins: dict[int, float]) -> dict[int, float]:
    """Return how high numbers may be so that the pinned ones need not move."""
    under: dict[int, list[tuple[int, float]]] = {}
    for rule in every:
        under.setdefault(rule.high, []).append((rule.low, rule.gap))
    for low, high, gap in bonds:
        under.setdefault(high, []).append((low, gap))
        under.setdefault(low, []).append((high, -gap))
    found = dict(pins)
    waiting = deque(pins)
    patience = 40 * (len(under) + 10)
    while waiting and patience:
        patience -= 1
        each = waiting.popleft()
        for other, gap in under.get(each, ()):
            limit = found[each] - gap
            if limit < found.get(other, 1e18) - 1e-6:
                found[other] = limit
                waiting.append(other)
    return found


def narrow(held: Held) -> LayoutError:
    """Return what to say of pins that leave too little room."""
    names = held.names
    named = ", ".join(f"'{name}'" for name in names[:5]) + (", …" if len(names) > 5 else "")
    many = len(names) > 1
    return LayoutError(
        f"the pin{'s' * many} of {named} leave{'s' * (not many)} too little room for what is around",
        where=held.pinned_in,
        instead="move one further away, or take its pin out",
    )


def eased(sketch: Sketch, axis: int, every: list[Rule], asked: Asked, was: dict[int, float]) -> list[Rule]:
    """Return the constraints with every two numbers that were nearer allowed to be as near again.

    That goes only for two of which the same was `asked`: what is near on one axis may have been clear of
    each other on the other. Nor does it for two that have changed sides since, for the size of a box, or
    for the room between a group and its members.
    """
    firm: list[Rule] = []
    contained(sketch, axis, firm)
    found = [
        Rule(each.low, each.high, min(each.gap, was[each.high] - was[each.low]))
        if told(each) in asked and each.low in was and was[each.low] <= was.get(each.high, -inf)
        else each
        for each in every
    ]
    return found + firm


def stiff(sketch: Sketch, axis: int, held: Held) -> list[Bond]:
    """Return the bonds that keep boxes at their size, apart from those that had to grow or may shrink."""
    pos = sketch.pos[axis]
    return [
        (2 * box, 2 * box + 1, size)
        for box, size in sketch.sizes[axis]
        if box not in held.loose and pos[2 * box + 1] - pos[2 * box] <= size + 0.01
    ]


def in_order(sketch: Sketch, axis: int, was: dict[int, float]) -> list[Rule]:
    """Return the constraints that boxes which were apart keep their order, both their low and high edges.

    Between what ended before a place and what began behind it stands a number of its own, a fence.
    """
    boxes = [box for box in range(len(sketch.tree.boxes)) if 2 * box in was]
    edges = sorted([(was[2 * box + 1], 0, box) for box in boxes] + [(was[2 * box], 1, box) for box in boxes])
    found: list[Rule] = []
    first = len(sketch.pos[axis])
    for edge in (0, 1):
        fence, shut = -1, True
        for at, begins, box in edges:
            own = 2 * box + edge
            if begins:
                shut = True
                if fence >= 0:
                    found.append(Rule(fence, own, 0.0))
                continue
            if shut:
                before, fence = fence, sketch.new(axis, at)
                shut = False
                if before >= 0:
                    found.append(Rule(before, fence, 0.0))
            found.append(Rule(own, fence, 0.0))
    pos = sketch.pos[axis]
    for rule in reversed(found):
        low = rule.low
        pos[low] = min(pos[low], pos[rule.high]) if low >= first else pos[low]
    return found


def still_points(sketch: Sketch) -> tuple[int, int]:
    """Return a number at 0 on either axis from which springs are measured; the one after it holds it."""
    for axis in (0, 1):
        sketch.new(axis, 0.0)
    return sketch.new(0, 0.0) - 1, sketch.new(1, 0.0) - 1


def anchors(sketch: Sketch, axis: int, held: Held, origin: int) -> list[Spring]:
    """Return the springs that draw what is held to its place; the ends of a bar follow those of its group."""
    homes = held.homes[axis]
    found: list[Spring] = [(origin, origin + 1, 0.0, PINNED)]
    along = {2 * bar + edge for bar in sketch.lengthwise[axis] for edge in (0, 1)}
    for each, at in homes.items():
        region = 2 * sketch.tree.parent[each >> 1] + (each & 1) if each in along else -1
        if region >= 0 and region in homes:
            found.append((region, each, at - homes[region], ANCHOR))
        else:
            found.append((origin, each, at, ANCHOR))
    found.extend((origin, each, at, PINNED) for each, at in held.pins[axis].items())
    return found


def fresh(sketch: Sketch, axis: int, held: Held, *, straight: bool) -> list[Spring]:
    """Return what the new parts of a drawing want."""
    known = held.homes[axis].keys() | held.pins[axis].keys()
    wishes = springs(sketch, axis, straight=straight)
    return [each for each in wishes if each[0] not in known or each[1] not in known]
