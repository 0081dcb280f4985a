"""The reports that `archmodel check` makes of one review: which, where to, and what else is counted."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from archmodel.cli.arguments import Outcome
from archmodel.standard_output import put_out

if TYPE_CHECKING:
    from archmodel.formats.base import Format
    from archmodel.review import Review
    from archmodel.rules.base import Severity

__all__ = ["Report", "put_out_reports", "refuse_clash", "reports_of", "statistics", "timings"]


class Report(NamedTuple):
    """A report that is asked for."""

    form: str
    file: str
    """Where it is written to; empty for standard output."""


def reports_of(context: click.Context, option: click.Parameter, given: Sequence[str]) -> list[Report]:
    """Return the reports that `--format` asks for, each as `FORMAT` or `FORMAT=FILE`."""
    from archmodel.formats import REVIEWS
    from archmodel.names import did_you_mean

    reports = [Report(form, file) for form, _, file in (each.partition("=") for each in given)]
    for each, (form, file) in zip(given, reports, strict=True):
        if form not in REVIEWS:
            way_out = did_you_mean(form, REVIEWS) or f"the formats are {', '.join(REVIEWS)}"
            raise click.BadParameter(f"there is no format '{form}'; {way_out}", context, option)
        if "=" in each and not file:
            raise click.BadParameter(f"'{each}' names no file", context, option)
    return reports


def refuse_clash(reports: Sequence[Report], paths: Sequence[str]) -> None:
    """Raise `FormatError` where two reports would be written to one place, or one over what is read."""
    from archmodel.errors import FormatError

    taken: dict[str, str] = {}
    read = {os.path.realpath(path.partition(".py:")[0] + ".py" if ".py:" in path else path) for path in paths}
    for form, file in reports:
        place = os.path.realpath(file) if file else ""
        other = taken.setdefault(place.casefold(), form)
        if other is not form:
            raise FormatError(
                f"{other} and {form} would both go to {file or 'standard output'}",
                instead=f"name another file: --format {form}=FILE",
            )
        if place in read:
            raise FormatError("it is read, and would be overwritten", where=file, instead="name another file")


def put_out_reports(
    reports: Sequence[Report], reviews: Sequence[Review], fail_on: Severity, outcome: Outcome
) -> None:
    """Write reports, each file wholly or not at all."""
    from archmodel.files import replace_file

    for form, file in reports:
        content = _format(form, fail_on, is_on_terminal=not file).write(reviews)
        if file:
            with outcome.going_on():
                replace_file(Path(file), content)
        else:
            put_out(content)


def _format(form: str, fail_on: Severity, *, is_on_terminal: bool) -> Format[Sequence[Review]]:
    from archmodel.catalogue import held
    from archmodel.formats import REVIEWS
    from archmodel.formats.base import Format

    made: type[Format[Sequence[Review]]] = held(REVIEWS[form], Format)
    options: Mapping[str, Mapping[str, object]] = {
        "text": {"colour": is_on_terminal and _colour()},
        "junit": {"fail_on": fail_on},
    }
    return made(**options.get(form, {}))


def _colour() -> bool:
    """Say whether standard output is a terminal whose user wants colours (no-color.org)."""
    return bool(sys.stdout) and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def statistics(reviews: Sequence[Review]) -> Iterator[str]:
    """Yield a line for each rule that found something: how much is new, waived and in the baseline."""
    from archmodel.formats.review.base import counted

    found = Counter(each.code for review in reviews for each in (*review.findings, *review.unshown))
    waived = Counter(each.finding.code for review in reviews for each in review.waived)
    known = Counter(each.code for review in reviews for each in review.baselined)
    ran = {rule.code: rule.name for review in reviews for rule in review.ran}
    yield f"{counted(len(ran), 'rule')} on {counted(len(reviews), 'model')}"
    codes = {*found, *waived, *known}
    for code in sorted(codes, key=lambda code: (-found[code], code)):
        set_aside = f", {waived[code]} waived, {known[code]} in the baseline"
        yield f"{code}  {found[code]:>6} found{set_aside}  {ran.get(code, '')}".rstrip()


def timings(reviews: Sequence[Review], reading: float) -> Iterator[str]:
    """Yield how long reading took, and how long each rule, in milliseconds, the slowest first."""
    yield f"{reading * 1000:>8.0f} ms  reading"
    spent: dict[str, float] = {}
    for code, seconds in (pair for review in reviews for pair in review.seconds.items()):
        spent[code] = spent.get(code, 0) + seconds
    for code in sorted(spent, key=lambda code: (-spent[code], code)):
        yield f"{spent[code] * 1000:>8.0f} ms  {code}"
