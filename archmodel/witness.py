"""What a file makes while it runs, noted so that nothing of it is lost unseen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

__all__ = ["Witness", "note_blueprint", "note_outside", "witnessed"]


class Witness(NamedTuple):
    """What was made meanwhile: blueprints, and declarations that no body of theirs holds."""

    blueprints: list[type[Any]]
    outside: list[Any]


_WITNESSES: list[Witness] = []
"""Those that are noting, the innermost last; none while nobody asked."""


@contextmanager
def witnessed() -> Iterator[Witness]:
    """Note what is made inside."""
    witness = Witness([], [])
    _WITNESSES.append(witness)
    try:
        yield witness
    finally:
        _WITNESSES.remove(witness)


def note_blueprint(blueprint: type[Any]) -> None:
    """Note that a blueprint was made."""
    if _WITNESSES:
        _WITNESSES[-1].blueprints.append(blueprint)


def note_outside(declared: object) -> None:
    """Note that something was declared outside every blueprint."""
    if _WITNESSES:
        _WITNESSES[-1].outside.append(declared)
