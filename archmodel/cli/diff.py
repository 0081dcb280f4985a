"""`archmodel diff`: what changed from one model to another."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from archmodel.cli.arguments import OptionsAnywhere, Outcome
from archmodel.cli.comparing import judged, pairs, sides
from archmodel.cli.isolating import isolated
from archmodel.cli.reports import Report, refuse_clash
from archmodel.cli.reviews import Choice, day, today_of
from archmodel.formats import CHANGES
from archmodel.standard_output import put_out

__all__ = ["command"]

_ENDINGS = {"": "text", ".txt": "text", ".json": "json", ".md": "markdown", ".svg": "svg", ".png": "png"}


@click.command(
    "diff",
    cls=OptionsAnywhere,
    epilog="Example: archmodel diff main..HEAD blueprints/shop.py -f markdown",
)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice([*CHANGES, "svg", "png"]),
    help="Text for people, JSON for programs, Markdown for a pull request, or a picture; "
    "as -o ends where not given.",
)
@click.option(
    "-o",
    "--output",
    default="-",
    show_default=True,
    help="A file, - for standard output, or a folder for pictures.",
)
@click.option(
    "--view",
    "views",
    multiple=True,
    metavar="NAME",
    help="Only draw this view, by name or kind; may be repeated. Each that shows a change where not given.",
)
@click.option("--side-by-side", is_flag=True, help="Draw what was and what is apart, not on each other.")
@day
@isolated
def command(
    before: str,
    after: str,
    form: str | None,
    output: str,
    views: tuple[str, ...],
    side_by_side: bool,
    today: datetime | None,
) -> int:
    """Tell what changed from A to B, and which findings came and went with it, or draw it.

    A and B are .py files, folders, file.py:Class or .json models, or any of these at a revision of
    git: main:shop.py. In place of both, 'main..HEAD -- shop.py' is one path at two revisions, and
    'main -- shop.py' is it then and now. Exits with 0 where nothing changed, with 1 where something
    did, with 2 when something could not be read.
    """
    from archmodel.catalogue import held
    from archmodel.cli.contrasts import Wanted, draw_changes
    from archmodel.diff import compare
    from archmodel.files import replace_file
    from archmodel.formats.base import Format

    form = form or _form_of(output)
    outcome = Outcome()
    old, new = sides(before, after)
    found = [(*pair, compare(*pair)) for pair in pairs(old, new)]
    if form not in CHANGES:
        wanted = Wanted(form, output, views, side_by_side)
        draw_changes(found, wanted, [old.path, new.path], old.pins, outcome)
    else:
        refuse_clash([Report(form, output if output != "-" else "")], [old.path, new.path])
        settings, rules = Choice((), (), preview=False, settings=None).read([new.path])
        policy, when = settings.policy, today_of(today)
        written = held(CHANGES[form], Format)().write(
            [judged(*each, rules, policy, when, outcome) for each in found]
        )
        if output == "-":
            put_out(written)
        else:
            replace_file(Path(output), written)
    return outcome.code or int(any(changes for *_, changes in found))


def _form_of(output: str) -> str:
    """Return the format that the name of a file asks for."""
    from archmodel.errors import FormatError

    ending = Path(output).suffix
    if ending not in _ENDINGS:
        known = ", ".join(filter(None, _ENDINGS))
        raise FormatError(f"'{ending}' is no format of changes", where=output, instead=f"end it in {known}")
    return _ENDINGS[ending]
