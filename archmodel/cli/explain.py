"""`archmodel explain`: the page of a rule."""

from __future__ import annotations

import click

from archmodel.standard_output import put_out

__all__ = ["command"]


@click.command("explain", epilog="Example: archmodel explain INT001")
@click.argument("rule")
@click.option(
    "-f",
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "markdown", "json"]),
    help="Text for people, Markdown for documents, JSON for programs.",
)
def command(rule: str, form: str) -> int:
    """Explain a rule: what it finds, why it matters, what to do instead, and both examples.

    RULE is a code or a name; a family explains all its rules.
    """
    from archmodel.catalogue import held
    from archmodel.formats.base import Format
    from archmodel.settings import settings_for

    explained = held(f"archmodel.formats.rule.{form}", Format)()
    rules = settings_for(".").rules([rule], preview=True)
    put_out(explained.write([type(each) for each in rules]))
    return 0
