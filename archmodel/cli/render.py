"""`archmodel render`: draw the views of blueprints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archmodel.cli.arguments import keep_going, models, paths, tracked

if TYPE_CHECKING:
    from archmodel.pipeline import Picture

__all__ = ["command"]

FORMATS = ("svg", "png", "json")


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
    type=click.Choice(FORMATS),
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
    type=click.Choice(["layered", "graphviz"]),
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
    from archmodel.outputs import Outputs
    from archmodel.pipeline import place, views_of, write

    found, failed = models(paths)
    outputs = Outputs(output, formats, [(model, name) for model in found for name in views_of(model, views)])
    measured: dict[str, Picture] = {}
    for model, name in tracked(outputs.pictures):
        with keep_going() as problems:
            (picture,) = place(model, [name], engine)
            for path in outputs.save(picture, write(picture, outputs.formats, scale)):
                click.echo(path, err=quality == "json")
            if "png" in outputs.formats:
                _warn_of_unknown(picture)
            measured[f"{model.name}/{name}"] = picture
        failed = failed or bool(problems)
    if quality:
        click.echo(_measures(measured, quality))
    return 2 if failed else 0


def _warn_of_unknown(picture: Picture) -> None:
    """Say which characters a PNG shows as empty boxes, as its letters come from our font alone."""
    from archmodel.text import unknown

    if missing := unknown("".join(picture.placement.scene.texts())):
        click.echo(
            f"{picture.model.name}/{picture.view}: the font has no glyphs for "
            f"{ascii(missing[:40])[1:-1]}; they are boxes in the PNG, and right in the SVG",
            err=True,
        )


def _measures(pictures: dict[str, Picture], form: str) -> str:
    """Return the quality of each picture, a line each or as JSON."""
    from dataclasses import asdict

    from archmodel.layout.quality import measure

    measured = {name: asdict(measure(picture.placement)) for name, picture in pictures.items()}
    if form == "json":
        import json

        return json.dumps(measured, indent=2)
    return "\n".join(
        f"{name}: " + ", ".join(f"{measure} {value:g}" for measure, value in measures.items())
        for name, measures in measured.items()
    )
