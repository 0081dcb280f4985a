"""What a theme is: colours and glyphs by kind of element, found through the kind's ancestors."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

from archmodel.colour import Colour
from archmodel.declared import Declared
from archmodel.elements.base import Element
from archmodel.errors import ViewError
from archmodel.theme import THEMES, choice

__all__ = ["Category", "Network", "Style", "Theme", "adaptive", "named"]


class Category(NamedTuple):
    """Colours with a meaning, named in the key of a picture."""

    title: str
    """Empty where they mean nothing: then they are not in the key."""
    fill: str
    """Ground of headers, tiles and bars, as #rrggbb."""
    accent: str
    """Border and glyph of a group; at least 3 : 1 against paper and grounds (WCAG 2.1, 1.4.11)."""
    ink: str = "#ffffff"
    """Text on `fill`; at least 4.5 : 1 against it (WCAG 2.1, 1.4.3)."""
    glyph: str = "#ffffff"
    """Glyphs on `fill`; at least 3 : 1 against it."""
    ground: str | None = None
    """Ground of a group, where it is not the theme's."""


class Network(NamedTuple):
    """A colour of lines with a meaning, named in the key of a picture."""

    title: str
    """Empty where it means nothing: then it is not in the key."""
    ink: str
    """As #rrggbb; at least 3 : 1 against paper and groups (WCAG 2.1, 1.4.11)."""


class Style(NamedTuple):
    """How one kind of element looks."""

    category: Category
    glyph: str
    """The name of a module in `archmodel.drawing.glyphs`."""


class Theme(NamedTuple):
    """The look of pictures. Colours are #rrggbb."""

    styles: Mapping[type[Element], Style]
    """By kind; a kind without an entry looks like its nearest ancestor. `Element` has one."""
    public: Network
    """Lines from outside: a client's, or out of a network."""
    entry: Network
    """Lines from a gateway to what it guards."""
    inner: Network
    """Lines between services."""
    outer: Network
    """Lines to storage and backends."""
    paper: str = "#f5f6f8"
    ink: str = "#1c2530"
    """Text on paper and cards."""
    muted: str = "#55606d"
    """Text that matters less; at least 4.5 : 1 on paper, cards and groups."""
    card: str = "#ffffff"
    foot: str = "#eef1f4"
    """Ground of the last panel of a card."""
    line: str = "#c3cbd5"
    """Borders of cards and groups."""
    badge: str = "#cfe3f6"
    """Ground of a badge."""
    error: str = "#b3261e"
    """Marks of findings that are errors; 4.5 : 1 against paper, cards and groups, as the next two."""
    warning: str = "#8a4b00"
    info: str = "#1b5a9e"
    added: str = "#1a6b34"
    """Marks of what is new, where two models are compared; what is gone, changed or moved has the
    colours of an error, a warning and an info."""
    groups: tuple[str, ...] = ("#e9ecf1", "#f5f6f8")
    """Grounds of groups, by how deep they are nested, in turn."""
    font_family: str = "Source Sans Pro"

    def style(self, kind: type[Declared]) -> Style:
        """Return the style of `kind` or of its nearest ancestor that has one."""
        return next(self.styles[each] for each in kind.__mro__ if each in self.styles)

    def recoloured(self, categories: Mapping[Category, Category]) -> Theme:
        """Return the theme with other categories in the place of its own."""
        return self._replace(
            styles={
                kind: style._replace(category=categories[style.category])
                for kind, style in self.styles.items()
            }
        )


def named(name: str) -> Theme:
    """Return the theme of that name. Raises `ViewError` where there is none."""
    if name not in THEMES:
        raise ViewError(f"there is no theme '{name}'", instead=choice(name))
    light, *dark = (
        getattr(import_module(module), module.rpartition(".")[2].upper()) for module in THEMES[name]
    )
    theme: Theme = adaptive(light, *dark) if dark else light
    return theme


def adaptive(light: Theme, dark: Theme) -> Theme:
    """Return a theme whose colours follow the surroundings; but for colours the two are the same."""
    theme: Theme = _paired(light, dark)
    return theme


def _paired(light: Any, dark: Any) -> Any:
    if light == dark:
        return light
    if isinstance(light, str):
        return Colour(light, dark)
    if isinstance(light, Mapping):
        return {key: _paired(value, dark[key]) for key, value in light.items()}
    pairs = [_paired(one, other) for one, other in zip(light, dark, strict=True)]
    return type(light)(*pairs) if hasattr(light, "_fields") else tuple(pairs)
