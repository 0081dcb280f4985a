"""`archmodel check`: review blueprints against architectural rules."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from archmodel.cli.arguments import COULD_NOT_RUN, Outcome, models, paths, put_out
from archmodel.cli.reviews import choice, day, found_at, known_in, today_of

if TYPE_CHECKING:
    from archmodel.review import Review
    from archmodel.rules.base import Severity

__all__ = ["command"]


@click.command("check", epilog="Example: archmodel check blueprints --ignore STR004 --fail-on warning")
@paths
@click.option(
    "-f",
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="Text for people, JSON for programs.",
)
@choice
@click.option(
    "--fail-on",
    default="error",
    show_default=True,
    type=click.Choice(["error", "warning", "info"]),
    help="The mildest finding that makes the exit code 1.",
)
@click.option("--preview", is_flag=True, help="A selected family includes rules that are being tried out.")
@click.option(
    "--baseline",
    metavar="FILE",
    help="Do not report what this baseline knows; archmodel-baseline.jsonl where it is there.",
)
@click.option("--strict-baseline", is_flag=True, help="Exit with 1 where the baseline knows too much.")
@click.option("--since", metavar="REVISION", help="Only report what was not found at this revision of git.")
@click.option("--no-waivers", is_flag=True, help="Report what waivers accept as well.")
@day
def command(
    paths: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    preview: bool,
    baseline: str | None,
    strict_baseline: bool,
    since: str | None,
    no_waivers: bool,
    today: datetime | None,
) -> int:
    """Review blueprints; say nothing and exit with 0 when all is well.

    PATH is a .py file, a folder, file.py:Class, or a .json model. Exits with 1 on findings, with
    2 when something could not be read or a rule crashed.
    """
    from archmodel.graph import Graph
    from archmodel.review import review, select_rules
    from archmodel.rules.base import Severity

    rules = select_rules(select, ignore, preview=preview)
    outcome = Outcome()
    known = found_at(since, paths, rules) if since else known_in(baseline)
    when, waive = today_of(today), not no_waivers
    reviews = [
        review(Graph(model), rules, today=when, baseline=known, waive=waive)
        for model in models(paths, outcome)
    ]
    if form == "json":
        from archmodel.formats.review.json import Json

        report = Json().write(reviews)
    else:
        from archmodel.formats.review.text import Text

        report = Text(colour=_colour()).write(reviews)
    put_out(report)
    return outcome.code or _code(reviews, Severity[fail_on.upper()], strict_baseline)


def _code(reviews: Sequence[Review], fail_on: Severity, strict_baseline: bool) -> int:
    """Return 2 where the review itself failed, 1 where something is found that fails it, else 0."""
    found = [finding for each in reviews for finding in each.findings]
    if any(each.crashes for each in reviews) or any(each.code == "META006" for each in found):
        return COULD_NOT_RUN
    fails = any(each.severity >= fail_on for each in found)
    return int(fails or (strict_baseline and any(each.code == "META004" for each in found)))


def _colour() -> bool:
    """Say whether standard output is a terminal whose user wants colours (no-color.org)."""
    import os

    return bool(sys.stdout) and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
