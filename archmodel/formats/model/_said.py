"""What declarations say beyond their defaults, as text, and which of it a format loses."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import fields
from enum import Enum

from archmodel.declared import Declared
from archmodel.formats.base import Loss
from archmodel.formats.model._outline import keys, outline
from archmodel.model import Model

__all__ = ["left_out", "lost", "said"]


def said(model: Model, declared: Declared) -> dict[str, str]:
    """Return the fields of `declared` that differ from their defaults, as text, in order.

    Other declarations are named by their identifiers, and parts are joined by `, `.
    """
    return {
        each.name: _text(model, value)
        for each in fields(declared)  # type: ignore[arg-type]
        if (value := getattr(declared, each.name)) != each.default
    }


def lost(
    model: Model, elements: Container[str], relations: Container[str], groups: Container[str] | None = None
) -> Iterator[Loss]:
    """Yield the losses of a format that holds these fields of elements and relations, and titles alone.

    Of elements with members it holds the fields in `groups`, where that is not the same.
    Besides fields, `kind` is that of an element, and `name` an identifier that its key does not say
    (see `keys`). A relation without a label says its verb in the place of it.
    """
    yield from _lost_fields(model.name, None, _of_whole(model))
    key = keys(model)
    with_members = {part.name for part in outline(model) if part.is_group}
    for name, element in model.elements.items():
        stated = ["kind", *([] if key[name] == f"e_{name}" else ["name"]), *said(model, element)]
        held = elements if groups is None or name not in with_members else groups
        yield from _lost_fields(name, element, [each for each in stated if each not in held])
    for name, relation in model.relations.items():
        ends = f"{model.names[relation.source]}->{model.names[relation.target]}"
        stated = [*([] if name.partition("#")[0] == ends else ["name"]), *said(model, relation)]
        if not relation.label:
            stated.remove("verb")
        yield from _lost_fields(name, relation, [each for each in stated if each not in relations])
    yield from left_out(model, "facts", "views", "waivers")


def left_out(model: Model, *parts: str, but: Container[str] = ()) -> Iterator[Loss]:
    """Yield the declarations of parts of a model, such as its `views`, as losses, but for some."""
    for part in parts:
        for name, each in getattr(model, part).items():
            if name not in but:
                yield Loss(name, f"is left out, a {type(each).__name__}", each.place)


def _of_whole(model: Model) -> list[str]:
    return [each for each in ("description", "part") if getattr(model, each) is not None]


def _lost_fields(name: str, declared: Declared | None, missing: list[str]) -> Iterator[Loss]:
    if missing:
        yield Loss(name, f"loses its {', '.join(missing)}", declared.place if declared else None)


def _text(model: Model, value: object) -> str:
    if isinstance(value, Declared):
        return model.names[value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, frozenset):
        return ", ".join(sorted(_text(model, each) for each in value))
    if isinstance(value, tuple):
        return ", ".join(_text(model, each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
