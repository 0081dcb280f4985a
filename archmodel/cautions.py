"""What of a model pictures and documents show otherwise than its authors wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from archmodel.declared import Declared
from archmodel.links import safe_link
from archmodel.loss import Loss
from archmodel.model import Model
from archmodel.text import unshown

__all__ = ["LONG", "cautions"]

LONG = 65_536
"""The most characters of a text that is drawn without a remark."""
MOST = 5
"""The most characters that are named."""


def cautions(model: Model) -> Iterator[Loss]:
    """Yield one for each declaration, and one for the whole, with a text that is not shown as it is."""
    whole = {"name": model.name, "title": model.title, "description": model.description}
    if said := "; ".join(_of_texts(whole)):
        yield Loss(model.name, said)
    for name, declared in _declarations(model):
        texts = {"name": name, **vars(declared)}
        if said := "; ".join((*_of_texts(texts), *_of_link(declared))):
            yield Loss(name, said, declared.place)


def _declarations(model: Model) -> Iterable[tuple[str, Declared]]:
    for part in (model.elements, model.relations, model.facts, model.views, model.waivers):
        yield from part.items()


def _of_texts(values: Mapping[str, object]) -> Iterator[str]:
    """Yield what is to be said of values by the names of their fields, those that are no text passed over."""
    for field, value in values.items():
        for text in sorted(value, key=str) if isinstance(value, tuple | frozenset) else (value,):
            if isinstance(text, str) and field != "icon" and not field.startswith("_"):
                if characters := unshown(text):
                    yield f"has {_named(characters)} in its {field}, shown as stand-ins"
                if len(text) > LONG:
                    yield f"has {len(text):,} characters in its {field}, of which pictures show the first"


def _of_link(declared: Declared) -> Iterator[str]:
    link = getattr(declared, "link", None)
    if link and not safe_link(link):
        yield f"leads nowhere, as '{link[:60]}' is no address of the web or of mail, and no path"


def _named(characters: str) -> str:
    codes = [f"U+{ord(each):04X}" for each in characters[:MOST]]
    return ", ".join(codes) + (f" and {more} more" if (more := len(characters) - MOST) > 0 else "")
