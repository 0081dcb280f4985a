"""`archmodel export`: write models in a format that other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archmodel.cli.arguments import Outcome, models, paths, told
from archmodel.cli.isolating import isolated
from archmodel.cli.remarks import warn_of_doubtful
from archmodel.cli.saying import say
from archmodel.formats import EXPORTS
from archmodel.standard_output import put_out

if TYPE_CHECKING:
    from archmodel.model import Model

__all__ = ["command"]


@click.command(
    "export", epilog="Example: archmodel export blueprints/mobile_integration.py -f json -o mobile.json"
)
@paths
@click.option(
    "-f",
    "--format",
    type=click.Choice([*EXPORTS]),
    help="As -o ends where not given: .json, .dot, .calm.json, …; else json.",
)
@click.option(
    "-o",
    "--output",
    default="-",
    show_default=True,
    help="A file for one model, a folder, or - for standard output.",
)
@click.option("--strict", is_flag=True, help="Write no model of which the format cannot hold everything.")
@click.option(
    "--flow", metavar="NAME", help="The flow that mermaid-sequence writes, where there are several."
)
@isolated
def command(paths: tuple[str, ...], format: str | None, output: str, strict: bool, flow: str | None) -> int:
    """Write models in a format that other programs read.

    What the format cannot hold is listed on standard error. JSON holds everything, and every
    command reads it in place of a blueprint.
    """
    from archmodel.catalogue import held
    from archmodel.errors import FormatError
    from archmodel.files import replace_file
    from archmodel.formats.base import Format
    from archmodel.outputs import export_format, exports

    format = format or export_format(output)
    outcome = Outcome()
    found = models(paths, outcome)
    kind = held(EXPORTS[format], Format)
    takes_flow = "flow" in getattr(kind.__init__, "__annotations__", ())
    if flow is not None and not takes_flow:
        raise click.UsageError(f"'--flow' is for mermaid-sequence, not for {format}")
    form: Format[Model] = kind(flow) if takes_flow else kind()
    warn_of_doubtful(found)
    files = exports(output, found, paths, suffix=form.suffix)
    for index, model in enumerate(found):
        with outcome.going_on():
            content, losses = form.write(model), [*form.losses(model)]
            for loss in losses:
                say(told(f"{loss} ({format})"))
            if losses and strict:
                raise FormatError(
                    f"{format} cannot hold all of '{model.name}', so nothing is written",
                    instead="leave out --strict, or choose -f json, which holds everything",
                )
            if files:
                replace_file(files[index], content)
                click.echo(files[index])
            else:
                put_out(content)
    return outcome.code
