"""Lines on standard error."""

from __future__ import annotations

from contextlib import suppress

import click

__all__ = ["say"]


def say(line: str) -> None:
    """Write a line to standard error; where that takes no more, the exit code alone says it."""
    with suppress(OSError):
        click.echo(line, err=True)
