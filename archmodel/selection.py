"""Which elements a picture shows or a rule speaks of, joined by `&`, `|` and `~`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from archmodel.declared import shown
from archmodel.elements.base import Element
from archmodel.elements.facts import Boundary
from archmodel.errors import BlueprintError
from archmodel.model import Model
from archmodel.names import Name
from archmodel.patterns import chosen_by, is_of_kind, refuse_unknown
from archmodel.source import author_line
from archmodel.stated import boundary_of, owner_of

__all__ = [
    "WORDS",
    "Part",
    "Selection",
    "kind",
    "lying_in",
    "matching",
    "named",
    "neighbours",
    "owned",
    "tagged",
    "within",
]

Part: TypeAlias = "type[Element] | Element | Boundary | str | Selection"
"""What a selection is made of: a kind, an element, a boundary, a text, or another selection."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Elements of a model, chosen when it is asked which: `kind(Service) & ~within(platform)`.

    >>> from archmodel.elements import ApiGateway, MobileDevice
    >>> phone, gateway = MobileDevice("Phone"), ApiGateway("Gateway")
    >>> model = Model("shop", "Shop", {"phone": phone, "gateway": gateway})
    >>> sorted((kind(MobileDevice) | named(gateway)).names(model))
    ['gateway', 'phone']
    """

    way_out: ClassVar[str] = "write named(a, b), or another selection such as kind(Service)"
    """What to say where something else was given."""
    word: str
    """How it chooses: one of `WORDS`."""
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        of = WORDS[self.word] or Selection
        wrong = [
            f"cannot take {shown(part)}"
            for part in self.parts
            if not isinstance(part, of) or (of is type and not issubclass(part, Element))  # type: ignore[arg-type]
        ]
        if wrong or not self.parts:
            raise BlueprintError(
                f"'{self.word}' {wrong[0] if wrong else 'takes one at least'}",
                where=author_line(),
                instead=f"write {_EXAMPLES[self.word]}",
            )
        if self.word == "matching":
            self._refuse_unknown_terms()

    def __str__(self) -> str:
        return _SENTENCES[self.word].format(self._listed(" & " if self.word == "and" else " | "))

    def __bool__(self) -> bool:
        """Refuse `and`, `or` and `not`, which would pass one of two selections over."""
        raise BlueprintError(
            "selections are not joined by 'and', 'or' and 'not'",
            where=author_line(),
            instead="write &, | and ~",
        )

    def __and__(self, other: Selection) -> Selection:
        return Selection("and", (self, other))

    def __or__(self, other: Selection) -> Selection:
        return Selection("or", (self, other))

    def __invert__(self) -> Selection:
        return Selection("not", (self,))

    def names(self, model: Model) -> frozenset[Name]:
        """Return the identifiers of the elements of `model` that are chosen."""
        return frozenset(_CHOOSERS[self.word](self, model))

    def tags(self) -> frozenset[str]:
        """Return the tags that it speaks of."""
        own = frozenset(part for part in self.parts if isinstance(part, str) and self.word == "tagged")
        return own.union(*(part.tags() for part in self.parts if isinstance(part, Selection)))

    def elements(self) -> frozenset[Element]:
        """Return the elements that it speaks of, which a model it is used with must have."""
        own = frozenset(part for part in self.parts if isinstance(part, Element))
        return own.union(*(part.elements() for part in self.parts if isinstance(part, Selection)))

    def is_by_kind(self) -> bool:
        """Say whether it asks for nothing but kinds: then no name in it can have gone out of use."""
        return all(
            part.is_by_kind() if isinstance(part, Selection) else isinstance(part, str) and is_of_kind(part)
            for part in self.parts
            if self.word != "kind"
        )

    def _listed(self, between: str) -> str:
        parts = [_said(part) for part in self.parts]
        return between.join(parts) if len(parts) > 1 else parts[0]

    def _refuse_unknown_terms(self) -> None:
        for term in self.parts:
            try:
                refuse_unknown(str(term))
            except BlueprintError as error:
                raise BlueprintError(error.what, where=author_line(), instead=error.instead) from None


def kind(*kinds: type[Element]) -> Selection:
    """Choose elements of a kind, or of one of several; a subclass counts as its base."""
    return Selection("kind", kinds)


def within(*groups: Element) -> Selection:
    """Choose what is inside a group, or one of several, however deep; not the group itself."""
    return Selection("within", groups)


def tagged(*tags: str) -> Selection:
    """Choose elements that have a tag, or one of several."""
    return Selection("tagged", tags)


def named(*elements: Element) -> Selection:
    """Choose just these."""
    return Selection("named", elements)


def neighbours(of: Selection) -> Selection:
    """Choose what a relation joins to one of these, and what it passes on its way.

    These themselves are chosen only where they are joined to one another.
    """
    return Selection("neighbours", (of,))


def owned(*owners: str) -> Selection:
    """Choose what a team answers for, or one of several, by itself or by what it lies inside."""
    return Selection("owned", owners)


def lying_in(*boundaries: Boundary) -> Selection:
    """Choose what lies in a trust boundary, or one of several, however deep."""
    return Selection("lying-in", boundaries)


def matching(*terms: str) -> Selection:
    """Choose what fits a term, or one of several: `matching("tag:pci", "id:cart*")`.

    A term is a word, a colon and a text in which `*` stands for anything: `kind`, `role` (such as
    `frontend`), `tag`, `id`, `owner`, `boundary` (by identifier) or `tech`. It is for rules that
    cannot import what they speak of; elsewhere the other words are checked by the type checker.
    """
    return Selection("matching", terms)


def _by_element(fits: Callable[[Selection, Element], bool]) -> Callable[[Selection, Model], set[Name]]:
    """Return a chooser that looks at one element after the other."""

    def choose(selection: Selection, model: Model) -> set[Name]:
        return {name for name, element in model.elements.items() if fits(selection, element)}

    return choose


def _is_within(selection: Selection, element: Element) -> bool:
    holder = element.inside
    while holder is not None and holder not in selection.parts:
        holder = holder.inside
    return holder is not None


def _is_of_kind(selection: Selection, element: Element) -> bool:
    return any(isinstance(part, type) and isinstance(element, part) for part in selection.parts)


def _is_lying_in(selection: Selection, element: Element) -> bool:
    boundary = boundary_of(element)
    while boundary is not None and boundary not in selection.parts:
        boundary = boundary.inside
    return boundary is not None


def _matching(selection: Selection, model: Model) -> set[Name]:
    return {name for term in selection.parts for name in chosen_by(str(term), model)}


def _said(part: Part) -> str:
    """Return what a selection says of one of its parts."""
    if isinstance(part, Selection):
        return f"({part})" if len(part.parts) > 1 and part.word in ("and", "or") else str(part)
    if isinstance(part, type):
        return part.__name__
    return part if isinstance(part, str) else f"'{part.title}'"


def _sets(selection: Selection, model: Model) -> list[frozenset[Name]]:
    return [part.names(model) for part in selection.parts if isinstance(part, Selection)]


def _neighbours(selection: Selection, model: Model) -> set[Name]:
    (chosen,) = _sets(selection, model)
    found: set[Name] = set()
    for relation in model.relations.values():
        stops = [model.names[each] for each in (relation.source, *relation.via, relation.target)]
        for at, name in enumerate(stops):
            if name in chosen:
                found.update(stops[:at], stops[at + 1 :])
    return found


WORDS: Mapping[str, type[Element] | type[Boundary] | type[str] | type[type] | None] = {
    "kind": type,
    "within": Element,
    "tagged": str,
    "named": Element,
    "neighbours": None,
    "owned": str,
    "lying-in": Boundary,
    "matching": str,
    "and": None,
    "or": None,
    "not": None,
}
"""How a selection may choose, and what its parts then are; None for other selections."""
_EXAMPLES = {
    "kind": "a kind, such as kind(ApiGateway)",
    "within": "the group itself, such as within(platform)",
    "tagged": 'a text, such as tagged("pci")',
    "named": "the element itself, such as named(gateway)",
    "neighbours": "a selection, such as neighbours(named(gateway))",
    "owned": 'the name of the team, such as owned("payments")',
    "lying-in": "the boundary itself, such as lying_in(internet)",
    "matching": 'a term, such as matching("tag:pci")',
    "and": 'a selection on both sides, such as kind(Service) & tagged("pci")',
    "or": "a selection on both sides, such as kind(Service) | named(gateway)",
    "not": "a selection, such as ~named(gateway)",
}
_SENTENCES = {
    "kind": "{}",
    "within": "what is inside {}",
    "tagged": "what is tagged {}",
    "named": "{}",
    "neighbours": "neighbours of {}",
    "owned": "what {} answers for",
    "lying-in": "what lies in {}",
    "matching": "{}",
    "and": "{}",
    "or": "{}",
    "not": "not {}",
}
_CHOOSERS: Mapping[str, Callable[[Selection, Model], set[Name] | frozenset[Name]]] = {
    "kind": _by_element(_is_of_kind),
    "within": _by_element(_is_within),
    "tagged": _by_element(lambda selection, element: not element.tags.isdisjoint(selection.parts)),
    "named": _by_element(lambda selection, element: element in selection.parts),
    "neighbours": _neighbours,
    "owned": _by_element(lambda selection, element: owner_of(element) in selection.parts),
    "lying-in": _by_element(_is_lying_in),
    "matching": _matching,
    "and": lambda selection, model: frozenset.intersection(*_sets(selection, model)),
    "or": lambda selection, model: frozenset.union(*_sets(selection, model)),
    "not": lambda selection, model: model.elements.keys() - _sets(selection, model)[0],
}
