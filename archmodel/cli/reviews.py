"""What the commands that review have in common: which rules, on which day, against what is known."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import wraps
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import click

from archmodel.cli.arguments import COULD_NOT_RUN, Outcome, located, refuse_namesakes
from archmodel.cli.isolating import passed_on
from archmodel.cli.saying import say

if TYPE_CHECKING:
    from archmodel.model import Model
    from archmodel.policy import Policy
    from archmodel.review import Review
    from archmodel.rules.base import Finding, Rule, Severity
    from archmodel.rules.meta.base import Known
    from archmodel.settings import Settings

__all__ = [
    "Choice",
    "Found",
    "choice",
    "day",
    "exit_code",
    "found_at",
    "found_in",
    "found_now",
    "known_in",
    "refuse_nothing",
    "save",
    "say_crashes",
    "today_of",
]

Command = TypeVar("Command", bound=Callable[..., Any])


class Choice(NamedTuple):
    """The options that choose rules, as they were given."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    preview: bool
    settings: str | None

    def read(self, paths: Sequence[str]) -> tuple[Settings, tuple[Rule[Any], ...]]:
        """Return the settings, of the project that the first path lies in, and the rules to run."""
        from archmodel.errors import SettingsError
        from archmodel.settings import read_settings, settings_for

        settings = read_settings(Path(self.settings)) if self.settings else settings_for(paths[0])
        if self.settings and not settings.file:
            raise SettingsError(
                "it has no [tool.archmodel]", where=self.settings, instead="write what it settles below that"
            )
        return settings, settings.rules(self.select, self.ignore, preview=self.preview)


def choice(command: Command) -> Command:
    """Give a command the options that choose rules, as one `choice`."""

    @wraps(command)
    def with_choice(
        *, select: tuple[str, ...], ignore: tuple[str, ...], preview: bool, settings: str | None, **rest: Any
    ) -> Any:
        return command(choice=Choice(select, ignore, preview, settings), **rest)

    options = [
        click.option(
            "--select",
            multiple=True,
            metavar="RULE",
            help="Only this rule, family or profile, whatever the settings say; may be repeated.",
        ),
        click.option(
            "--ignore",
            multiple=True,
            metavar="RULE",
            help="Not this rule, family or profile; may be repeated.",
        ),
        click.option("--preview", is_flag=True, help="Rules that are being tried out as well."),
        click.option(
            "--settings",
            metavar="FILE",
            help="Another pyproject.toml than the one nearest to the first path.",
        ),
    ]
    given: Any = with_choice
    for option in reversed(options):
        given = option(given)
    return cast("Command", given)


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


def known_in(file: str | None, paths: Sequence[str] = ("PATH",)) -> tuple[Known, ...]:
    """Return the baseline in a file, or in the one of the usual name if it is there; an empty name is none.

    `paths` are what is reviewed. Raises `LoadingError` where it cannot be read, or is none.
    """
    from archmodel.baseline import read_baseline, to_run, usual_file
    from archmodel.content import content_of

    path = Path(usual_file() if file is None else file)
    if file == "" or (file is None and not path.exists()):
        return ()
    instead = f"to write one, run {to_run('create', paths, path.as_posix())}"
    return read_baseline(content_of(path, instead), path.as_posix())


def refuse_nothing(rules: Sequence[Rule[Any]], read: Iterable[tuple[Model, Path]], outcome: Outcome) -> None:
    """Say where there is nothing to judge, or nothing to judge by, which is no clean review."""
    from archmodel.errors import LoadingError, RuleError
    from archmodel.source import path_in_project

    if not rules:
        raise RuleError("no rule is left to run", instead="ignore fewer rules, or select more")
    for model, file in read:
        if not model.elements:
            with outcome.going_on():
                raise LoadingError(
                    f"'{model.name}' holds nothing to review",
                    where=path_in_project(str(file)),
                    instead="say '--allow-empty' where that is meant, or declare its elements",
                )


class Found(NamedTuple):
    """What is found now."""

    reviews: Sequence[Review]
    code: int
    """0, unless something could not be read or judged."""
    policy: Policy

    @property
    def findings(self) -> Iterator[tuple[str, Sequence[Finding]]]:
        """What is found in each model, and may be in a baseline."""
        for judged in self.reviews:
            yield judged.model, [each for each in judged.findings if not self.policy.locks(each.code)]

    def say_locked(self) -> None:
        """Say what is found and may be in no baseline."""
        found = (each.code for judged in self.reviews for each in judged.findings)
        counts = Counter(code for code in found if self.policy.locks(code))
        if counts:
            named = ", ".join(f"{code} {counts[code]}" for code in sorted(counts))
            say(f"left out, as 'locked' of the settings holds it: {named}")


def found_now(
    paths: Sequence[str],
    choice: Choice,
    known: Sequence[Known],
    today: date,
) -> Found:
    """Return what is found, and say what could not be."""
    from archmodel.reviewing import review_all

    settings, rules = choice.read(paths)
    outcome = Outcome()
    read = located(paths, outcome)
    models = [model for model, _ in read]
    reviews = review_all(models, rules, today=today, baseline=known, policy=settings.policy)
    say_crashes(reviews, outcome)
    found = Found(reviews, outcome.code, settings.policy)
    refuse_namesakes(
        read, [*(each.model for each in known), *(name for name, findings in found.findings if findings)]
    )
    return found


def say_crashes(reviews: Iterable[Review], outcome: Outcome) -> None:
    """Say which rules crashed, so that what they would have found is not known."""
    for each in (crash for judged in reviews for crash in judged.crashes):
        say(f"{each.where}: {each.rule.code} crashed with {each.what}")
        outcome.code = outcome.code or COULD_NOT_RUN


def found_in(models: Iterable[Model], paths: Sequence[str]) -> dict[Model, Sequence[Finding]]:
    """Return what `check` finds in each of some models, today, by the settings of the first path."""
    from archmodel.reviewing import review_all

    settings, rules = Choice((), (), preview=False, settings=None).read(paths)
    models = [*models]
    reviews = review_all(models, rules, today=today_of(None), baseline=known_in(None), policy=settings.policy)
    return {model: judged.findings for model, judged in zip(models, reviews, strict=True)}


def exit_code(reviews: Sequence[Review], fail_on: Severity, strict_baseline: bool) -> int:
    """Return 2 where the review itself failed, 1 where something is found that fails it, else 0."""
    found = [finding for each in reviews for finding in each.findings]
    if any(each.crashes for each in reviews) or any(each.code in ("META005", "META006") for each in found):
        return COULD_NOT_RUN
    fails = any(each.severity >= fail_on for each in found)
    return int(fails or (strict_baseline and any(each.code == "META004" for each in found)))


def save(file: str, known: Sequence[Known]) -> None:
    """Write a baseline, and say how much it knows."""
    from archmodel.baseline import written
    from archmodel.files import replace_file

    replace_file(Path(file), written(known))
    click.echo(f"{file}: {sum(each.times for each in known)} known")


def found_at(
    revision: str, paths: Sequence[str], rules: Iterable[Rule[Any]], settings: str
) -> tuple[Known, ...]:
    """Return what the same rules find in the same paths at another revision, by the settings in a file.

    What a review said of itself then is not asked for: nobody accepts it now, and it would end the review.
    Paths that were not there yet had no findings. A process of its own reads the old files, as two
    modules of one name cannot be in one. Raises `LoadingError` where they cannot be reviewed.
    """
    import json
    import subprocess

    from archmodel.baseline import to_run
    from archmodel.errors import LoadingError
    from archmodel.revisions import checked_out
    from archmodel.rules.meta.base import Known, MetaRule

    chosen = [word for rule in rules if not isinstance(rule, MetaRule) for word in ("--select", rule.code)]
    with checked_out(revision) as folder:
        old = [path for path in map(relpath, paths) if (folder / path.partition(":")[0]).exists()]
        if not old or not chosen:
            return ()
        how = ["--format", "json", "--no-waivers", "--baseline", "", "--allow-empty", "--settings", settings]
        asked = [*old, *chosen, *how, *passed_on()]
        command = [sys.executable, "-P", "-m", "archmodel", "check", *asked]
        ended = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if ended.returncode > 1:
        said = ended.stderr.decode(errors="replace").strip()
        raise LoadingError(
            f"what was there cannot be reviewed\n{said}",
            where=revision,
            instead=f"compare with a baseline, written by {to_run('create', paths)}",
        )
    return tuple(
        Known(review["model"], each["code"], _at(each), each["message"])
        for review in json.loads(ended.stdout)["reviews"]
        for each in review["findings"]
    )


def _at(finding: dict[str, Any]) -> tuple[str, ...]:
    names = [finding["subject"], *(each["identifier"] for each in finding["elements"])]
    return tuple(dict.fromkeys(names))
