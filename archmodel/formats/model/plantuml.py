"""A PlantUML component diagram."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from archmodel.elements.storage import Storage
from archmodel.elements.verbs import Interaction
from archmodel.formats.base import Format, Loss
from archmodel.formats.model._outline import CAPTION, LINE, arrow, caption, keys, line, outline
from archmodel.formats.model._said import lost
from archmodel.model import Model
from archmodel.text import visible
from archmodel.theme.series import SERIES

__all__ = ["Plantuml", "escaped", "title"]

_ARROWS = {Interaction.REQUEST: "-->", Interaction.EVENT: "..>", Interaction.DATA: "-[bold]->"}


class Plantuml(Format[Model]):
    """Rectangles, databases and arrows; the kind of an element is its stereotype.

    A line is dotted where it is an event, and bold where it is data.
    """

    suffix: ClassVar[str] = ".puml"

    def write(self, stage: Model) -> bytes:
        """Return the diagram as UTF-8."""
        return "\n".join(["@startuml", *_lines(stage), "@enduml", ""]).encode("utf-8", "replace")

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return what neither the texts, the places nor the stereotypes say."""
        return lost(stage, CAPTION | {"kind"}, LINE)


def escaped(text: str) -> str:
    r"""Return text in which whatever may mean something is its number, and a new line `\n`.

    So are characters for private use, which PlantUML takes for its own.
    """
    signs = r"[!-'*+/:-@\[-`{-~\ue000-\uf8ff]|(?m:^-)|--+"
    return re.sub(signs, _numbers, visible(text)).replace("\n", "\\n")


def title(text: str) -> tuple[str, str, str]:
    """Return the lines of a title: on one line, PlantUML takes no thousand emoji."""
    return "title", escaped(text), "end title"


def _numbers(found: re.Match[str]) -> str:
    return "".join(f"<U+{ord(one):04X}>" for one in found[0])


def _lines(model: Model) -> Iterator[str]:
    key = keys(model)
    yield from title(model.title)
    for shape in ("rectangle", "database"):
        yield f"skinparam {shape}BackgroundColor {SERIES.card}"
    for kind in dict.fromkeys(type(each) for each in model.elements.values()):
        border = SERIES.style(kind).category.accent
        shape = "database" if issubclass(kind, Storage) else "rectangle"
        yield f"skinparam {shape}BorderColor<<{kind.__name__}>> {border}"
    for name, depth, is_group, is_end in outline(model):
        indent = "  " * depth
        element = model.elements[name]
        shape = "database" if isinstance(element, Storage) and not is_group else "rectangle"
        if is_end:
            yield f"{indent}}}"
        else:
            text = escaped("\n".join(caption(name, element)))
            begins = " {" if is_group else ""
            yield f'{indent}{shape} "{text}" as {key[name]} <<{type(element).__name__}>>{begins}'
    for relation in model.relations.values():
        source, target = (key[model.names[end]] for end in arrow(relation))
        text = escaped("\n".join(line(relation)))
        yield f"{source} {_ARROWS[relation.interaction]} {target} : {text}"
