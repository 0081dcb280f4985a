"""`archmodel export`: write models in a format that other programs read."""

from __future__ import annotations

import click

from archmodel.cli.arguments import Outcome, models, paths, put_out

__all__ = ["command"]


@click.command(
    "export", epilog="Example: archmodel export blueprints/mobile_integration.py -f json -o mobile.json"
)
@paths
@click.option("-f", "--format", default="json", show_default=True, type=click.Choice(["json"]))
@click.option(
    "-o",
    "--output",
    default="-",
    show_default=True,
    help="A file for one model, a folder, or - for standard output.",
)
def command(paths: tuple[str, ...], format: str, output: str) -> int:
    """Write models as JSON, which every command reads in place of a blueprint."""
    from archmodel.formats.model.json import Json
    from archmodel.outputs import exports, replace_file

    outcome = Outcome()
    found = models(paths, outcome)
    files = exports(output, found, paths)
    for index, model in enumerate(found):
        with outcome.going_on():
            content = Json().write(model)
            if files:
                replace_file(files[index], content)
                click.echo(files[index])
            else:
                put_out(content)
    return outcome.code
