"""`archmodel baseline`: write down what is found today, so that only what is new fails."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from archmodel.cli.arguments import paths
from archmodel.cli.isolating import isolated
from archmodel.cli.reviews import Choice, choice, day, found_now, known_in, save, today_of

__all__ = ["command"]


def _named_or_usual(_: click.Context, __: click.Parameter, given: str | None) -> str:
    from archmodel.baseline import usual_file

    return usual_file() if given is None else given


file = click.option(
    "--baseline",
    "file",
    callback=_named_or_usual,
    metavar="FILE",
    help="The baseline; the nearest archmodel-baseline.jsonl, here or above, where not given.",
)


@click.group("baseline", epilog="Example: archmodel baseline create blueprints")
def command() -> None:
    """Keep what is found today in a file, so that `check` fails for what is new alone.

    The file only shrinks by itself: what is mended is pruned, and what is new must be accepted with
    a reason.
    """


@command.command("create")
@paths
@choice
@day
@file
@isolated
def create(
    paths: tuple[str, ...],
    choice: Choice,
    today: datetime | None,
    file: str,
) -> int:
    """Write a baseline of all that is found; refused where there is one."""
    from archmodel.baseline import lines_of, to_run
    from archmodel.errors import FormatError

    if Path(file).exists():
        raise FormatError(
            "this baseline is there already",
            where=file,
            instead=f"to shrink it, run {to_run('prune', paths, file)}; "
            f"to add to it, {to_run('accept --reason TEXT RULE', paths, file)}",
        )
    state = found_now(paths, choice, (), today_of(today))
    if not state.code:
        save(file, lines_of(state.findings, str(today_of(today))))
        state.say_locked()
    return state.code


@command.command("prune")
@paths
@choice
@day
@file
@isolated
def prune(
    paths: tuple[str, ...],
    choice: Choice,
    today: datetime | None,
    file: str,
) -> int:
    """Take out what is no longer found; never adds."""
    from archmodel.baseline import stale, without

    known = known_in(file, paths)
    state = found_now(paths, choice, known, today_of(today))
    if not state.code:
        gone = [
            each
            for review in state.reviews
            for each in stale(
                review.model,
                (*review.findings, *review.baselined),
                known,
                frozenset(rule.code for rule in review.ran),
            )
        ]
        save(file, without(known, gone))
    return state.code


@command.command("accept")
@click.argument("rule")
@paths
@click.option("--reason", required=True, metavar="TEXT", help="Why it is acceptable.")
@day
@file
@isolated
def accept(rule: str, paths: tuple[str, ...], reason: str, today: datetime | None, file: str) -> int:
    """Add what RULE finds now, with a reason."""
    from archmodel.baseline import lines_of

    known = known_in(file if Path(file).exists() else None)
    state = found_now(paths, Choice((rule,), (), preview=False, settings=None), known, today_of(today))
    if not state.code:
        save(file, (*known, *lines_of(state.findings, str(today_of(today)), reason)))
        state.say_locked()
    return state.code


@command.command("show")
@file
def show(file: str) -> int:
    """Count what the baseline knows, by rule."""
    known = known_in(file)
    counts = Counter[str]()
    for each in known:
        counts[each.code] += each.times
    by_rule = "".join(f", {code} {counts[code]}" for code in sorted(counts))
    click.echo(f"{file}: {counts.total()} known{by_rule}")
    return 0
