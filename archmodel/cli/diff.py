"""`archmodel diff`: what changed from one model to another."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from archmodel.cli.arguments import Outcome, put_out
from archmodel.cli.comparing import compared, pairs, sides
from archmodel.cli.reports import Report, refuse_clash
from archmodel.cli.reviews import Choice, day, today_of
from archmodel.formats import CHANGES

__all__ = ["command"]

_ENDINGS = {".json": "json", ".md": "markdown"}


@click.command("diff", epilog="Example: archmodel diff main..HEAD blueprints/shop.py -f markdown")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice([*CHANGES]),
    help="Text for people, JSON for programs, Markdown for a pull request; as -o ends where not given.",
)
@click.option("-o", "--output", default="-", show_default=True, help="A file, or - for standard output.")
@day
def command(before: str, after: str, form: str | None, output: str, today: datetime | None) -> int:
    """Tell what changed from A to B, and which findings came and went with it.

    A and B are .py files, folders, file.py:Class or .json models, or any of these at a revision of
    git: main:shop.py. In place of both, 'main..HEAD -- shop.py' is one path at two revisions, and
    'main -- shop.py' is it then and now. Exits with 0 where nothing changed, with 1 where something
    did, with 2 when something could not be read.
    """
    from archmodel.catalogue import held
    from archmodel.formats.base import Format
    from archmodel.outputs import replace_file

    form = form or _ENDINGS.get(Path(output).suffix, "text")
    refuse_clash([Report(form, output)], [before, after])
    outcome = Outcome()
    old, new = sides(before, after)
    settings, rules = Choice((), (), preview=False, settings=None).read([new.path])
    found = [compared(*pair, rules, settings.policy, today_of(today), outcome) for pair in pairs(old, new)]
    written = held(CHANGES[form], Format)().write(found)
    if output == "-":
        put_out(written)
    else:
        replace_file(Path(output), written)
    return outcome.code or int(any(each.changes for each in found))
