"""Changes as comments of pull requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archmodel.changes import Compared
from archmodel.formats.base import Format
from archmodel.formats.changes.base import SIGNS, about, differing, happened, said, sign, summary
from archmodel.formats.review.base import by_severity, counted
from archmodel.formats.review.markdown import MOST_BYTES, plain
from archmodel.rules.base import Finding

__all__ = ["Markdown"]


class Markdown(Format[Sequence[Compared]]):
    """A heading for each pair of models, the findings gained and lost, and a table of changes."""

    suffix = ".md"

    def write(self, stage: Sequence[Compared]) -> bytes:
        """Return the changes in UTF-8, at most 64 kB: what is too much is counted."""
        written = b""
        left_out = 0
        for line in _lines(stage):
            content = f"{line}\n".encode()
            if left_out or len(written) + len(content) > MOST_BYTES:
                left_out += 1
            else:
                written += content
        if left_out:
            written += f"\n**{counted(left_out, 'line')} left out, as a comment holds 64 kB.**\n".encode()
        return written


def _lines(stage: Sequence[Compared]) -> Iterator[str]:
    told = differing(stage)
    if not told:
        yield "**The architecture has not changed.**"
    for compared in told:
        changes = compared.changes
        yield f"## {plain(changes.after)}: {plain(summary(compared))}\n"
        for word, findings in (("gained", compared.gained), ("lost", compared.lost)):
            if findings:
                yield f"### {counted(len(findings), 'finding')} {word}\n"
                yield from (_finding(each, is_new=word == "gained") for each in by_severity(findings))
                yield ""
        if changes:
            yield "| | What | How |\n| :-: | --- | --- |"
        for attribute in changes.model:
            yield f"| {plain(SIGNS['changed'])} | the model | {plain(said(attribute))} |"
        for each in changes.changes:
            cells = SIGNS[sign(each)], about(each), "; ".join(happened(each))
            yield f"| {' | '.join(map(plain, cells))} |"
        yield ""


def _finding(finding: Finding, *, is_new: bool) -> str:
    head = f"**{finding.code}** {finding.severity}: {plain(finding.message)}"
    where = f" ({plain(finding.place.path)}, line {finding.place.line})" if finding.place and is_new else ""
    way_out = f" Instead: {plain(finding.instead)}" if is_new else ""
    return f"- {head}{where}{way_out}"
