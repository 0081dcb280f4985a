"""Reviews as annotations of a pull request: workflow commands of GitHub Actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archmodel.formats.base import Format
from archmodel.formats.review.base import counted, located, more, untold
from archmodel.review import Review
from archmodel.rules.base import Finding, Severity
from archmodel.standard_output import escaped

__all__ = ["Github"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST = {"error": 10, "warning": 10, "notice": 9}
"""How many of a level GitHub shows of one step; the tenth notice is the one that counts the rest."""


class Github(Format[Sequence[Review]]):
    """An annotation for each finding that GitHub would show, and a line in the log for each other.

    It shows ten errors and ten warnings of a step, in the order of the log: so the worst come first,
    and one of each rule before the second of any.
    """

    suffix = ".github.txt"

    def write(self, stage: Sequence[Review]) -> bytes:
        """Return the annotations of all reviews in UTF-8."""
        count = Counter[str]()
        shown: list[str] = []
        others: list[str] = []
        for each in [*_crashes(stage), *_findings(stage)]:
            count[each.level] += 1
            if count[each.level] <= _MOST[each.level]:
                shown.append(each.command())
            else:
                others.append(each.line())
        others += [f"- {escaped(review.model)}: {said}" for review in stage for said in more(review)]
        if others:
            said = f"{counted(len(others), 'line')} more in the log of this step"
            shown.append(f"::notice title=archmodel::{said}, as GitHub shows ten of a kind")
        return "".join(f"{line}\n" for line in (*shown, *others)).encode()


class _Note(NamedTuple):
    """What is said of one finding or crash."""

    level: str
    title: str
    place: dict[str, int | str]
    text: str

    def command(self) -> str:
        """Return the annotation."""
        named = {"title": self.title, **self.place}
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in named.items())
        return f"::{self.level} {properties}::{_data(self.text)}"

    def line(self) -> str:
        """Return a line of the log, which is no command, old or new, whatever it quotes."""
        where = f"{self.place['file']}:{self.place['line']}: " if self.place else ""
        first = self.text.split("\n", 1)[0]
        return f"- {escaped(where)}{self.title}: {first}".replace("##[", "# #[")


def _crashes(reviews: Sequence[Review]) -> Iterator[_Note]:
    for crash in (crash for review in reviews for crash in review.crashes):
        title = f"{crash.rule.code} {crash.rule.name}"
        yield _Note("error", title, {}, escaped(f"crashed with {crash.what} at {crash.where}"))


def _findings(reviews: Sequence[Review]) -> list[_Note]:
    """Return what is found, the worst first, and one of each rule before the second of any."""
    count = Counter[str]()
    ranked: list[tuple[int, int, _Note]] = []
    for review, findings in untold(reviews):
        for finding in findings:
            count[finding.code] += 1
            ranked.append((-finding.severity, count[finding.code], _note(finding, review)))
    return [note for *_, note in sorted(ranked, key=lambda each: each[:2])]


def _note(finding: Finding, review: Review) -> _Note:
    place: dict[str, int | str] = {}
    if finding.place:
        path, line, column, end_line, end_column = located(finding.place, review)
        place = {"file": path, "line": line, "endLine": end_line, "col": column, "endColumn": end_column}
    said = (finding.message, finding.note, f"instead: {finding.instead}")
    text = "\n".join(escaped(each) for each in said if each)
    return _Note(_LEVELS[finding.severity], f"{finding.code} {finding.rule}", place, text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(escaped(text)).replace(":", "%3A").replace(",", "%2C")
