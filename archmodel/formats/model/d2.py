"""A diagram in the language of D2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from archmodel.elements.base import Element
from archmodel.elements.storage import Storage
from archmodel.elements.verbs import Interaction, Verb
from archmodel.formats.base import Format, Loss
from archmodel.formats.model._outline import CAPTION, LINE, arrow, caption, keys, line, outline
from archmodel.formats.model._said import lost
from archmodel.links import safe_link
from archmodel.model import Model
from archmodel.names import Name
from archmodel.text import visible
from archmodel.theme.series import SERIES

__all__ = ["D2"]

_STROKES = {
    Interaction.REQUEST: "style.stroke-width: 1",
    Interaction.EVENT: "style.stroke-dash: 4",
    Interaction.DATA: "style.stroke-width: 3",
}


class D2(Format[Model]):
    """Shapes, containers and connections; kinds and verbs are their classes, descriptions tooltips."""

    suffix: ClassVar[str] = ".d2"

    def write(self, stage: Model) -> bytes:
        """Return the diagram as UTF-8."""
        return "\n".join([*_lines(stage), ""]).encode("utf-8", "replace")

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return what neither the texts, the places nor the classes say."""
        return lost(stage, CAPTION | {"kind", "description", "link"}, LINE | {"verb", "link"})


def _lines(model: Model) -> Iterator[str]:
    yield f"title: {_quoted(model.title)} {{ shape: text; near: top-center; style.font-size: 28 }}"
    yield from _classes(model)
    key = keys(model)
    paths: dict[Name, str] = {}
    for name, depth, is_group, is_end in outline(model):
        indent = "  " * depth
        element = model.elements[name]
        if is_end:
            yield f"{indent}}}"
            continue
        paths[name] = f"{paths[model.names[element.inside]]}.{key[name]}" if element.inside else key[name]
        text = _quoted("\n".join(caption(name, element)))
        yield f"{indent}{key[name]}: {text} {{"
        yield f"{indent}  class: {_class(type(element))}"
        if element.description:
            yield f"{indent}  tooltip: {_quoted(_plain(element.description))}"
        if link := safe_link(element.link):
            yield f"{indent}  link: {_quoted(link)}"
        if is_group:  # it is light, so that its members stand out
            yield f'{indent}  style: {{ fill: "{SERIES.paper}"; font-color: "{SERIES.ink}" }}'
        else:
            yield f"{indent}}}"
    for relation in model.relations.values():
        source, target = (paths[model.names[end]] for end in arrow(relation))
        text = _quoted("\n".join(line(relation)))
        link = safe_link(relation.link)
        led = f"; link: {_quoted(link)}" if link else ""
        yield f"{source} -> {target}: {text} {{ class: {_verb(relation.verb)}{led} }}"


def _classes(model: Model) -> Iterator[str]:
    yield "classes: {"
    for kind in dict.fromkeys(type(each) for each in model.elements.values()):
        colours = SERIES.style(kind).category
        shape = "shape: cylinder; " if issubclass(kind, Storage) else ""
        look = f'style: {{ fill: "{colours.fill}"; font-color: "{colours.ink}"; stroke: "{colours.accent}" }}'
        yield f"  {_class(kind)}: {{ {shape}{look} }}"
    for verb in dict.fromkeys(each.verb for each in model.relations.values()):
        yield f"  {_verb(verb)}: {{ {_STROKES[verb.interaction]} }}"
    yield "}"


def _class(kind: type[Element]) -> str:
    return "k_" + re.sub(r"\W", "_", kind.__name__, flags=re.ASCII)


def _verb(verb: Verb) -> str:
    return f"v_{verb.name.lower()}"


def _plain(text: str) -> str:
    """Return a text that D2 draws as it is where it takes Markdown, as it does for tooltips since 0.7."""
    return re.sub(r"[\\`*_\[\]<>&#~|=+-]|(?<=\d)(?=[.)])", r"\\\g<0>", text)


def _quoted(text: str) -> str:
    """Return any text as a string, in which a dollar sign would begin a substitution."""
    escaped = re.sub(r'["$\\]', r"\\\g<0>", visible(text)).replace("\n", "\\n")
    return f'"{escaped}"'
