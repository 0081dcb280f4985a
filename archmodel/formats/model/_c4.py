"""A model in the macros of C4, which Mermaid and PlantUML have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from archmodel.elements.backend import Backend
from archmodel.elements.base import Element, Relation
from archmodel.elements.external import Person
from archmodel.elements.messaging import Broker
from archmodel.elements.storage import Storage
from archmodel.formats.model._outline import arrow, caption, keys, line, outline, way
from archmodel.model import Model
from archmodel.stated import is_external
from archmodel.text import visible

__all__ = ["BOUNDARY", "BOX", "macros"]

BOX = frozenset({"title", "technology", "instances", "description", "inside", "kind"})
"""The fields of an element that the macro of a box holds."""
BOUNDARY = BOX - {"description"}
"""The fields that the macro of a boundary holds."""
_MACROS: dict[type[Element], str] = {
    Person: "Person",
    Storage: "ContainerDb",
    Broker: "ContainerQueue",
    Backend: "System",
    Element: "Container",
}
"""By kind; the first that an element is."""


def macros(model: Model, escaped: Callable[[str], str], relations: Iterable[Relation]) -> Iterator[str]:
    """Yield the elements and some of the relations, a line each, with texts as `escaped` leaves them."""
    key = keys(model)
    for name, depth, is_group, is_end in outline(model):
        indent = "  " * (depth + 1)
        element = model.elements[name]
        kind = type(element).__name__
        title, *built = caption(name, element)
        if is_end:
            yield f"{indent}}}"
        elif is_group:
            text = escaped(", ".join([title, *built]))
            yield f'{indent}Boundary({key[name]}, "{text}", "{kind}") {{'
        else:
            macro = next(word for each, word in _MACROS.items() if isinstance(element, each))
            texts = [title, "".join(built)] if "Container" in macro else [", ".join([title, *built])]
            texts.append(visible(element.description or ""))
            said = ", ".join(f'"{escaped(text)}"' for text in texts)
            out = "_Ext" if is_external(element) else ""
            yield f'{indent}{macro}{out}({key[name]}, {said}, $tags="{kind}")'
    for relation in relations:
        source, target = (key[model.names[end]] for end in arrow(relation))
        text = escaped(line(relation)[0])
        yield f'  Rel({source}, {target}, "{text}", "{escaped(visible(way(relation)))}")'
