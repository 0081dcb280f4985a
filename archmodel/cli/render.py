"""`archmodel render`: draw the views of blueprints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archmodel.cli.arguments import Outcome, models, paths, tracked
from archmodel.formats import PICTURES
from archmodel.layout import ENGINES

if TYPE_CHECKING:
    from archmodel.model import Model
    from archmodel.pipeline import Picture

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
    default="renders",
    show_default=True,
    help="A folder, a file for one picture, or - for standard output.",
)
@click.option(
    "--engine",
    default="layered",
    show_default=True,
    type=click.Choice([*ENGINES]),
    help="What places the boxes; graphviz needs its program 'dot'.",
)
@click.option(
    "--scale",
    default=2.0,
    show_default=True,
    type=click.FloatRange(0.1, 8),
    help="Pixels of a PNG for each pixel of the page.",
)
@click.option(
    "--quality",
    is_flag=False,
    flag_value="text",
    type=click.Choice(["text", "json"]),
    help="Print the measures of each picture; name 'json' for JSON.",
)
def command(
    paths: tuple[str, ...],
    views: tuple[str, ...],
    formats: tuple[str, ...],
    output: str,
    engine: str,
    scale: float,
    quality: str | None,
) -> int:
    """Draw the views of blueprints as SVG and PNG.

    PATH is a .py file, a folder, file.py:Class, or a .json model. Pictures go to
    OUTPUT/<blueprint>/<view>.<format>, and their paths to standard output.
    """
    from archmodel.cli.remarks import measures, warn_of_unknown
    from archmodel.outputs import Outputs
    from archmodel.pipeline import place, views_of, write

    outcome = Outcome()
    wanted: list[tuple[Model, str]] = []
    for model in models(paths, outcome):
        with outcome.going_on():
            wanted += [(model, name) for name in views_of(model, views)]
    outputs = Outputs(output, formats, wanted, paths)
    measured: dict[str, Picture] = {}
    for model, name in tracked(outputs.pictures):
        with outcome.going_on():
            (picture,) = place(model, [name], engine)
            for path in outputs.save(picture, write(picture, outputs.formats, scale)):
                click.echo(path, err=quality == "json")
            if "png" in outputs.formats:
                warn_of_unknown(picture)
            measured[f"{model.name}/{name}"] = picture
    if quality:
        click.echo(measures(measured, quality), err=output == "-")
    return outcome.code
