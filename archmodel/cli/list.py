"""`archmodel list`: what blueprints hold."""

from __future__ import annotations

import click

from archmodel.cli.arguments import models, paths

__all__ = ["command"]


@click.command("list", epilog="Example: archmodel list blueprints")
@paths
def command(paths: tuple[str, ...]) -> int:
    """List blueprints with their views and how much they hold.

    PATH is a .py file, a folder, file.py:Class, or a .json model.
    """
    from archmodel.pipeline import views_of

    found, failed = models(paths)
    for model in found:
        views = ", ".join(views_of(model))
        click.echo(
            f"{model.name}: {model.title}\n"
            f"    {len(model.elements)} elements, {len(model.relations)} relations, views: {views}"
        )
    return 2 if failed else 0
