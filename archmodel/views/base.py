"""What a view is: a declaration that composes a scene from a graph."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, ClassVar

from archmodel.declared import Declared
from archmodel.elements.base import Element, Group, refuse_no_wrap
from archmodel.errors import BlueprintError, ViewError
from archmodel.geometry import Direction
from archmodel.model import Model
from archmodel.names import Name, did_you_mean, kebab
from archmodel.selection import Selection
from archmodel.theme import DEFAULT, THEMES, choice
from archmodel.views._nest import Nest

if TYPE_CHECKING:
    from archmodel.graph import Graph
    from archmodel.scene import Scene, Wishes
    from archmodel.theme.base import Theme
    from archmodel.views._shown import Shown

__all__ = ["View"]


_FIGURE = re.compile(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)*")


class View(Declared):
    """A picture of a blueprint. Declared in its body, it may be taken over by one that extends it.

    Its words about places are kept, or refused where two contradict each other.
    """

    may_be_replaced: ClassVar[bool] = True
    engine: ClassVar[str | None] = None
    """The layout engine that alone can place it, or None where any can."""

    title: str | None = None
    """Stands over the picture; the blueprint's title where not stated."""
    figure: str | None = None
    """The number of the figure that it is, such as `8.1`; the name of its file begins with it."""
    direction: Direction | None = None
    """The way the picture is read; chosen by what it holds where not stated."""
    wrap: int | None = None
    """The most boxes side by side, outside all groups; what is more goes into further rows."""
    shows: Selection | None = None
    """The elements in the picture; all where not stated. What is inside a group that is not shown
    stands where that group would, and a relation is drawn where both its ends are shown."""
    same_row: tuple[tuple[Element, ...], ...] = ()
    """Rows: elements of one group that stand side by side, across the direction it is read in."""
    order: tuple[tuple[Element, ...], ...] = ()
    """Elements of which each stands before the next: in its row, or in an earlier row."""
    near: tuple[tuple[Element, ...], ...] = ()
    """Elements of which each stands next to the one named after it, in one row."""
    collapse: tuple[Element, ...] = ()
    """Groups drawn as one card; lines to what is inside end at the card."""
    expand: tuple[Element, ...] = ()
    """Groups drawn with their members, though the model has them collapsed."""
    theme: str | None = None
    """The look it is drawn in; `series` where not stated."""

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_no_wrap(self, self.wrap)
        if self.theme is not None and self.theme not in THEMES:
            raise BlueprintError(
                f"there is no theme '{self.theme}'",
                where=str(self.place or ""),
                instead=choice(self.theme),
            )
        if self.figure is not None and not _FIGURE.fullmatch(self.figure):
            raise BlueprintError(
                f"'figure' cannot be '{self.figure}'",
                where=str(self.place or ""),
                instead="write letters and digits, with dots between them: 8.1",
            )
        for word in ("same_row", "order", "near"):
            for named in getattr(self, word):
                self._refuse_twice(word, named)
                if len(named) < 2:
                    raise BlueprintError(
                        f"'{word}' needs two elements at least, and one has {len(named)}",
                        where=str(self.place or ""),
                        instead=f"write {word}=((a, b),)",
                    )

        for word in ("collapse", "expand"):
            self._refuse_twice(word, getattr(self, word))
        for element in self.collapse:
            if element in self.expand:
                raise BlueprintError(
                    f"'collapse' and 'expand' both name '{element.title}'",
                    where=str(self.place or ""),
                    instead="take it out of one of the two",
                )

    def compose(self, graph: Graph, theme: Theme) -> Scene:
        """Return what the picture shows, in sizes and styles.

        `nest` and `wishes` say what the words of the view ask of it.
        """
        raise NotImplementedError

    def shown(self, graph: Graph) -> Shown:
        """Return what the picture holds. Raises `ArchmodelError` where it cannot be drawn."""
        from archmodel.theme.base import named
        from archmodel.views._shown import shown

        return shown(self.compose(graph, named(self.theme or DEFAULT)), graph.model)

    @classmethod
    def kind(cls) -> str:
        """Return what the view is called in files and on the command line.

        >>> View.kind()
        'view'
        """
        return kebab(cls.__name__).removesuffix("-view") or "view"

    def caption(self) -> str:
        """Return what kind of picture it is, and which figure, for its heading."""
        return f"{self.kind().capitalize()} view" + (f", figure {self.figure}" if self.figure else "")

    def nest(self, model: Model) -> Nest:
        """Return who stands inside whom in the picture, with what is collapsed in it.

        Raises `ViewError` for a group that cannot be collapsed or expanded, and `BlueprintError` for
        what an element says about members that it has not.
        """
        parents = {element.inside for element in model.elements.values()}
        _refuse_no_members(model, parents)
        collapsed = {name for name, element in model.elements.items() if element.collapsed}
        for element in self.expand:
            name = self._named("expand", element, model)
            if name not in collapsed:
                raise self._error(f"'expand' names '{name}', which is not collapsed", "take it out")
            collapsed.remove(name)
        for element in self.collapse:
            name = self._named("collapse", element, model)
            if element not in parents:
                raise self._error(f"'collapse' names '{name}', which has no members", "take it out")
            collapsed.add(name)
        nest = Nest(model, *_closed(model, collapsed, self._shown(model)))
        for word in ("collapse", "expand"):
            for element in getattr(self, word):
                self._outside_cards(word, model.names[element], model, nest)
                if model.names[element] not in nest.parents:
                    raise self._error(f"'{word}' names '{model.names[element]}', which 'shows' leaves out")
        return nest

    def _shown(self, model: Model) -> Collection[Name]:
        """Return the names of the elements in the picture."""
        if self.shows is None:
            return model.elements
        for element in sorted(self.shows.elements(), key=lambda each: each.line):
            self._named("shows", element, model)
        for tag in sorted(self.shows.tags()):
            known = {each for element in model.elements.values() for each in element.tags}
            if tag not in known:
                raise self._error(
                    f"'shows' names the tag '{tag}', which no element has",
                    did_you_mean(tag, sorted(known)) or "give an element the tag",
                )
        return self.shows.names(model)

    def wishes(self, model: Model, nest: Nest, drawn: Collection[Name]) -> Wishes:
        """Return what the view says about places, by the names of what is `drawn`.

        Raises `ViewError` for an element that is not in the picture.
        """
        from archmodel.scene import Wishes

        def named(word: str) -> tuple[tuple[Name, ...], ...]:
            rows = [tuple(self._named(word, each, model) for each in row) for row in getattr(self, word)]
            for name in (name for row in rows for name in row):
                self._outside_cards(word, name, model, nest)
                if name not in drawn:
                    raise self._error(f"'{word}' names '{name}', which a {self.kind()} view does not show")
            return tuple(rows)

        return Wishes(named("same_row"), named("order"), named("near"), where=str(self.place or ""))

    def _named(self, word: str, element: Element, model: Model) -> Name:
        """Return the name of an element that `word` names."""
        name = model.names.get(element)
        if name is None:
            raise self._error(f"'{word}' names '{element.title}', which is no element of '{model.name}'")
        return name

    def _outside_cards(self, word: str, name: Name, model: Model, nest: Nest) -> None:
        """Refuse a word about what stands inside a group that is drawn as one card."""
        card = nest.stand_ins.get(name)
        if card is not None:
            by_view = model.elements[card] in self.collapse
            raise self._error(
                f"'{word}' names '{name}', and '{'collapse' if by_view else 'collapsed'}' "
                f"makes one card of '{card}' around it",
                f"name '{card}', or "
                + ("take it out of 'collapse'" if by_view else f"write expand=({card},)"),
            )

    def _error(self, what: str, instead: str = "name what the picture shows") -> ViewError:
        return ViewError(what, where=str(self.place or ""), instead=instead)

    def _refuse_twice(self, word: str, named: tuple[Element, ...]) -> None:
        """Refuse an element that a word names twice."""
        for at, element in enumerate(named):
            if element in named[:at]:
                raise BlueprintError(
                    f"'{word}' names '{element.title}' twice",
                    where=str(self.place or ""),
                    instead="name every element once",
                )


def _refuse_no_members(model: Model, parents: Collection[Element | None]) -> None:
    """Refuse what is said about the members of an element that has none, and is no group."""
    for name, element in model.elements.items():
        said = {"direction": element.direction, "wrap": element.wrap, "collapsed": element.collapsed}
        for word, value in said.items():
            if value and element not in parents and not isinstance(element, Group):
                raise BlueprintError(
                    f"'{word}' of '{name}' is about its members, and it has none",
                    where=str(element.place or ""),
                    instead=f"put elements inside '{name}', or leave '{word}' out",
                )


def _closed(
    model: Model, collapsed: Collection[Name], shown: Collection[Name]
) -> tuple[set[Name], set[Name]]:
    """Return which groups are one card, and what is shown, with all that is inside these cards.

    A group that is shown without anything inside it is one too.
    """
    holders: dict[Name, list[Name]] = {}
    for name, element in model.elements.items():
        held, holders[name] = element.inside, []
        while held is not None:
            holders[name].append(model.names[held])
            held = held.inside
    inside = {holder for those in holders.values() for holder in those}
    open_ones = {holder for name in shown for holder in holders[name]}
    closed = ({*collapsed} | (inside - open_ones)) & {*shown}
    return closed, {name for name in model.elements if name in shown or not closed.isdisjoint(holders[name])}
