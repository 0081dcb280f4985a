"""What the declarations of a model are called in Python, where not every name will do."""

from __future__ import annotations

import builtins
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from keyword import iskeyword
from unicodedata import normalize

from archmodel.declared import Declared
from archmodel.elements.base import Element, Relation
from archmodel.model import Model
from archmodel.names import camel, snake, unique, variable

__all__ = ["Named"]

Parts = Iterable[tuple[Declared, object]]


class Named:
    """The variables of the declarations of a model, and the class of its blueprint.

    A declaration has its identifier for a name, unless Python does not take it: then that is made from
    its title. A relation that nothing refers to has no name where it gets the same identifier without.
    `taken` are names that the source needs for something else.
    """

    def __init__(self, model: Model, parts: Parts, taken: Collection[str] = ()) -> None:
        self.holders = {each.inside for each in model.elements.values()}
        self.variables: dict[Declared, str] = {}
        self.changed: dict[str, str] = {}
        """Identifiers that are others in Python, by their names in the model."""
        self.taken = taken
        self.blueprint = _class_name(model.name, taken)
        made = [each for each, _ in parts]
        named_later = {other for each in made for other in _mentioned(each)}
        good = {model.names[each]: each for each in made if _is_good(model.names[each], taken)}
        poor = [each for each in made if model.names[each] not in good]
        self.variables = {each: name for name, each in good.items()}
        for each in poor:
            if not isinstance(each, Relation) or each in named_later:
                self._rename(each, model.names[each])
        self._tell_derived(model, made)

    def _rename(self, declared: Declared, name: str) -> None:
        held = {*self.variables.values(), *self.taken}
        self.variables[declared] = self.changed[name] = variable(_called(declared, self.variables), held)

    def _tell_derived(self, model: Model, made: list[Declared]) -> None:
        """Note the relations without a variable that will not be called as they are."""
        taken = dict.fromkeys(self.variables.values())
        for each in made:
            if isinstance(each, Relation) and each not in self.variables:
                derived = unique(f"{self.variables[each.source]}->{self.variables[each.target]}", taken)
                taken[derived] = None
                if derived != model.names[each]:
                    self.changed[model.names[each]] = derived


def _called(declared: Declared, variables: dict[Declared, str]) -> str:
    """Return the words that a declaration is best known by."""
    if isinstance(declared, Relation):
        ends = (variables[declared.source], declared.verb.value, variables[declared.target])
        return declared.label or " ".join(ends)
    title = getattr(declared, "title", None)
    return title if isinstance(title, str) and title else snake(type(declared).__name__)


def _is_good(name: str, taken: Collection[str]) -> bool:
    return (
        name.isidentifier()
        and not iskeyword(name)
        and not name.startswith("__")
        and normalize("NFKC", name) == name
        and name not in taken
    )


def _class_name(name: str, taken: Collection[str]) -> str:
    """Return the class of a blueprint that `read` calls by this name, if there is one."""
    capitals = "_".join(part.capitalize() for part in name.split("_"))
    for each in (camel(name), capitals, name):
        if _is_good(each, {*taken, *vars(builtins)}) and snake(each) == name:
            return each
    return variable(name, {*taken, *vars(builtins)})


def _mentioned(declared: Declared) -> Iterator[Declared]:
    """Yield the relations that a declaration names in its fields, however deep."""
    waiting = [getattr(declared, each.name) for each in fields(declared)]  # type: ignore[arg-type]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple | frozenset):
            waiting.extend(value)
        elif isinstance(value, Declared) and not isinstance(value, Element):
            yield value
