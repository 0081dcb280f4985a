"""What several commands share: their paths, the models behind these, progress, going on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from archmodel.errors import ArchmodelError

if TYPE_CHECKING:
    from archmodel.model import Model

__all__ = ["keep_going", "leave_unread", "models", "paths", "put_out", "tracked"]

Command = TypeVar("Command", bound=Callable[..., Any])
Item = TypeVar("Item")


def paths(command: Command) -> Command:
    """Give a command its PATH arguments, one or more."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=True)(command)


@contextmanager
def keep_going() -> Iterator[list[ArchmodelError]]:
    """Say on standard error what went wrong inside, and collect it, so that the rest still runs."""
    problems: list[ArchmodelError] = []
    try:
        yield problems
    except ArchmodelError as error:
        if click.get_current_context().obj:  # --debug
            raise
        click.echo(str(error), err=True)
        problems.append(error)


def models(given: Iterable[str]) -> tuple[list[Model], bool]:
    """Return the models that can be read, and whether any could not."""
    from archmodel.loading import load, targets

    found: list[Model] = []
    failed = False
    for path in given:
        with keep_going() as problems:
            for target in targets([path]):
                with keep_going() as problem:
                    found += load(target)
                failed = failed or bool(problem)
        failed = failed or bool(problems)
    return found, failed


def put_out(content: bytes) -> None:
    """Write to standard output; a reader that has gone changes nothing, least of all the exit code."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        leave_unread()


def leave_unread() -> None:
    """Send what is still to be written to standard output nowhere."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tracked(items: Sequence[Item]) -> Iterable[Item]:
    """Return the items, with a progress bar where there are several and a terminal to show it."""
    if len(items) < 2 or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description="drawing", console=Console(stderr=True), transient=True)
