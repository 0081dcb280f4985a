"""What several commands share: their paths, the models behind these, progress, going on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from archmodel.cli.isolating import answers
from archmodel.cli.saying import say
from archmodel.errors import ArchmodelError

if TYPE_CHECKING:
    from pathlib import Path

    from archmodel.model import Model

__all__ = [
    "COULD_NOT_RUN",
    "OUR_FAULT",
    "OptionsAnywhere",
    "Outcome",
    "fault",
    "located",
    "models",
    "paths",
    "refuse_namesakes",
    "told",
    "tracked",
]

COULD_NOT_RUN, OUR_FAULT = 2, 70

Command = TypeVar("Command", bound=Callable[..., Any])
Item = TypeVar("Item")


def paths(command: Command) -> Command:
    """Give a command its PATH arguments, one or more."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=True)(command)


class OptionsAnywhere(click.Command):
    """A command that takes options behind `-- PATH` too, where people put them who know git."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options as if the path that `--` protects came last."""
        at = args.index("--") if "--" in args else len(args)
        if "".join(args[at + 2 : at + 3]).startswith("-"):
            args = [*args[:at], *args[at + 2 :], *args[at : at + 2]]
        return super().parse_args(ctx, args)


class Outcome:
    """The exit code so far: the worst of what went wrong while the rest went on."""

    code = 0
    told = 0
    """How many errors were told."""

    @contextmanager
    def going_on(self, failed: Callable[[str], None] | None = None) -> Iterator[None]:
        """Say on standard error, and to `failed`, what goes wrong inside, so that the rest still runs."""
        try:
            yield
        except Exception as error:
            if isinstance(error, OSError) and error.filename is None:  # of a stream, which takes no more
                raise
            if click.get_current_context().obj:  # --debug
                raise
            ours = not isinstance(error, ArchmodelError)
            said = fault(error) if ours else told(error)
            say(said)
            if failed:
                failed(said)
            self.told += 1
            self.code = max(self.code, OUR_FAULT if ours else COULD_NOT_RUN)


def models(given: Iterable[str], outcome: Outcome) -> list[Model]:
    """Return the models that can be read, each once."""
    return [model for model, _ in located(given, outcome)]


def located(
    given: Iterable[str],
    outcome: Outcome,
    failed: Callable[[Path, str], None] | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> list[tuple[Model, Path]]:
    """Return the models that can be read, each once, with the files they are read from.

    `failed` is told each file that cannot be read, and why; `meanwhile` is called while blueprints run.
    """
    from archmodel.loading import Target, nothing_in, targets

    found: list[tuple[Model, Path]] = []
    seen: set[object] = set()
    named: list[tuple[str, list[Target]]] = []
    for path in given:
        with outcome.going_on():
            fresh = [target for target in targets([path]) if target.key not in seen]
            seen.update(target.key for target in fresh)
            named.append((path, fresh))
    with answers([target for _, fresh in named for target in fresh], meanwhile) as waiting:
        answer = iter(waiting)
        for path, fresh in named:
            before = len(found), outcome.told
            for target in fresh:
                with outcome.going_on(failed and partial(failed, target.path)):
                    found += [(model, target.path) for model in next(answer)()]
            with outcome.going_on():
                if fresh and (len(found), outcome.told) == before:
                    raise nothing_in(path)
    return found


def refuse_namesakes(read: Sequence[tuple[Model, Path]], names: Iterable[str]) -> None:
    """Raise `LoadingError` where two models have one of some names, by which a baseline tells them."""
    from archmodel.errors import LoadingError

    for name in sorted({*names}):
        files = [file.as_posix() for model, file in read if model.name == name]
        if len(files) > 1:
            raise LoadingError(
                f"two models are called '{name}', which a baseline cannot tell apart: {', '.join(files[:2])}",
                instead='rename the class of one (in JSON its "name"), or run archmodel for one at a time, '
                "each with its own --baseline",
            )


def told(message: object) -> str:
    """Return what an error or another message says, with nothing in it that would steer a terminal."""
    from archmodel.standard_output import escaped

    return "\n".join(escaped(line) for line in str(message).split("\n"))


def fault(error: Exception) -> str:
    """Return what to say of a fault of our own."""
    return (
        f"archmodel failed: {type(error).__name__}: {told(error)}\n"
        "    instead: this is a fault of archmodel; run again with --debug and report what it shows"
    )


def tracked(items: Sequence[Item]) -> Iterable[Item]:
    """Return the items, with a progress bar where there are several and a terminal to show it."""
    if len(items) < 2 or not (sys.stderr and sys.stderr.isatty()):
        return items
    from rich.console import Console
    from rich.progress import track

    # Refreshed at every item, not by a thread: there are forks meanwhile.
    return track(
        items, description="drawing", console=Console(stderr=True), transient=True, auto_refresh=False
    )
