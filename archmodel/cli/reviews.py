"""What the commands that review have in common: which rules, on which day, against what is known."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from archmodel.cli.arguments import COULD_NOT_RUN, Outcome, models

if TYPE_CHECKING:
    from archmodel.model import Model
    from archmodel.review import Review
    from archmodel.rules.base import Finding, Rule
    from archmodel.rules.meta.base import Known

__all__ = [
    "Found",
    "choice",
    "day",
    "found_at",
    "found_in",
    "found_now",
    "known_in",
    "refuse_nothing",
    "save",
    "today_of",
]

Command = TypeVar("Command", bound=Callable[..., Any])


def choice(command: Command) -> Command:
    """Give a command the options that choose rules."""
    select = click.option(
        "--select",
        multiple=True,
        metavar="RULE",
        help="Only this rule or family, by code or name, on by default or not; may be repeated.",
    )
    ignore = click.option(
        "--ignore",
        multiple=True,
        metavar="RULE",
        help="Not this rule or family, by code or name; may be repeated.",
    )
    return select(ignore(command))


def day(command: Command) -> Command:
    """Give a command the day on which it judges what expires."""
    return click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help="The day to judge waivers by, such as 2026-12-31; the day it is where not given.",
    )(command)


def today_of(given: datetime | None) -> date:
    """Return the day that was given, or the one it is."""
    return given.date() if given else date.today()  # noqa: DTZ011  # a day of whoever looks at it


def known_in(file: str | None) -> tuple[Known, ...]:
    """Return the baseline in a file, or in the one of the usual name if it is there; an empty name is none.

    Raises `LoadingError` where it cannot be read, or is none.
    """
    from archmodel.baseline import FILE, read_baseline
    from archmodel.errors import LoadingError

    path = Path(FILE if file is None else file)
    if file == "" or (file is None and not path.exists()):
        return ()
    try:
        return read_baseline(path.read_bytes(), path.as_posix())
    except OSError as error:
        raise LoadingError(
            f"cannot be read: {error.strerror}",
            where=path.as_posix(),
            instead="run 'archmodel baseline create' to write one",
        ) from error


def refuse_nothing(rules: Sequence[Rule[Any]], models: Iterable[Model], outcome: Outcome) -> None:
    """Say where there is nothing to judge, or nothing to judge by, which is no clean review."""
    from archmodel.errors import LoadingError, RuleError

    if not rules:
        raise RuleError("no rule is left to run", instead="ignore fewer rules, or select more")
    for model in models:
        if not model.elements:
            with outcome.going_on():
                raise LoadingError(
                    f"'{model.name}' holds nothing to review",
                    instead="say '--allow-empty' where that is meant, or declare its elements",
                )


class Found(NamedTuple):
    """What is found now."""

    reviews: Sequence[Review]
    code: int
    """0, unless something could not be read or judged."""

    @property
    def findings(self) -> Iterator[tuple[str, Sequence[Finding]]]:
        """What is found in each model."""
        return ((judged.model, judged.findings) for judged in self.reviews)


def found_now(
    paths: Sequence[str],
    select: Sequence[str],
    ignore: Sequence[str],
    known: Sequence[Known],
    today: date,
) -> Found:
    """Return what is found, and say what could not be."""
    from archmodel.graph import Graph
    from archmodel.review import review, select_rules

    rules = select_rules(select, ignore)
    outcome = Outcome()
    reviews = [review(Graph(model), rules, today=today, baseline=known) for model in models(paths, outcome)]
    for each in (crash for judged in reviews for crash in judged.crashes):
        click.echo(f"{each.where}: {each.rule.code} crashed with {each.what}", err=True)
        outcome.code = outcome.code or COULD_NOT_RUN
    return Found(reviews, outcome.code)


def found_in(models: Iterable[Model]) -> dict[Model, Sequence[Finding]]:
    """Return what `check` finds in each of some models, today."""
    from archmodel.graph import Graph
    from archmodel.review import review, select_rules

    rules, known, today = select_rules(), known_in(None), today_of(None)
    return {model: review(Graph(model), rules, today=today, baseline=known).findings for model in models}


def save(file: str, known: Sequence[Known]) -> None:
    """Write a baseline, and say how much it knows."""
    from archmodel.baseline import written
    from archmodel.outputs import replace_file

    replace_file(Path(file), written(known))
    click.echo(f"{file}: {sum(each.times for each in known)} known")


def found_at(revision: str, paths: Sequence[str], rules: Iterable[Rule[Any]]) -> tuple[Known, ...]:
    """Return what the same rules find in the same paths at another revision.

    Paths that were not there yet had no findings. A process of its own reads the old files, as two
    modules of one name cannot be in one. Raises `LoadingError` where they cannot be reviewed.
    """
    import json

    from archmodel.errors import LoadingError
    from archmodel.revisions import checked_out
    from archmodel.rules.meta.base import Known

    with checked_out(revision) as folder:
        old = [path for path in map(relpath, paths) if (folder / path.partition(":")[0]).exists()]
        if not old:
            return ()
        chosen = [word for rule in rules for word in ("--select", rule.code)]
        asked = [*old, *chosen, "--format", "json", "--no-waivers", "--baseline", "", "--allow-empty"]
        command = [sys.executable, "-P", "-m", "archmodel", "check", *asked]
        ended = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if ended.returncode > 1:
        said = ended.stderr.decode(errors="replace").strip()
        raise LoadingError(
            f"what was there cannot be reviewed\n{said}",
            where=revision,
            instead="compare with a baseline file: 'archmodel baseline create'",
        )
    return tuple(
        Known(review["model"], each["code"], _at(each), each["message"])
        for review in json.loads(ended.stdout)["reviews"]
        for each in review["findings"]
    )


def _at(finding: dict[str, Any]) -> tuple[str, ...]:
    names = [finding["subject"], *(each["identifier"] for each in finding["elements"])]
    return tuple(dict.fromkeys(names))
