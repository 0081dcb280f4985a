"""How `archmodel render` makes its pictures, on all processors and only where something changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from archmodel.cli.arguments import Outcome, ended_by_interrupt, tracked
from archmodel.cli.remarks import warn_of_nothing, warn_of_unknown
from archmodel.errors import FormatError
from archmodel.fleet import Entry, Known, refuse_foreign, workers, write_index
from archmodel.pipeline import Picture, arrange, scenes, views_of, write

if TYPE_CHECKING:
    from archmodel.layout.base import Placement
    from archmodel.layout.kept import Kept
    from archmodel.model import Model
    from archmodel.outputs import Outputs
    from archmodel.scene import Scene

__all__ = ["Settings", "draw_all"]


class Settings(NamedTuple):
    """What a user asks for, for all pictures."""

    engine: str
    theme: str | None
    scale: float
    timeout: float
    has_index: bool
    """Whether pages that show all pictures are written too."""
    quality: str | None
    """How measures are printed; then every picture is placed, even where its files are as they should be."""


class Drawn(NamedTuple):
    """A picture as it was drawn, or the same as before."""

    scene: Scene
    placement: Placement | None
    """None where nothing changed, so that nothing was drawn."""
    written: dict[str, bytes]
    """The content of its file, by format."""
    made_by: str
    """The recipe of its files; empty where none is known later."""


def draw_all(
    outputs: Outputs, settings: Settings, kept: Mapping[tuple[Model, str], Kept | None], outcome: Outcome
) -> dict[str, Placement]:
    """Draw and write the pictures, each near what is `kept` of it; return places to measure by name."""
    if settings.has_index:
        if outputs.single or not {"svg", "png"} & {*outputs.formats}:
            raise FormatError(
                "'--index' shows the SVGs or PNGs of a folder",
                instead="name a folder with -o, and svg or png",
            )
        refuse_foreign(outputs.path)
    known = None if outputs.single else Known(outputs.path)
    entries: list[Entry] = []
    placed: dict[str, Placement] = {}
    drawn = unchanged = 0
    tasks = [partial(_draw, outputs, known, settings, *each, keep) for each, keep in kept.items()]
    with workers(tasks) as results:
        for (model, view), result in tracked([*zip(kept, results, strict=True)]):
            with outcome.going_on():
                name = f"{model.name}/{view}"
                scene, placement, written, made_by = result()
                if placement is None:
                    unchanged += 1
                else:
                    outputs.save(model, view, written)
                    drawn += 1
                    if settings.quality:
                        placed[name] = placement
                files = outputs.files(model, view)
                for each, path in files.items():
                    if known and placement is not None:
                        known.note(path, made_by, written[each])
                    click.echo(path, err=settings.quality == "json")
                warn_of_nothing(name, scene)
                if "png" in outputs.formats:
                    warn_of_unknown(name, scene)
                shown = next((path for each, path in files.items() if each in ("svg", "png")), None)
                if settings.has_index and shown:
                    kind = views_of(model)[view].caption()
                    entries.append(Entry(model.title, model.description or "", scene.title, kind, shown))
    if known:
        known.save()
    if settings.has_index and entries and not outcome.code:
        for path in write_index(outputs.path, entries):
            click.echo(path, err=settings.quality == "json")
    if unchanged:
        click.echo(f"{drawn} drawn, {unchanged} unchanged", err=True)
    return placed


def _draw(
    outputs: Outputs, known: Known | None, settings: Settings, model: Model, view: str, kept: Kept | None
) -> Drawn:
    """Return one view of a model, drawn in every format, unless its files are what that would give."""
    ((_, scene),) = scenes(model, [view], settings.theme)
    made_by = known.recipe(scene, settings.engine, settings.scale, kept) if known else ""
    files = outputs.files(model, view).values()
    if known and not settings.quality and all(known.holds(path, made_by) for path in files):
        return Drawn(scene, None, {}, made_by)
    placement = arrange(model, view, scene, settings.engine, kept, settings.timeout)
    with ended_by_interrupt():
        written = write(Picture(model, view, placement), outputs.formats, settings.scale)
    return Drawn(scene, placement, written, made_by)
