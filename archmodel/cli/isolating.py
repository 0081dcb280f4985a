"""How commands run the blueprints that they read: apart, here, or shut off from all else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from archmodel.isolation.answer import Answer
    from archmodel.loading import Target
    from archmodel.model import Model

__all__ = ["answers", "isolated"]

Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = f"{__name__}.options"


def isolated(command: Command) -> Command:
    """Give a command the options that say how blueprints are run."""
    options = [
        click.option(
            "--in-process",
            is_flag=True,
            help="Run blueprints in this process, without limits, as a debugger needs it.",
            **_KEPT,
        ),
        click.option(
            "--load-timeout",
            type=click.FloatRange(0, min_open=True),
            metavar="SECONDS",
            help="How long running one blueprint may take; 30 where not given.",
            **_KEPT,
        ),
        click.option(
            "--load-memory",
            type=click.IntRange(1),
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
def answers(targets: Sequence[Target]) -> Iterator[list[Callable[[], Sequence[Model]]]]:
    """Run or read targets as the options say; a call waits for the models of one, or raises what is wrong.

    What a blueprint prints, or leaves running, is said on standard error by its call.
    """
    from archmodel.fleet import processors
    from archmodel.isolation import CAN_FORK, LIMITS, Limits, here, runs

    options = click.get_current_context().meta.get(_OPTIONS, {})
    if options.get("in_process") or not CAN_FORK:
        yield [partial(_said, target, partial(here, target)) for target in targets]
        return
    limits = Limits(
        options.get("load_timeout") or LIMITS.seconds, options.get("load_memory") or LIMITS.mebibytes
    )
    with runs(targets, processors(), limits) as waiting:
        yield [partial(_said, *each) for each in zip(targets, waiting, strict=True)]


def _said(target: Target, answer: Callable[[], Answer]) -> Sequence[Model]:
    from archmodel.formats.review.base import escaped

    answered = answer()
    for line in (*answered.said, *answered.remarks):
        click.echo(escaped(f"{target.path.as_posix()}: {line}"), err=True)
    if answered.error:
        raise answered.error
    return answered.models
