"""Reviews as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from archmodel.formats.base import Format
from archmodel.formats.review.base import more, repeats, summary, untold
from archmodel.review import Review
from archmodel.rules.base import Finding, Severity
from archmodel.source import Place, text_at
from archmodel.standard_output import escaped

__all__ = ["Text"]

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
"""What a terminal calls red, yellow and cyan (ECMA-48, SGR)."""


class Text(Format[Sequence[Review]]):
    """What each finding says, its line, the way that shows it and the way out; last a line that counts.

    Nothing where nothing was found.
    """

    suffix = ".txt"

    def __init__(self, *, colour: bool = False) -> None:
        self.colour = colour

    def write(self, stage: Sequence[Review]) -> bytes:
        """Return the findings and crashes of each review in UTF-8."""
        return "".join(f"{line}\n" for each in untold(stage) for line in self._lines(*each)).encode()

    def _lines(self, review: Review, findings: Sequence[Finding]) -> Iterator[str]:
        for each in findings:
            yield self._head(
                str(each.place or review.model), each.code, each.rule, each.severity, each.message
            )
            yield from _details(each)
        for crash in review.crashes:
            rule, what = crash.rule, f"crashed with {crash.what}"
            yield self._head(crash.where, rule.code, rule.name, Severity.ERROR, what)
            yield "    instead: run with --debug, and report what it shows to the author of the rule"
        yield from more(review)
        if review.findings or review.crashes or review.baselined:
            yield f"{escaped(review.model)}: {'; '.join((summary(review), *repeats(review, findings)))}"

    def _head(self, where: str, code: str, rule: str, severity: Severity, what: str) -> str:
        shown = f"\x1b[1;{_COLOURS[severity]}m{code}\x1b[0m" if self.colour else code
        return f"{escaped(where)}: {shown} {rule}: {escaped(what)}"


def _details(finding: Finding) -> Iterator[str]:
    if finding.place:
        yield from _excerpt(finding.place)
    path = finding.path if len(finding.path) > 1 else ()  # one step would say the message again
    for word, steps in (("path", path), ("see", finding.related)):
        for step in steps:
            where = f" ({step.place.path}:{step.place.line})" if step.place else ""
            yield f"    {word}: {escaped(step.text)}{escaped(where)}"
    if finding.note:
        yield f"    note: {escaped(finding.note)}"
    yield f"    instead: {escaped(finding.instead)}    (archmodel explain {finding.code})"


def _excerpt(place: Place) -> Iterator[str]:
    """Yield the first line of a place and carets under what is meant, where it can be read."""
    text = text_at(place)
    start, end = place.column - 1, place.end_column - 1
    if place.end_line > place.line or end <= start:
        end = len(text)
    before, meant, after = (escaped(each) for each in (text[:start].lstrip(), text[start:end], text[end:]))
    if meant:
        number = f"{place.line:>7}"
        yield f"{number} | {before}{meant}{after}"
        yield f"{' ' * len(number)} | {' ' * _width(before)}{'^' * _width(meant)}"


def _width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)
