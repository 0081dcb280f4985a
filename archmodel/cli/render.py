"""`archmodel render`: draw the views of blueprints."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from archmodel.cli.arguments import Outcome, paths
from archmodel.cli.isolating import isolated
from archmodel.cli.ranges import Range
from archmodel.formats import PICTURES
from archmodel.layout import ENGINES
from archmodel.layout.limits import SECONDS
from archmodel.theme import THEMES

if TYPE_CHECKING:
    from archmodel.layout.kept import Kept
    from archmodel.model import Model

__all__ = ["command"]


@click.command("render", epilog="Example: archmodel render blueprints -o renders --scale 2")
@paths
@click.option(
    "--view", "views", multiple=True, metavar="NAME", help="Only this view, by name or kind; may be repeated."
)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    type=click.Choice([*PICTURES]),
    help="May be repeated; svg and png where not given. json holds every coordinate.",
)
@click.option(
    "-o",
    "--output",
    help="A folder, a file for one picture, or - for standard output; renders where not given, or findings.",
)
@click.option(
    "--engine",
    default="layered",
    show_default=True,
    type=click.Choice([*ENGINES]),
    help="What places the boxes; graphviz needs its program 'dot'.",
)
@click.option(
    "--theme",
    metavar="NAME",
    help=f"The look, in the place of the one each view names: {', '.join(THEMES)}.",
)
@click.option(
    "--scale",
    default=2.0,
    show_default=True,
    type=Range(0.1, 8),
    help="Pixels of a PNG for each pixel of the page.",
)
@click.option(
    "--timeout",
    default=SECONDS,
    show_default=True,
    metavar="SECONDS",
    type=Range(0, min_open=True),
    help="How long the layout of one picture may take.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    help="How many processes draw; as many as there are processors where not given.",
)
@click.option(
    "--keep-layout",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    help="Keep the places of an earlier placement JSON: of FILE, or of the one beside the picture.",
)
@click.option("--no-cache", is_flag=True, help="Draw what did not change too, and remember nothing.")
@click.option("--index", is_flag=True, help="Also write README.md and index.html, which show all pictures.")
@click.option(
    "--findings", is_flag=True, help="Mark what `check` finds, and list it beside each picture, in findings/."
)
@click.option(
    "--quality",
    is_flag=False,
    flag_value="text",
    type=click.Choice(["text", "json"]),
    help="Print the measures of each picture; name 'json' for JSON.",
)
@click.option("--report", metavar="FILE", help="Also write what became of every picture, as JSON.")
@isolated
def command(
    paths: tuple[str, ...],
    views: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    engine: str,
    theme: str | None,
    scale: float,
    timeout: float,
    jobs: int | None,
    keep_layout: str | None,
    no_cache: bool,
    index: bool,
    findings: bool,
    quality: str | None,
    report: str | None,
) -> int:
    """Draw the views of blueprints as SVG and PNG.

    PATH is a .py file, a folder, file.py:Class, or a .json model. Pictures go to
    OUTPUT/<blueprint>/<view>.<format>, and their paths to standard output. Elements stand where a
    file beside the blueprint, <name>.layout.json, pins them.
    """
    from archmodel.cli.pictures import Settings, draw_all, read
    from archmodel.cli.remarks import earlier, measures
    from archmodel.cli.reviews import found_in
    from archmodel.cli.tally import Tally
    from archmodel.fleet import processors
    from archmodel.outputs import Outputs
    from archmodel.theme.base import named

    if theme is not None:
        named(theme)  # so that a word that names none is told once, before anything is drawn
    output = output or ("findings" if findings else "renders")
    outcome, tally = Outcome(), Tally()
    with tally.told(report):
        pictures, sources, pins = read(paths, views, outcome, tally)
        outputs = Outputs(output, formats, pictures, paths, keep=keep_layout)
        kept: dict[tuple[Model, str], Kept | None] = {}
        for model, name in outputs.pictures:
            with outcome.going_on(partial(tally.lost, sources[model])):
                kept[model, name] = earlier(outputs, model, name, keep_layout, pins[model].get(name))
        if click.get_current_context().obj:  # --debug: a traceback is of one process
            jobs = 1
        found = found_in(pins, paths) if findings else {}
        settings = Settings(
            engine, theme, scale, timeout, jobs or processors(), index, not no_cache, found, quality
        )
        placed = draw_all(outputs, settings, kept, sources, outcome, tally)
    if quality:
        click.echo(measures(placed, quality), err=output == "-")
    return outcome.code
