"""A Mermaid flowchart, which many hosts of code and of wikis draw where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from archmodel.elements.base import Element
from archmodel.elements.storage import Storage
from archmodel.elements.verbs import Interaction
from archmodel.formats.base import Format, Loss
from archmodel.formats.model._outline import CAPTION, LINE, arrow, caption, keys, line, outline
from archmodel.formats.model._said import lost
from archmodel.model import Model
from archmodel.text import visible
from archmodel.theme.series import SERIES

__all__ = ["Mermaid", "escaped", "heading"]

_ARROWS = {Interaction.REQUEST: "-->", Interaction.EVENT: "-.->", Interaction.DATA: "==>"}
MOST_LINES = 500
"""The most lines that Mermaid draws, unless the page it stands in raises that."""


class Mermaid(Format[Model]):
    """Nodes, subgraphs and links; the kind of an element is its class.

    A line is dotted where it is an event, and thick where it is data.
    """

    suffix: ClassVar[str] = ".mmd"

    def write(self, stage: Model) -> bytes:
        """Return the flowchart as UTF-8."""
        return "\n".join([*heading(stage.title, "flowchart TB"), *_lines(stage), ""]).encode(
            "utf-8", "replace"
        )

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return what neither the texts, the places nor the classes say, and whether it is too much."""
        yield from lost(stage, CAPTION | {"kind"}, LINE)
        if len(stage.relations) > MOST_LINES:
            what = f"is not drawn: {len(stage.relations)} lines, where Mermaid's maxEdges is {MOST_LINES}"
            yield Loss(stage.name, what)


def heading(title: str, diagram: str) -> list[str]:
    """Return the first lines of a diagram: the title, and of which kind it is."""
    return ["---", f"title: {json.dumps(visible(title), ensure_ascii=False)}", "---", diagram]


_MEANS = re.compile(r"^(?:\W|\d+[.)](?= ))|[^\w /()',.+\[\]-]|_")
"""What may mean something: at the beginning of a line, where lists of Markdown begin, or anywhere."""


def escaped(lines: Iterable[str], means: re.Pattern[str] = _MEANS) -> str:
    """Return lines of text: what may mean something as its number, a new line as a tag."""
    return "<br>".join(means.sub(_numbers, each) for each in "\n".join(lines).split("\n"))


def _numbers(found: re.Match[str]) -> str:
    return "".join(f"#{ord(one)};" for one in found[0])


def _lines(model: Model) -> Iterator[str]:
    key = keys(model)
    for name, depth, is_group, is_end in outline(model):
        indent = "  " * (depth + 1)
        element = model.elements[name]
        if is_end:
            yield f"{indent}end"
        elif is_group:  # whose title has room for one line
            text = escaped([", ".join(caption(name, element))])
            yield f'{indent}subgraph {key[name]}["{text}"]'
        else:
            opening, closing = ('[("', '")]') if isinstance(element, Storage) else ('["', '"]')
            yield f"{indent}{key[name]}{opening}{escaped(caption(name, element))}{closing}"
    for relation in model.relations.values():
        source, target = (key[model.names[end]] for end in arrow(relation))
        yield f'  {source} {_ARROWS[relation.interaction]}|"{escaped(line(relation))}"| {target}'
    groups = [part.name for part in outline(model) if part.is_group and not part.is_end]
    kinds: dict[type[Element], list[str]] = {}
    for name, element in model.elements.items():
        kinds.setdefault(type(element), []).append(name)
    for kind, names in kinds.items():
        colours = SERIES.style(kind).category
        styled = re.sub(r"\W", "_", kind.__name__, flags=re.ASCII)
        yield f"  classDef k_{styled} fill:{colours.fill},stroke:{colours.accent},color:{colours.ink}"
        yield f"  class {','.join(key[name] for name in names)} k_{styled}"
    for name in groups:  # they are light, so that their members stand out
        yield f"  style {key[name]} fill:{SERIES.paper},color:{SERIES.ink}"
