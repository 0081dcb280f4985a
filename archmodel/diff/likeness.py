"""Which declarations are the same under another identifier.

Only those of one part and one kind are, and each is that of one other at most. How like two are is
symmetric, and ties go by identifiers whatever side these are from, so that the answer from B to A is
that from A to B turned round.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import product
from typing import Any, NamedTuple

from archmodel.changes import PARTS
from archmodel.declared import Declared
from archmodel.elements.base import Element, Relation
from archmodel.entries import Entries
from archmodel.model import Model
from archmodel.names import Name

__all__ = ["renames"]

_ENOUGH = (0.8, 0.65, 0.5)
"""How like two must be, 0 to 1, in each round: the sure ones first, as these make others likelier."""
_CROWD = 10_000
"""Pairs that share a trait, beyond which the trait tells nothing."""

Items = frozenset[tuple[str, str]]


class _Side(NamedTuple):
    """One of the two models, and those of its declarations that have no namesake in the other."""

    model: Model
    said: dict[Name, Items]
    lost: dict[Name, Declared]
    near: dict[Name, list[tuple[str, str, Name]]]
    """What every element holds, says to others and is told: which way, the verb, and whom."""


class _Pair(NamedTuple):
    """Two that may be the same, in the order they are taken in, which is the same from either side."""

    unlikeness: float
    first: Name
    last: Name
    old: Name
    new: Name


def renames(before: Model, after: Model) -> dict[Name, Name]:
    """Return the identifiers that changed, old to new."""
    found: dict[Name, Name] = {}
    known = {name for model in (before, after) for part in PARTS for name in getattr(model, part)}
    both = {name for name in known if _part(before, name) and _part(after, name)}
    sides = _side(before, both), _side(after, both)
    for part in PARTS:
        for enough in _ENOUGH:
            pairs = [
                _Pair(-likeness, min(one, other), max(one, other), one, other)
                for one, other in _candidates(part, sides, found)
                if (likeness := _likeness(part, sides, found, one, other)) >= enough
            ]
            taken = {*found.values()}
            for pair in sorted(pairs):
                if pair.old not in found and pair.new not in taken:
                    found[pair.old] = pair.new
                    taken.add(pair.new)
    return found


def _part(model: Model, name: Name) -> str:
    return next((part for part in PARTS if name in getattr(model, part)), "")


def _side(model: Model, both: set[Name]) -> _Side:
    lost = {name: each for part in PARTS for name, each in getattr(model, part).items() if name not in both}
    near: dict[Name, list[tuple[str, str, Name]]] = {}
    names = model.names
    for name, element in model.elements.items():
        if element.inside:
            near.setdefault(names[element.inside], []).append(("holds", "", name))
    for relation in model.relations.values():
        source, target, verb = names[relation.source], names[relation.target], relation.verb.value
        near.setdefault(source, []).append(("to", verb, target))
        near.setdefault(target, []).append(("from", verb, source))
    return _Side(model, _said(model, lost), lost, near)


def _said(model: Model, lost: Mapping[Name, Declared]) -> dict[Name, Items]:
    """Return what lost declarations say but their titles, each item as text."""
    if not lost:
        return {}
    document: dict[str, Any] = Entries(model).document()
    return {
        entry["name"]: frozenset((key, repr(value)) for key, value in entry.items() if key not in _APART)
        for part in PARTS
        for entry in document.get(part, ())
        if entry["name"] in lost
    }


_APART = ("name", "place", "kind", "title", "inside", "source", "target", "verb")


def _candidates(
    part: str, sides: tuple[_Side, _Side], found: Mapping[Name, Name]
) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of one kind that have something in common, each once."""
    taken = {*found, *found.values()}
    buckets: dict[Hashable, tuple[list[Name], list[Name]]] = {}
    for place, side in enumerate(sides):
        for name, each in side.lost.items():
            if name in getattr(side.model, part) and name not in taken:
                for trait in _traits(side, name, each, {} if place else found):
                    buckets.setdefault((type(each).__name__, trait), ([], []))[place].append(name)
    seen: set[tuple[Name, Name]] = set()
    for ones, others in buckets.values():
        if len(ones) * len(others) <= _CROWD:
            fresh = [pair for pair in product(ones, others) if pair not in seen]
            seen.update(fresh)
            yield from fresh


def _traits(side: _Side, name: Name, each: Declared, found: Mapping[Name, Name]) -> Iterator[Hashable]:
    names = side.model.names
    if isinstance(each, Relation):
        ends = (names[each.source], names[each.target])
        yield tuple(found.get(end, end) for end in ends), each.verb
        return
    yield getattr(each, "title", None) or ""
    yield side.said[name]
    if isinstance(each, Element):
        inside = _inside(side, each)
        yield "inside", found.get(inside, inside)
        yield from _near(side, name, found)


def _inside(side: _Side, each: Declared) -> Name:
    """Return the identifier of what an element lies inside, or an empty one."""
    inside = each.inside if isinstance(each, Element) else None
    return side.model.names[inside] if inside else ""


def _near(side: _Side, name: Name, found: Mapping[Name, Name]) -> set[tuple[str, str, Name]]:
    return {(way, verb, found.get(other, other)) for way, verb, other in side.near.get(name, ())}


def _likeness(
    part: str, sides: tuple[_Side, _Side], found: Mapping[Name, Name], one: Name, other: Name
) -> float:
    """Return how like two declarations of one kind are, 0 to 1."""
    before, after = sides
    old, new = before.lost[one], after.lost[other]
    shared: list[tuple[float, float]] = [(1.0, _overlap(before.said[one], after.said[other]))]
    if isinstance(old, Relation) and isinstance(new, Relation):
        return 0.4 + 0.6 * shared[0][1]  # the ends and the verb are the same, or they were no candidates
    title, other_title = (str(getattr(each, "title", None) or "") for each in (old, new))
    if title or other_title:
        shared.append((3.0, _alike(title, other_title)))
    if part == "elements":
        near, nearer = _near(before, one, found), _near(after, other, {})
        if near or nearer:
            shared.append((3.0, _overlap(near, nearer)))
        inside, around = _inside(before, old), _inside(after, new)
        shared.append((0.5, float(found.get(inside, inside) == around)))
    return sum(weight * like for weight, like in shared) / sum(weight for weight, _ in shared)


def _overlap(one: Iterable[Hashable], other: Iterable[Hashable]) -> float:
    """Return the share of what either has that both have; 1 where neither has anything."""
    ours, theirs = {*one}, {*other}
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else 1.0


def _alike(one: str, other: str) -> float:
    """Return how like two titles are, whichever is first."""
    if one.casefold() == other.casefold():
        return 1.0
    first, second = sorted((one.casefold(), other.casefold()))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() ** 2
