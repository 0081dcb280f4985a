"""How `archmodel render` makes its pictures, on all processors and only where something changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from archmodel.cli.arguments import Outcome, tracked
from archmodel.cli.remarks import warn_of_doubtful, warn_of_nothing, warn_of_unknown
from archmodel.errors import FormatError
from archmodel.fleet import Entry, Job, Known, refuse_foreign, workers, write_index
from archmodel.pipeline import engine_of, scenes, views_of

if TYPE_CHECKING:
    from archmodel.layout.base import Placement
    from archmodel.layout.kept import Kept
    from archmodel.model import Model
    from archmodel.outputs import Outputs
    from archmodel.rules.base import Finding
    from archmodel.scene import Scene

__all__ = ["Settings", "draw_all"]


class Settings(NamedTuple):
    """What a user asks for, for all pictures."""

    engine: str
    theme: str | None
    scale: float
    timeout: float
    jobs: int
    """The most processes that draw."""
    has_index: bool
    """Whether pages that show all pictures are written too."""
    remembers: bool
    """Whether a picture of which nothing changed since an earlier run is not drawn again."""
    findings: Mapping[Model, Sequence[Finding]]
    """What is to be marked in the pictures of each model."""
    quality: str | None
    """How measures are printed; then every picture is placed, even where its files are as they should be."""


class Asked(NamedTuple):
    """A picture that is asked for: what it shows, and what is to be done about it."""

    model: Model
    view: str
    scene: Scene
    job: Job | None
    """None where its files are what they would be, so that nothing is to be drawn."""


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
    warn_of_doubtful(model for model, _ in kept)
    lasting = not outputs.single and settings.engine != "graphviz"  # which may change, and no recipe tell
    known = Known(outputs.path) if lasting and settings.remembers else None
    asked: list[Asked | Exception] = [
        _asked(outputs, known, settings, *each, keep) for each, keep in kept.items()
    ]
    jobs = [each.job for each in asked if isinstance(each, Asked) and each.job]
    entries: list[Entry] = []
    placed: dict[str, Placement] = {}
    with workers(jobs, settings.jobs) as results:
        drawn = iter(results)
        for each in tracked(asked):
            with outcome.going_on():
                if isinstance(each, Exception):
                    raise each
                model, view, scene, job = each
                files = outputs.files(model, view)
                if job:
                    placement, written = next(drawn)()
                    if settings.quality:
                        placed[job.name] = placement
                    outputs.save(model, view, written)
                    if known:
                        made_by = _recipe(known, job)  # while others draw
                        for form, path in files.items():
                            known.note(path, made_by, written[form])
                for path in files.values():
                    click.echo(path, err=settings.quality == "json")
                warn_of_nothing(f"{model.name}/{view}", scene)
                if "png" in outputs.formats:
                    warn_of_unknown(f"{model.name}/{view}", scene)
                shown = next((path for form, path in files.items() if form in ("svg", "png")), None)
                if settings.has_index and shown:
                    kind = views_of(model)[view].caption()
                    entries.append(Entry(model.title, model.description or "", scene.title, kind, shown))
    if known:
        _remember(known)
    if settings.has_index and entries and not outcome.code:
        for path in write_index(outputs.path, entries):
            click.echo(path, err=settings.quality == "json")
    unchanged = sum(isinstance(each, Asked) and not each.job for each in asked)
    if unchanged:
        click.echo(f"{len(jobs)} drawn, {unchanged} unchanged", err=True)
    return placed


def _asked(
    outputs: Outputs, known: Known | None, settings: Settings, model: Model, view: str, kept: Kept | None
) -> Asked | Exception:
    """Return what is to be done about a view, or what speaks against it, for the time when its turn comes."""
    try:
        ((_, scene),) = scenes(model, [view], settings.theme, settings.findings.get(model, ()))
        engine = engine_of(model, view, settings.engine)
    except Exception as error:
        return error
    job = Job(f"{model.name}/{view}", scene, engine, kept, settings.timeout, outputs.formats, settings.scale)
    files = outputs.files(model, view).values()
    if known and not settings.quality and all(path.exists() for path in files):
        made_by = _recipe(known, job)
        if all(known.holds(path, made_by) for path in files):
            return Asked(model, view, scene, None)
    return Asked(model, view, scene, job)


def _remember(known: Known) -> None:
    try:
        known.save()
    except FormatError as error:
        said = f"{error.where} {error.what}" if error.where else error.what
        click.echo(f"the next run draws all of this again: {said}", err=True)


def _recipe(known: Known, job: Job) -> str:
    return known.recipe(job.scene, job.engine, job.scale, job.kept)
