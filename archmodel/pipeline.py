"""The journey in one file: read, review, compose, arrange, draw, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from archmodel.blueprint import Blueprint
from archmodel.errors import FormatError, LayoutError, ViewError
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.names import Name, did_you_mean

if TYPE_CHECKING:
    from archmodel.layout.base import Engine, Placement
    from archmodel.review import Review
    from archmodel.views.base import View

__all__ = ["ENGINES", "FORMATS", "Picture", "check", "place", "render", "views_of", "write"]

ENGINES = ("layered", "graphviz")
"""The layout engines, by name."""
FORMATS = ("svg", "png", "json")
"""The formats of a picture, by the ending of its file."""


class Picture(NamedTuple):
    """One view of one model, with a place for everything."""

    model: Model
    view: Name
    placement: Placement


def check(model: Model | type[Blueprint], select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Review:
    """Return what the rules find in a model.

    `select` and `ignore` hold codes, families or names of rules; all rules run where none is
    selected. Raises `RuleError` for a word that names no rule.
    """
    from archmodel.review import review, select_rules

    return review(Graph(_model(model)), select_rules(select, ignore))


def render(
    model: Model | type[Blueprint],
    view: str | None = None,
    *,
    format: str = "svg",
    engine: str = "layered",
    scale: float = 2.0,
) -> bytes:
    """Return one picture of a model: its first view, or the one called `view`.

    `scale` is pixels of a PNG for each pixel of the page, 0.1 to 8. Raises `ViewError`,
    `LayoutError` or `FormatError` for a word that names nothing.
    """
    model = _model(model)
    chosen = [view] if view is not None else list(views_of(model))[:1]
    (picture,) = place(model, chosen, engine)
    (written,) = write(picture, [format], scale).values()
    return written


def views_of(model: Model, names: Iterable[str] = ()) -> Mapping[Name, View]:
    """Return the views of a model by name, or those whose name or kind is among `names`.

    A model without views has a schematic one. Raises `ViewError` for a name that is none.
    """
    from archmodel.views import SchematicView, View

    views: dict[Name, View] = {
        name: view for name, view in model.views.items() if isinstance(view, View)
    } or {"schematic": SchematicView()}
    wanted = set(names)
    found = {name: view for name, view in views.items() if not wanted or wanted & {name, view.kind()}}
    known = {*found, *(view.kind() for view in found.values())}
    for word in sorted(wanted - known):
        raise ViewError(
            f"'{model.name}' has no view '{word}'",
            instead=did_you_mean(word, views) or "it has " + ", ".join(views),
        )
    return found


def place(model: Model, views: Iterable[str] = (), engine: str = "layered") -> Iterator[Picture]:
    """Yield each view of a model with a place for everything in it."""
    from archmodel.theme.series import SERIES

    graph = Graph(model)
    placer = _engine(engine)
    for name, view in views_of(model, views).items():
        yield Picture(model, name, placer.arrange(view.compose(graph, SERIES)))


def write(picture: Picture, formats: Iterable[str], scale: float = 2.0) -> dict[str, bytes]:
    """Return a picture in each of `formats`, drawn once."""
    from archmodel.drawing.draw import draw

    written: dict[str, bytes] = {}
    drawing = None
    for each in formats:
        if each == "json":
            from archmodel.formats.placement.json import Json

            written[each] = Json().write(picture.placement)
            continue
        drawing = drawing or draw(picture.placement)
        if each == "svg":
            from archmodel.formats.drawing.svg import Svg

            written[each] = Svg().write(drawing)
        elif each == "png":
            from archmodel.formats.drawing.png import Png

            written[each] = Png(scale).write(drawing)
        else:
            raise FormatError(
                f"'{each}' is no format of a picture", instead="choose from " + ", ".join(FORMATS)
            )
    return written


def _engine(name: str) -> Engine:
    if name == "layered":
        from archmodel.layout.layered import Layered

        return Layered()
    if name == "graphviz":
        from archmodel.layout.graphviz import Graphviz

        return Graphviz()
    raise LayoutError(f"'{name}' is no layout engine", instead="choose from " + ", ".join(ENGINES))


def _model(source: Model | type[Blueprint]) -> Model:
    return source if isinstance(source, Model) else read(source)
