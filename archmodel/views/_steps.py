"""The steps of a flow: what may be one, in which order, and the numbers drawn for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from archmodel.cards import fitted
from archmodel.elements.base import Element, Relation
from archmodel.elements.external import Client
from archmodel.elements.verbs import Verb
from archmodel.errors import ViewError
from archmodel.geometry import Size
from archmodel.names import did_you_mean
from archmodel.scene import Label

if TYPE_CHECKING:
    from archmodel.model import Model
    from archmodel.names import Name
    from archmodel.theme.base import Theme
    from archmodel.views._nest import Nest
    from archmodel.views.base import View

__all__ = ["badge", "named", "numbered"]

BADGE = 18.0
"""Height of the badge of a step, and its least width, in pixels."""


def named(view: View, steps: Iterable[Relation], model: Model, nest: Nest) -> list[Name]:
    """Return the names of the steps.

    A step begins where the flow begins or has been, inside it, or around it. Those who use the
    system join at any time; a subscriber is reached from what it subscribes to. Raises `ViewError`
    for another step, and for one that is no relation of the model, or not in the picture.
    """
    found: list[Name] = []
    reached: set[Element] = set()
    holders: set[Element] = set()
    for number, step in enumerate(steps, start=1):
        name = model.names.get(step)
        if name is None:
            word = step.home_name or f"{step.source.title} {step.verb.value} {step.target.title}"
            raise _error(
                view,
                f"step {number} is '{word}', which is no relation of '{model.name}'",
                did_you_mean(word, model.relations) or "name a relation of this blueprint",
            )
        for end in (step.source, step.target):
            if model.names[end] not in nest.parents:
                raise _error(
                    view,
                    f"step {number}, '{name}', has an end, '{model.names[end]}', which 'shows' leaves out",
                    "show it, or take the step out",
                )
        start = step.target if step.verb is Verb.SUBSCRIBES_TO else step.source
        is_new = start not in holders and reached.isdisjoint(_chain(start))
        if found and is_new and not isinstance(start, Client):
            at = model.names[start]
            ways = [other for other, each in model.relations.items() if each.target is start]
            raise _error(
                view,
                f"step {number}, '{name}', begins at '{at}', which no step before it reaches",
                "put " + (f"'{ways[0]}'" if ways else f"a step that leads to '{at}'") + " before it",
            )
        found.append(name)
        for each in (step.source, *step.via, step.target):
            reached.add(each)
            holders.update(_chain(each))
    return found


def _chain(element: Element | None) -> Iterator[Element]:
    """Yield an element and what it stands in, innermost first."""
    while element is not None:
        yield element
        element = element.inside


def _error(view: View, what: str, instead: str) -> ViewError:
    return ViewError(what, where=str(view.place or ""), instead=instead)


def badge(numbers: Iterable[int], theme: Theme) -> Label:
    """Return the numbers of steps on a round ground."""
    text = fitted(", ".join(map(str, numbers)), theme, width=9999, font=11.5, weight=600, ink=theme.card)
    return text._replace(size=Size(max(BADGE, text.size.width + 12), BADGE), pill=theme.ink)


def numbered(label: Label | None, numbers: Iterable[int], theme: Theme) -> Label:
    """Return a label with the numbers of steps before its text."""
    mark = badge(numbers, theme)
    if label is None:
        return mark
    wide, high = label.size
    return label._replace(size=Size(wide + mark.size.width, max(high, BADGE + 4)), badge=mark)
