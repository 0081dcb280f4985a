"""`archmodel schema`: the JSON Schema of a model."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("schema", epilog="Example: archmodel schema > archmodel.schema.json")
def command() -> int:
    """Print the JSON Schema of the models that export writes and every command reads."""
    import json

    from archmodel.formats.model.schema import schema

    click.echo(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0
