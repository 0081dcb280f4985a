"""What reports of changes share: a sign for each, what it is about, and what happened to it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from archmodel.changes import Attribute, Change, Compared
from archmodel.formats.review.base import counted
from archmodel.icons import is_file_icon

__all__ = ["SIGNS", "about", "differing", "happened", "said", "sign", "summary"]

SIGNS = {"new": "+", "gone": "−", "moved": "→", "changed": "~"}  # a minus
"""What stands before a change, in reports and in pictures; also without colours."""


def sign(change: Change) -> str:
    """Return which of `SIGNS` stands for a change; what was moved or rewired is so whatever else it is."""
    if change.old is None or change.new is None:
        return "new" if change.old is None else "gone"
    return "moved" if {"moved", "rewired"} & {*change.words} else "changed"


def about(change: Change) -> str:
    """Return what a change is about: the sentence of a relation, or else title and kind."""
    if change.part == "relations":
        return change.title
    kind = (change.new or change.old or {}).get("kind") or change.part.removesuffix("s").capitalize()
    return f"{change.title} ({kind})"


def happened(change: Change) -> list[str]:
    """Return what is otherwise than before, a phrase each; nothing for what is new or gone."""
    renamed = [f"renamed from '{change.was}'"] if change.was != change.name else []
    return [*renamed, *map(said, change.attributes)]


def said(attribute: Attribute) -> str:
    """Return what became of one attribute, such as `technology Go → Rust`."""
    name, old, new = attribute
    if name == "inside":
        ways = [f"out of '{old}'"] * (old is not None) + [f"into '{new}'"] * (new is not None)
        return f"moved {' '.join(ways)}"
    if new is None:
        return f"{name} {_value(old)} no longer stated"
    return f"{name} {_value(new)}" if old is None else f"{name} {_value(old)} → {_value(new)}"


def _value(value: Any) -> str:
    if isinstance(value, str) and is_file_icon(value):
        return "a picture"
    return value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)


def summary(compared: Compared) -> str:
    """Return what is counted, such as `2 new, 1 gone; 1 finding gained`."""
    signs = Counter(map(sign, compared.changes.changes))
    signs["changed"] += bool(compared.changes.model)
    parts = [", ".join(f"{signs[each]} {each}" for each in SIGNS if signs[each]) or "no change"]
    for findings, word in ((compared.gained, "gained"), (compared.lost, "lost")):
        parts += [f"{counted(len(findings), 'finding')} {word}"] if findings else []
    return "; ".join(parts)


def differing(stage: Iterable[Compared]) -> list[Compared]:
    """Return the pairs of which there is something to tell."""
    return [each for each in stage if each.changes or each.gained or each.lost]
