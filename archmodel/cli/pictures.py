"""How `archmodel render` makes its pictures, on all processors and only where something changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

import click

from archmodel.cli.arguments import Outcome, located, tracked
from archmodel.cli.remarks import warn_of_doubtful, warn_of_nothing, warn_of_unknown
from archmodel.cli.saying import say
from archmodel.errors import FormatError
from archmodel.fleet import Job, Known, workers
from archmodel.keeping import pinned
from archmodel.pipeline import engine_of, scenes, views_of

if TYPE_CHECKING:
    from pathlib import Path

    from archmodel.cli.tally import Tally
    from archmodel.fleet.index import Entry
    from archmodel.layout.base import Placement
    from archmodel.layout.kept import Kept
    from archmodel.model import Model
    from archmodel.outputs import Outputs
    from archmodel.rules.base import Finding
    from archmodel.scene import Scene

__all__ = ["Settings", "draw_all", "read"]


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


class Plan(NamedTuple):
    """What a picture shows, and what is to be done about it."""

    scene: Scene
    job: Job | None
    """None where its files are what they would be, so that nothing is to be drawn."""


class Asked(NamedTuple):
    """A picture that is asked for."""

    model: Model
    view: str
    source: Path
    """The file of its blueprint."""
    files: Mapping[str, Path]
    """Where it goes, by format."""
    plan: Plan | Exception
    """What speaks against drawing it is told when its turn comes."""

    @property
    def name(self) -> str:
        """Its name in messages."""
        return f"{self.model.name}/{self.view}"


class Read(NamedTuple):
    """What was read: the pictures to draw, and what they come from."""

    pictures: list[tuple[Model, str]]
    sources: dict[Model, Path]
    pins: dict[Model, dict[str, Kept]]


def read(paths: Sequence[str], views: Sequence[str], outcome: Outcome, tally: Tally) -> Read:
    """Return the pictures that paths and the names of views ask for; say and note what cannot be read."""
    found = Read([], {}, {})
    for model, source in located(paths, outcome, tally.lost, _load_what_draws):
        with outcome.going_on(partial(tally.lost, source)):
            found.pins[model] = pinned(source, views_of(model))
            found.sources[model] = source
            found.pictures.extend((model, name) for name in views_of(model, views))
    return found


def _load_what_draws() -> None:
    """Load what draws while blueprints run, and before there are processes that would load it each."""
    for name in ("archmodel.layout.layered", "archmodel.drawing.draw", "archmodel.formats.drawing.png"):
        import_module(name)


def draw_all(
    outputs: Outputs,
    settings: Settings,
    kept: Mapping[tuple[Model, str], Kept | None],
    sources: Mapping[Model, Path],
    outcome: Outcome,
    tally: Tally,
) -> dict[str, Placement]:
    """Draw and write the pictures, each near what is `kept` of it; return places to measure by name.

    `sources` are the files of the models.
    """
    if settings.has_index:
        _refuse_no_pages(outputs)
    warn_of_doubtful(model for model, _ in kept)
    lasting = not outputs.single and settings.engine != "graphviz"  # which may change, and no recipe tell
    known = Known(outputs.path) if lasting and settings.remembers else None
    if known:
        tally.find_stale(known.made_from)
    asked = [
        Asked(
            model,
            view,
            sources[model],
            outputs.files(model, view),
            _plan(outputs, known, settings, model, view, keep),
        )
        for (model, view), keep in kept.items()
    ]
    jobs = [each.plan.job for each in asked if isinstance(each.plan, Plan) and each.plan.job]
    entries: list[Entry] = []
    placed: dict[str, Placement] = {}
    with workers(jobs, settings.jobs) as results, tally.of(asked):
        drawn = iter(results)
        for each in tracked(asked):
            with outcome.going_on(partial(tally.add, each, "failed")):
                if isinstance(each.plan, Exception):
                    raise each.plan
                scene, job = each.plan
                if job:
                    placement, written = next(drawn)()
                    if placement:
                        placed[each.name] = placement
                    outputs.save(each.model, each.view, written)
                    if known:
                        made_by = _recipe(known, job)  # while others draw
                        for form, path in each.files.items():
                            known.note(path, made_by, written[form], each.source)
                for path in each.files.values():
                    click.echo(path, err=settings.quality == "json")
                warn_of_nothing(each.name, scene)
                if "png" in outputs.formats:
                    warn_of_unknown(each.name, scene)
                shown = next((path for form, path in each.files.items() if form in ("svg", "png")), None)
                if settings.has_index and shown:
                    entries.append(_entry(each, scene, shown))
                tally.add(each, "ok" if job else "cached")
    if known:
        _remember(known)
    if settings.has_index and entries and not outcome.code:
        from archmodel.fleet.index import write_index

        for path in write_index(outputs.path, entries):
            click.echo(path, err=settings.quality == "json")
    return placed


def _refuse_no_pages(outputs: Outputs) -> None:
    """Refuse `--index` where there is no folder of pictures to show, or its page is somebody else's."""
    if outputs.single or not {"svg", "png"} & {*outputs.formats}:
        raise FormatError(
            "'--index' shows the SVGs or PNGs of a folder", instead="name a folder with -o, and svg or png"
        )
    from archmodel.fleet.index import refuse_foreign

    refuse_foreign(outputs.path)


def _entry(asked: Asked, scene: Scene, shown: Path) -> Entry:
    from archmodel.fleet.index import Entry

    model = asked.model
    return Entry(
        model.title, model.description or "", scene.title, views_of(model)[asked.view].caption(), shown
    )


def _plan(
    outputs: Outputs, known: Known | None, settings: Settings, model: Model, view: str, kept: Kept | None
) -> Plan | Exception:
    """Return what is to be done about a view, or what speaks against it."""
    try:
        ((_, scene),) = scenes(model, [view], settings.theme, settings.findings.get(model, ()))
        engine = engine_of(model, view, settings.engine)
    except Exception as error:
        return error
    name, is_measured = f"{model.name}/{view}", settings.quality is not None
    job = Job(name, scene, engine, kept, settings.timeout, outputs.formats, settings.scale, is_measured)
    files = outputs.files(model, view).values()
    if known and not settings.quality and all(path.exists() for path in files):
        made_by = _recipe(known, job)
        if all(known.holds(path, made_by) for path in files):
            return Plan(scene, None)
    return Plan(scene, job)


def _remember(known: Known) -> None:
    try:
        known.save()
    except FormatError as error:
        said = f"{error.where} {error.what}" if error.where else error.what
        say(f"the next run draws all of this again: {said}")


def _recipe(known: Known, job: Job) -> str:
    return known.recipe(job.scene, job.engine, job.scale, job.kept)
