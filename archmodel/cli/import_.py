"""`archmodel import`: write a blueprint from a model."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from archmodel.cli.arguments import told
from archmodel.cli.saying import say
from archmodel.standard_output import put_out

if TYPE_CHECKING:
    from archmodel.loss import Loss
    from archmodel.model import Model

__all__ = ["command"]


@click.command("import", epilog="Example: archmodel import workspace.json -o blueprint.py")
@click.argument("file")
@click.option(
    "-o",
    "--output",
    default="-",
    show_default=True,
    help="A file, a folder for one called after the model, or - for standard output.",
)
@click.option("--strict", is_flag=True, help="Write nothing where something of the model is lost.")
def command(file: str, output: str, strict: bool) -> int:
    """Write a blueprint from a model in JSON: our own, of Structurizr or of CALM 1.2.

    Which of them it is, is seen by what the file holds. What is lost is listed on standard error.
    """
    from archmodel.errors import FormatError
    from archmodel.files import replace_file
    from archmodel.formats.model.blueprint import Blueprint

    model, losses = imported(Path(file))
    content = Blueprint().write(model)
    losses += Blueprint().losses(model)
    for loss in losses:
        say(told(loss))
    if losses and strict:
        raise FormatError(
            f"not all of '{file}' can be kept, so nothing is written", instead="leave out --strict"
        )
    place = destination(output, model, file)
    if place is None:
        put_out(content)
    else:
        replace_file(place, content)
        click.echo(place)
    return 0


def imported(path: Path) -> tuple[Model, list[Loss]]:
    """Return the model in a file, and what of the file it cannot hold."""
    from archmodel.content import content_of
    from archmodel.errors import LoadingError
    from archmodel.importers.recognised import importer_of

    data, origin = content_of(path), path.as_posix()
    if path.suffix == ".py":
        raise LoadingError(
            "it is Python, and a model in JSON is wanted",
            where=origin,
            instead=f"name one, such as archmodel export {quote(origin)} -o model.json writes",
        )
    importer = importer_of(data, origin=origin)
    return importer.read(data, origin=origin), [*importer.losses(data, origin=origin)]


def destination(output: str, model: Model, file: str) -> Path | None:
    """Return the file to write, or None for standard output.

    Raises `FormatError` for a file that is there and that nobody named.
    """
    from archmodel.outputs import exports

    return next(iter(exports(output, [model], [file], suffix=".py")), None)
