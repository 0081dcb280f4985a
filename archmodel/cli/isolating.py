"""How commands run the blueprints that they read: apart, here, or shut off from all else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from archmodel.cli.ranges import Range
from archmodel.cli.saying import say

if TYPE_CHECKING:
    from archmodel.isolation.answer import Answer
    from archmodel.loading import Target
    from archmodel.model import Model

__all__ = ["answers", "isolated", "loaded", "passed_on"]

Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = f"{__name__}.options"


def isolated(command: Command) -> Command:
    """Give a command the options that say how blueprints are run."""
    options = [
        click.option(
            "--isolate",
            type=click.Choice(["strict"]),
            help="Shut blueprints off from the network, other files and the environment; Linux only.",
            **_KEPT,
        ),
        click.option(
            "--in-process",
            is_flag=True,
            help="Run blueprints in this process, without limits, as a debugger needs it.",
            **_KEPT,
        ),
        click.option(
            "--load-timeout",
            type=Range(0, 86_400, min_open=True),
            metavar="SECONDS",
            help="How long running one blueprint may take; 30 where not given.",
            **_KEPT,
        ),
        click.option(
            "--load-memory",
            type=click.IntRange(1, 1024**2),
            metavar="MIB",
            help="How much memory running one blueprint may take; 1024 where not given.",
            **_KEPT,
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _keep(context: click.Context, option: click.Parameter, value: object) -> None:
    context.meta.setdefault(_OPTIONS, {})[option.name] = value


_KEPT: Any = {"expose_value": False, "callback": _keep}


@contextmanager
def answers(
    targets: Sequence[Target], meanwhile: Callable[[], None] | None = None
) -> Iterator[list[Callable[[], Sequence[Model]]]]:
    """Run or read targets as the options say; a call waits for the models of one, or raises what is wrong.

    What a blueprint prints, or leaves running, is said on standard error by its call. `meanwhile` is
    called while the first ones run.
    """
    from archmodel.fleet import processors
    from archmodel.isolation import CAN_FORK, LIMITS, Limits, here, runs

    options = click.get_current_context().meta.get(_OPTIONS, {})
    strict = options.get("isolate") is not None
    if strict:
        _refuse_to_pretend(options["in_process"])
    if options.get("in_process") or not CAN_FORK:
        yield [partial(_said, target, partial(here, target)) for target in targets]
        return
    seconds, mebibytes = (options.get(f"load_{what}") for what in ("timeout", "memory"))
    limits = Limits(seconds or LIMITS.seconds, mebibytes or LIMITS.mebibytes, strict)
    with runs(targets, processors(), limits) as waiting:
        if meanwhile:
            meanwhile()
        yield [partial(_said, *each) for each in zip(targets, waiting, strict=True)]


def loaded(given: Iterable[str]) -> list[Model]:
    """Return every model that paths name, or raise what is wrong with the first that cannot be read."""
    from archmodel.loading import targets

    with answers([*targets(given)]) as waiting:
        return [model for answer in waiting for model in answer()]


def passed_on() -> list[str]:
    """Return the options, for another archmodel to run blueprints in the same way."""
    options = click.get_current_context().meta.get(_OPTIONS, {})
    given = [(f"--{name.replace('_', '-')}", value) for name, value in options.items() if value]
    return [word for option, value in given for word in ([option] if value is True else [option, str(value)])]


def _refuse_to_pretend(in_process: bool) -> None:
    """Refuse strict isolation where there is none."""
    from archmodel.errors import LoadingError

    if in_process:
        raise LoadingError(
            "'--in-process' isolates nothing, and '--isolate' was asked for",
            instead="leave out one of the two",
        )
    if sys.platform != "linux":
        raise LoadingError(
            "strict isolation needs Linux, so nothing was run",
            instead="read the blueprints and run them without --isolate, or in a virtual machine",
        )


def _said(target: Target, answer: Callable[[], Answer]) -> Sequence[Model]:
    from archmodel.content import content_of
    from archmodel.deception import deceptions
    from archmodel.standard_output import escaped

    answered = answer()
    file = target.path.as_posix()
    for line in (*answered.said, *answered.remarks):
        say(escaped(f"{file}: {line}"))
    if answered.error:
        raise answered.error
    if target.path.suffix == ".py":
        for number, why in deceptions(content_of(target.path)):
            say(escaped(f"{file}:{number}: {why}"))
    return answered.models
