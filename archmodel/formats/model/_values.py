"""Values of fields as Python source, and what has to be imported for them."""

from __future__ import annotations

from datetime import date
from enum import Enum

from archmodel import elements, views
from archmodel.declared import Declared
from archmodel.elements.transports import Transport
from archmodel.entries import Entries
from archmodel.formats.model._named import Named
from archmodel.formats.model._python import Brackets, Code, Joined, Quoted, prefixed
from archmodel.selection import Selection

__all__ = ["Values"]


class Values:
    """Turns values into code, and keeps what that imports."""

    def __init__(self, named: Named, entries: Entries) -> None:
        self.named = named
        self.entries = entries
        self.imports: dict[str, set[str]] = {}

    def imported(self) -> set[str]:
        """Return all names that are in use without being declared, those of kinds too."""
        kinds = {self.kind(self.entries.classes[name]) for name in self.entries.kinds}
        return {"frozenset", *kinds, *(name for names in self.imports.values() for name in names)}

    def base(self, name: str, module: str = "archmodel") -> str:
        """Return a name that is imported from `archmodel`, or from another module."""
        self.imports.setdefault("archmodel.elements" if name in elements.__all__ else module, set()).add(name)
        return name

    def kind(self, kind: type) -> str:
        """Return the name of a class of declarations."""
        name = kind.__name__
        if name in self.entries.kinds:
            return f"{name}_" if name in _OWN else name
        module = "archmodel.views" if name in views.__all__ else "archmodel"
        return self.base(name, module)

    def keyword(self, name: str, value: object) -> Code:
        """Return a keyword argument."""
        return prefixed(f"{name}=", self.code(value))

    def code(self, value: object) -> Code:
        """Return a value as an expression."""
        if isinstance(value, str):
            return Quoted(value)
        if isinstance(value, Declared):
            return self.named.variables[value]
        if isinstance(value, Transport):
            return self.base(value.name, "archmodel.elements.transports")
        if isinstance(value, Enum):
            return f"{self.base(type(value).__name__)}.{value.name}"
        if isinstance(value, Selection):
            return self.selection(value)
        if isinstance(value, date):
            return f"{self.base('date', 'datetime')}({value.year}, {value.month}, {value.day})"
        if isinstance(value, tuple):
            return Brackets("(", tuple(self.code(each) for each in value), is_call=False)
        if isinstance(value, frozenset):
            items = tuple(self.code(each) for each in sorted(value, key=str))
            return Brackets("frozenset(", (Brackets("{", items, "}", is_call=False),))
        return self.kind(value) if isinstance(value, type) else repr(value)

    def selection(self, value: Selection) -> Code:
        """Return a selection as an expression."""
        parts = tuple(self.code(each) for each in value.parts)
        if value.word == "not":
            return prefixed("~", _in_brackets(parts[0]))
        if value.word in ("and", "or") and len(parts) == 2:
            operator = "&" if value.word == "and" else "|"
            left, right = parts
            if isinstance(left, Joined) and left.operator == operator:  # they are joined from the left
                return left._replace(operands=(*left.operands, _in_brackets(right)))
            return Joined("", (_in_brackets(left), _in_brackets(right)), operator)
        if value.word in ("and", "or"):
            made = (Quoted(value.word), Brackets("(", parts, is_call=False))
            return Brackets(f"{self.base('Selection', 'archmodel.selection')}(", made)
        return Brackets(f"{self.base(value.word.replace('-', '_'), 'archmodel.selection')}(", parts)


def _in_brackets(code: Code) -> Code:
    """Return code that is one operand."""
    return Brackets("(", (code,)) if isinstance(code, Joined) else code


_OWN = {
    "Blueprint",
    "Direction",
    "Relation",
    "Selection",
    "Verb",
    "Waiver",
    "date",
    "frozenset",
    *views.__all__,
    *(each.name for each in Transport),
}
"""Names that a kind of the author's may not take, as the source imports them."""
