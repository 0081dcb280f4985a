"""`archmodel check`: review blueprints against architectural rules."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from time import perf_counter

import click

from archmodel.cli.arguments import Outcome, located, paths, refuse_namesakes
from archmodel.cli.determinism import differences
from archmodel.cli.isolating import isolated
from archmodel.cli.reports import Report, put_out_reports, refuse_clash, reports_of, statistics, timings
from archmodel.cli.reviews import Choice, choice, day, exit_code, found_at, known_in, refuse_nothing, today_of
from archmodel.cli.saying import say

__all__ = ["command"]


@click.command("check", epilog="Example: archmodel check blueprints --ignore STR004 --fail-on warning")
@paths
@click.option(
    "-f",
    "--format",
    "reports",
    multiple=True,
    default=["text"],
    show_default=True,
    metavar="FORMAT[=FILE]",
    callback=reports_of,
    help="Text for people, others for programs (docs/ci.md), into a file if one is named; may be repeated.",
)
@choice
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    help="The mildest finding that makes the exit code 1; an error where the settings do not say.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    help="Do not report what this baseline knows; the nearest archmodel-baseline.jsonl, here or above, "
    "where not given.",
)
@click.option("--strict-baseline", is_flag=True, help="Exit with 1 where the baseline knows too much.")
@click.option("--since", metavar="REVISION", help="Only report what was not found at this revision of git.")
@click.option("--no-waivers", is_flag=True, help="Report what waivers accept as well.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 on findings; a failed review is still 2.")
@click.option("--allow-empty", is_flag=True, help="Let a model without elements, or no rule to run, pass.")
@click.option(
    "--max-per-rule",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="Show at most so many findings of a rule, and count the others.",
)
@click.option(
    "--check-deterministic",
    is_flag=True,
    help="Run blueprints twice more; exit with 1 where they differ.",
)
@click.option("--statistics", "has_statistics", is_flag=True, help="Count by rule, on standard error.")
@click.option("--timings", "has_timings", is_flag=True, help="Say what took how long, on standard error.")
@day
@isolated
def command(
    paths: tuple[str, ...],
    reports: list[Report],
    choice: Choice,
    fail_on: str | None,
    baseline: str | None,
    strict_baseline: bool,
    since: str | None,
    no_waivers: bool,
    exit_zero: bool,
    allow_empty: bool,
    max_per_rule: int | None,
    check_deterministic: bool,
    has_statistics: bool,
    has_timings: bool,
    today: datetime | None,
) -> int:
    """Review blueprints; say nothing and exit with 0 when all is well.

    PATH is a .py file, a folder, file.py:Class, or a .json model. Exits with 1 on findings, with
    2 when something could not be read or a rule crashed.
    """
    from archmodel.baseline import usual_file
    from archmodel.reviewing import review_all
    from archmodel.rules.base import Severity

    settings, rules = choice.read(paths)
    outcome = Outcome()
    known = found_at(since, paths, rules, settings.file) if since else known_in(baseline, paths)
    when, waive = today_of(today), not no_waivers
    least = Severity[fail_on.upper()] if fail_on else settings.fail_on
    began = perf_counter()
    unread: list[Path] = []
    files = located(paths, outcome, lambda file, _: unread.append(file))
    whole = not outcome.code
    reading = perf_counter() - began
    inputs = (*unread, *(file for _, file in files), settings.file, baseline or usual_file())
    refuse_clash(reports, [*paths, *map(str, inputs)])
    refuse_namesakes(files, (each.model for each in known))
    if not allow_empty:
        refuse_nothing(rules, files, outcome)
    models = [model for model, _ in files if rules]
    judged = review_all(
        models, rules, today=when, baseline=known, waive=waive, policy=settings.policy, whole=whole
    )
    shown = [each.at_most(max_per_rule) for each in judged] if max_per_rule else judged
    put_out_reports(reports, shown, least, outcome)
    for line in (
        *(statistics(shown) if has_statistics else ()),
        *(timings(shown, reading) if has_timings else ()),
    ):
        say(line)
    code = outcome.code or exit_code(judged, least, strict_baseline)
    if check_deterministic and not outcome.code:
        for line in differences(paths):
            say(line)
            code = code or 1
    return 0 if exit_zero and code == 1 else code
