"""`archmodel why`: how one element leads to another."""

from __future__ import annotations

import click

from archmodel.cli.arguments import Outcome, models
from archmodel.cli.isolating import isolated
from archmodel.cli.reviews import Choice, choice
from archmodel.standard_output import put_out

__all__ = ["command"]


@click.command("why", epilog="Example: archmodel why shop.py phone orders")
@click.argument("path")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@choice
@click.option(
    "-f",
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="Text for people, JSON for programs.",
)
@isolated
def command(path: str, source: str, target: str, choice: Choice, form: str) -> int:
    """Say how one element leads to another, what every way passes, and what is found on it.

    PATH holds one blueprint; FROM and TO are identifiers or titles of elements. Exits with 1 where
    FROM does not reach TO.
    """
    from archmodel.catalogue import held
    from archmodel.errors import LoadingError
    from archmodel.formats.base import Format
    from archmodel.graph import Graph
    from archmodel.review import review
    from archmodel.way import called, way

    settings, rules = choice.read([path])
    outcome = Outcome()
    read = models([path], outcome)
    if outcome.code:
        return outcome.code
    if len(read) > 1:
        names = ", ".join(model.name for model in read)
        raise LoadingError(f"holds several blueprints: {names}", where=path, instead=f"write {path}:Class")
    graph = Graph(read[0])
    ends = called(source, graph), called(target, graph)
    found = review(graph, rules, policy=settings.policy).findings
    answer = way(graph, *ends, found)
    put_out(held(f"archmodel.formats.way.{form}", Format)().write(answer))
    return 0 if answer.steps else 1
