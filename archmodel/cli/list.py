"""`archmodel list`: what blueprints hold."""

from __future__ import annotations

import click

from archmodel.cli.arguments import Outcome, models, paths
from archmodel.cli.isolating import isolated

__all__ = ["command"]


@click.command("list", epilog="Example: archmodel list blueprints")
@paths
@isolated
def command(paths: tuple[str, ...]) -> int:
    """List blueprints with their views and how much they hold.

    PATH is a .py file, a folder, file.py:Class, or a .json model.
    """
    from archmodel.pipeline import views_of
    from archmodel.standard_output import escaped

    outcome = Outcome()
    for model in models(paths, outcome):
        views = ", ".join(views_of(model))
        click.echo(escaped(f"{model.name}: {model.title}"))
        click.echo(
            escaped(f"    {len(model.elements)} elements, {len(model.relations)} relations, views: {views}")
        )
    return outcome.code
