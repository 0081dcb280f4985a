"""`archmodel export`: write models in a format that other programs read."""

from __future__ import annotations

import click

from archmodel.cli.arguments import models, paths, put_out

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
    from pathlib import Path

    from archmodel.errors import FormatError
    from archmodel.formats.model.json import Json
    from archmodel.names import slug
    from archmodel.outputs import replace_file

    found, failed = models(paths)
    single = output == "-" or Path(output).suffix == ".json"
    if single and len(found) > 1:
        raise FormatError(
            f"'-o {output}' takes one model, and there are {len(found)}: "
            + ", ".join(model.name for model in found),
            instead="name one with file.py:Class, or a folder with -o",
        )
    for model in found:
        content = Json().write(model)
        if output == "-":
            put_out(content)
            continue
        path = Path(output) if single else Path(output) / f"{slug(model.name)}.json"
        replace_file(path, content)
        click.echo(path)
    return 2 if failed else 0
