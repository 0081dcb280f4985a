"""The journey in one file: read, review, compose, arrange, draw, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from archmodel.blueprint import Blueprint
from archmodel.catalogue import held
from archmodel.errors import FormatError, LayoutError, ViewError
from archmodel.formats import PICTURES
from archmodel.formats.base import Format
from archmodel.graph import Graph
from archmodel.layout import ENGINES, OWN_ENGINES
from archmodel.layout.limits import SECONDS, within
from archmodel.model import Model, read
from archmodel.names import Name, did_you_mean
from archmodel.theme import DEFAULT

if TYPE_CHECKING:
    from archmodel.layout.base import Placement
    from archmodel.layout.kept import Kept
    from archmodel.review import Review
    from archmodel.rules.base import Finding
    from archmodel.scene import Scene
    from archmodel.views.base import View

__all__ = ["Picture", "arrange", "check", "engine_of", "place", "render", "scenes", "views_of", "write"]


class Picture(NamedTuple):
    """One view of one model, with a place for everything."""

    model: Model
    view: Name
    placement: Placement


def check(model: Model | type[Blueprint], select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Review:
    """Return what the rules find in a model.

    `select` and `ignore` hold codes, families or names of rules; those that are on by default run
    where none is selected. Raises `RuleError` for a word that names no rule.
    """
    from archmodel.review import review, select_rules

    chosen, left_out = ((word,) if isinstance(word, str) else word for word in (select, ignore))
    return review(Graph(_model(model)), select_rules(chosen, left_out))


def render(
    model: Model | type[Blueprint],
    view: str | None = None,
    *,
    format: str = "svg",
    engine: str = "layered",
    scale: float = 2.0,
    keep: Kept | None = None,
    timeout: float = SECONDS,
    theme: str | None = None,
) -> bytes:
    """Return one picture of a model: its first view, or the one called `view`.

    `scale` is pixels of a PNG for each pixel of the page, 0.1 to 8. `keep` is what to keep of an
    earlier picture: `archmodel.kept(path)`, of the placement JSON at that path. `timeout` is how
    many seconds the layout may take. `theme` is the look, in the place of the one the view names.
    Raises `ViewError`, `LayoutError` or `FormatError` for a word that names nothing.
    """
    model = _model(model)
    chosen = [*views_of(model, () if view is None else (view,))]
    if view is not None and len(chosen) > 1:
        raise ViewError(
            f"'{model.name}' has several views of kind '{view}'",
            instead="name one of " + ", ".join(chosen),
        )
    (picture,) = place(model, chosen[:1], engine, {chosen[0]: keep} if keep else {}, timeout, theme)
    (written,) = write(picture.placement, [format], scale).values()
    return written


def views_of(model: Model, names: Sequence[str] = ()) -> Mapping[Name, View]:
    """Return the views of a model by name, or those that `names` call by name, else by kind.

    A model without views has a schematic one. Raises `ViewError` for a name that is none.
    """
    from archmodel.views import SchematicView, View

    views: dict[Name, View] = {
        name: view for name, view in model.views.items() if isinstance(view, View)
    } or {"schematic": SchematicView()}
    found: dict[Name, View] = {} if names else views
    for word in names:
        named = {word: views[word]} if word in views else _of_kind(word, views)
        if not named:
            raise ViewError(
                f"'{model.name}' has no view '{word}'",
                instead=did_you_mean(word, views) or "it has " + ", ".join(views),
            )
        found.update(named)
    return {name: view for name, view in views.items() if name in found}


def _of_kind(word: str, views: Mapping[Name, View]) -> dict[Name, View]:
    return {name: view for name, view in views.items() if view.kind() == word}


def place(
    model: Model,
    views: Sequence[str] = (),
    engine: str = "layered",
    kept: Mapping[Name, Kept] = MappingProxyType({}),
    timeout: float = SECONDS,
    theme: str | None = None,
) -> Iterator[Picture]:
    """Yield each view of a model with a place for everything in it, near to what is kept of it.

    Each is in the look called `theme`, else in its own, and placed by `engine`, unless it names one of
    its own. Raises `LayoutError` where the layout of one takes longer than `timeout`, in seconds, and
    `ViewError` where there is no such look.
    """
    for name, scene in scenes(model, views, theme):
        placer = engine_of(model, name, engine)
        yield Picture(model, name, arrange(f"{model.name}/{name}", scene, placer, kept.get(name), timeout))


def scenes(
    model: Model, views: Sequence[str] = (), theme: str | None = None, findings: Sequence[Finding] = ()
) -> Iterator[tuple[Name, Scene]]:
    """Yield what each view of a model shows, before anything has a place.

    `theme` is as for `place`; `findings` are marked, and told beside the picture.
    """
    from archmodel.theme.base import named

    graph = Graph(model)
    for name, view in views_of(model, views).items():
        look = named(view.theme or DEFAULT if theme is None else theme)
        scene = view.compose(graph, look)
        if findings:
            from archmodel.marking import marked

            scene = marked(scene, findings, look, {*model.facts, *model.waivers, name})
        yield name, scene


def engine_of(model: Model, view: Name, engine: str) -> str:
    """Return the name of what places a view: `engine`, unless the view has one of its own.

    Raises `LayoutError` where no engine has that name.
    """
    own = views_of(model, [view])[view].engine
    if own is None and engine not in ENGINES:
        raise LayoutError(f"'{engine}' is no layout engine", instead="choose from " + ", ".join(ENGINES))
    return own or engine


def arrange(name: str, scene: Scene, engine: str, kept: Kept | None, timeout: float) -> Placement:
    """Return a place for everything in a scene; `name` is for messages, and the rest as for `place`."""
    from archmodel.layout.base import Engine

    placer: Engine = held({**ENGINES, **OWN_ENGINES}[engine], Engine)()
    with within(timeout, name):
        return placer.arrange(scene, kept)


def write(placement: Placement, formats: Iterable[str], scale: float = 2.0) -> dict[str, bytes]:
    """Return a picture in each of `formats`, drawn once."""
    from archmodel.drawing.draw import draw

    written: dict[str, bytes] = {}
    drawing = None
    for each in formats:
        form = _format(each, scale)
        if ".placement." in PICTURES[each]:
            written[each] = form.write(placement)
        else:
            drawing = drawing or draw(placement)
            written[each] = form.write(drawing)
    return written


def _format(name: str, scale: float) -> Format[Any]:
    """Return the format of that name, at a scale if it is one of pixels."""
    if name not in PICTURES:
        raise FormatError(f"'{name}' is no format of a picture", instead="choose from " + ", ".join(PICTURES))
    kind = held(PICTURES[name], Format)
    form: Format[Any] = kind(scale) if "scale" in getattr(kind.__init__, "__annotations__", ()) else kind()
    return form


def _model(source: Model | type[Blueprint]) -> Model:
    return source if isinstance(source, Model) else read(source)
