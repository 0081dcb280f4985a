"""What elements share with what they lie inside: a container speaks for its members, and stands for some."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from archmodel.elements.base import Element

__all__ = ["certain", "chain", "holders", "inherited"]

Value = TypeVar("Value")


def chain(element: Element) -> Iterator[Element]:
    """Yield an element and what it lies inside, innermost first."""
    each: Element | None = element
    while each is not None:
        yield each
        each = each.inside


def inherited(element: Element, said: Callable[[Element], Value | None]) -> Value | None:
    """Return what `said` reads from an element, or from the innermost container that states it."""
    each: Element | None = element
    while each is not None:  # asked for every end of every relation
        value = said(each)
        if value is not None:
            return value
        each = each.inside
    return None


def holders(elements: Iterable[Element], said: Callable[[Element], object]) -> set[Element]:
    """Return those of which something is said, and all that they lie inside.

    A relation to a container means some member of it: where this holds a container, it may be meant.
    """
    found: set[Element] = set()
    for element in filter(said, elements):
        each: Element | None = element
        while each is not None and each not in found:
            found.add(each)
            each = each.inside
    return found


def certain(elements: Collection[Element], said: Callable[[Element], Value | None]) -> dict[Element, Value]:
    """Return what is said of each element, where it is sure.

    A relation to a container means some member of it, so nothing is sure of a container where something
    else is said of a member.
    """
    values = {each: value for each in elements if (value := said(each)) is not None}
    if not values:
        return values
    known = values.get
    unsure: set[Element] = set()
    for each in elements:
        value = known(each)
        if each.inside is not None and known(each.inside) != value:
            unsure.update(around for around in chain(each.inside) if known(around) != value)
    return {each: value for each, value in values.items() if each not in unsure} if unsure else values
