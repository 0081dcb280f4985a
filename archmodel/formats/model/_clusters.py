"""Lines of Graphviz that end at a cluster: they run to a node inside, and are cut at the border."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from archmodel.elements.base import Relation
from archmodel.elements.verbs import Interaction
from archmodel.formats.model._outline import arrow, keys, outline
from archmodel.model import Model
from archmodel.names import Name

__all__ = ["STYLES", "Joint", "anchor", "anchored", "joints"]

STYLES = {Interaction.REQUEST: "solid", Interaction.EVENT: "dashed", Interaction.DATA: "bold"}
"""Styles of lines by what passes."""


class Joint(NamedTuple):
    """A relation as an edge between nodes."""

    name: Name
    relation: Relation
    tail: str
    head: str
    borders: dict[str, str]
    """`ltail` and `lhead`, the clusters at whose borders it is cut."""

    @property
    def points_back(self) -> bool:
        """Whether the arrow is at the tail, where the source of the relation stands all the same."""
        return arrow(self.relation)[0] is not self.relation.source


def anchor(key: str) -> str:
    """Return the node inside the cluster of a group that the lines of the group run to."""
    return f"anchor_{key}"


def anchored(model: Model) -> set[Name]:
    """Return the elements with members at which lines end."""
    ends = {model.names[end] for each in model.relations.values() for end in (each.source, each.target)}
    return {part.name for part in outline(model) if part.is_group and part.name in ends}


def joints(model: Model) -> Iterator[Joint]:
    """Yield the relations; a line that comes from within a group is not cut at its border."""
    key, groups = keys(model), anchored(model)
    for name, relation in model.relations.items():
        source, target = model.names[relation.source], model.names[relation.target]
        tail, head = (anchor(key[end]) if end in groups else key[end] for end in (source, target))
        borders = {}
        if source in groups and not _lies_in(target, source, model):
            borders["ltail"] = f"cluster_{key[source]}"
        if target in groups and not _lies_in(source, target, model):
            borders["lhead"] = f"cluster_{key[target]}"
        yield Joint(name, relation, tail, head, borders)


def _lies_in(name: Name, group: Name, model: Model) -> bool:
    """Say whether an element is the group or lies in it."""
    at, around = model.elements[name], model.elements[group]
    while at is not around:
        if at.inside is None:
            return False
        at = at.inside
    return True
