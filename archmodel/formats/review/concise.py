"""Reviews in one line a finding, for programs that read lines and people with many of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archmodel.formats.base import Format
from archmodel.formats.review.base import more, repeats, untold
from archmodel.review import Review
from archmodel.rules.base import Finding
from archmodel.standard_output import escaped

__all__ = ["Concise"]


class Concise(Format[Sequence[Review]]):
    """`file:line:column: CODE severity: what is wrong`, nothing where nothing was found."""

    suffix = ".concise.txt"

    def write(self, stage: Sequence[Review]) -> bytes:
        """Return the findings and crashes of each review in UTF-8."""
        return "".join(f"{escaped(line)}\n" for each in untold(stage) for line in _lines(*each)).encode()


def _lines(review: Review, findings: Sequence[Finding]) -> Iterator[str]:
    for each in findings:
        yield f"{each.place or review.model}: {each.code} {each.severity}: {each.message}"
    for crash in review.crashes:
        yield f"{crash.where}: {crash.rule.code} crash: {crash.what}"
    for sentence in (*more(review), *repeats(review, findings)):
        yield f"{review.model}: {sentence}"
