"""`archmodel check`: review blueprints against architectural rules."""

from __future__ import annotations

import sys

import click

from archmodel.cli.arguments import COULD_NOT_RUN, Outcome, models, paths, put_out

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
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    help="Only this rule or family, by code or name, on by default or not; may be repeated.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    help="Not this rule or family, by code or name; may be repeated.",
)
@click.option(
    "--fail-on",
    default="error",
    show_default=True,
    type=click.Choice(["error", "warning", "info"]),
    help="The mildest finding that makes the exit code 1.",
)
def command(
    paths: tuple[str, ...], form: str, select: tuple[str, ...], ignore: tuple[str, ...], fail_on: str
) -> int:
    """Review blueprints; say nothing and exit with 0 when all is well.

    PATH is a .py file, a folder, file.py:Class, or a .json model. Exits with 1 on findings, with
    2 when something could not be read or a rule crashed.
    """
    from archmodel.graph import Graph
    from archmodel.review import review, select_rules
    from archmodel.rules.base import Severity

    rules = select_rules(select, ignore)
    outcome = Outcome()
    reviews = [review(Graph(model), rules) for model in models(paths, outcome)]
    if form == "json":
        from archmodel.formats.review.json import Json

        report = Json().write(reviews)
    else:
        from archmodel.formats.review.text import Text

        report = Text(colour=_colour()).write(reviews)
    put_out(report)
    if outcome.code or any(each.crashes for each in reviews):
        return outcome.code or COULD_NOT_RUN
    worst = max((each.worst or 0 for each in reviews), default=0)
    return 1 if worst >= Severity[fail_on.upper()] else 0


def _colour() -> bool:
    """Say whether standard output is a terminal whose user wants colours (no-color.org)."""
    import os

    return bool(sys.stdout) and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
