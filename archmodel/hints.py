"""The types of the fields of a class, evaluated once for the class that says them."""

from __future__ import annotations

import sys
from inspect import get_annotations
from typing import Any, get_type_hints
from weakref import WeakKeyDictionary

__all__ = ["hints_of"]

_OWN: WeakKeyDictionary[type[Any], dict[str, Any]] = WeakKeyDictionary()


def hints_of(kind: type[Any]) -> dict[str, Any]:
    """Return what `typing.get_type_hints` does, which evaluates what is inherited for each class anew.

    Raises `NameError` for a type that cannot be found.
    """
    hints: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        if base not in _OWN:
            _OWN[base] = _own(base)
        hints |= _OWN[base]
    return hints


def _own(kind: type[Any]) -> dict[str, Any]:
    said = get_annotations(kind)
    if not said:
        return {}
    module = vars(sys.modules[kind.__module__]) if kind.__module__ in sys.modules else {}
    # In this order, as get_type_hints has it: what a class calls by the name of a type hides none.
    return get_type_hints(type(kind.__name__, (), {"__annotations__": said}), dict(vars(kind)), module)
