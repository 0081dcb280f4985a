"""`archmodel why`: how one element leads to another."""

from __future__ import annotations

import click

from archmodel.cli.arguments import Outcome, located
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
    """Say how one element leads to another, what every way passes, and which rules have a say.

    These are the rules that find something on the way, and those that would if one relation led straight
    there. PATH holds one blueprint; FROM and TO are identifiers or titles of elements. Exits with 1
    where FROM does not reach TO.
    """
    from archmodel.catalogue import held
    from archmodel.errors import LoadingError
    from archmodel.formats.base import Format
    from archmodel.graph import Graph
    from archmodel.review import review
    from archmodel.way import called, straight, way

    settings, rules = choice.read([path])
    outcome = Outcome()
    read = located([path], outcome)
    if outcome.code:
        return outcome.code
    if len(read) > 1:
        names = ", ".join(f"{model.name} ({file.as_posix()})" for model, file in read)
        raise LoadingError(
            f"holds several blueprints: {names}", where=path, instead="name one, as in shop.py:Shop"
        )
    graph = Graph(read[0][0])
    ends = called(source, graph), called(target, graph)
    found = review(graph, rules, policy=settings.policy).findings
    answer = way(graph, *ends, found)
    if len(answer.steps) > 1:
        known = {each.fingerprint for each in found}
        would = review(straight(graph, answer), rules, policy=settings.policy).findings
        answer = answer._replace(straight=tuple(each for each in would if each.fingerprint not in known))
    put_out(held(f"archmodel.formats.way.{form}", Format)().write(answer))
    return 0 if answer.steps else 1
