"""A C4 diagram of Mermaid."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from archmodel.elements.base import Element, Relation
from archmodel.formats.base import Format, Loss
from archmodel.formats.model._c4 import BOUNDARY, BOX, macros
from archmodel.formats.model._outline import LINE, arrow, outline
from archmodel.formats.model._said import lost
from archmodel.formats.model.mermaid import escaped
from archmodel.model import Model
from archmodel.text import visible

__all__ = ["MermaidC4"]


class MermaidC4(Format[Model]):
    """Containers, systems and persons in boundaries.

    Mermaid cannot draw a line to a boundary, nor a second one between the same two: they are left out.
    """

    suffix: ClassVar[str] = ".c4.mmd"

    def write(self, stage: Model) -> bytes:
        """Return the diagram as UTF-8."""
        lines = ["C4Container", f"  title {_escaped(visible(stage.title))}"]
        lines += macros(stage, _escaped, _drawn(stage))
        return "\n".join([*lines, ""]).encode("utf-8", "replace")

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return what the macros do not say, and the lines to boundaries."""
        drawn = {stage.names[relation] for relation in _drawn(stage)}
        for loss in lost(stage, BOX, LINE, BOUNDARY):
            if loss.name not in stage.relations or loss.name in drawn:
                yield loss
        for name, relation in stage.relations.items():
            if name not in drawn:
                yield Loss(
                    name,
                    "is left out: it ends at a boundary, or is not the first of its ends",
                    relation.place,
                )


_MEANS = re.compile(r'["#;<>&%{}`]')
"""Fewer than in a flowchart: there is no Markdown, and Mermaid shows numbers as they are where it wraps."""


def _escaped(text: str) -> str:
    # What looks like a declaration of a style would lose its last semicolon.
    return re.sub(r":(?=\S*#)", "#58;", escaped([text], _MEANS))


def _drawn(model: Model) -> list[Relation]:
    """Return the first relation between any two elements without members."""
    groups = {model.elements[part.name] for part in outline(model) if part.is_group}
    firsts: dict[tuple[Element, Element], Relation] = {}
    for each in model.relations.values():
        if not {each.source, each.target} & groups:
            firsts.setdefault(arrow(each), each)
    return [*firsts.values()]
