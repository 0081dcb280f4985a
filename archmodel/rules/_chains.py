"""Along which relations chains and circles of waiting run."""

from __future__ import annotations

from archmodel.elements.base import Relation
from archmodel.stated import is_one, is_sync

__all__ = ["waits_for_one"]


def waits_for_one(relation: Relation) -> bool:
    """Say whether one thing waits for another one; boxes that stand for several do not close a chain."""
    return is_sync(relation) and is_one(relation.source) and is_one(relation.target)
