"""Reviews as comments of pull requests and summaries of jobs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archmodel.formats.base import Format
from archmodel.formats.review.base import by_severity, counted, located, more, repeats, summary, untold, way
from archmodel.review import Review
from archmodel.rules.base import Finding, Step
from archmodel.standard_output import escaped

__all__ = ["MOST_BYTES", "Markdown", "plain"]

MOST_BYTES = 65536 - 1024
"""What a comment of GitHub holds, less what is said of the rest."""


class Markdown(Format[Sequence[Review]]):
    """A heading a model, and a part to unfold for each finding, the worst first, with its way drawn."""

    suffix = ".md"

    def write(self, stage: Sequence[Review]) -> bytes:
        """Return reviews in UTF-8, at most 64 kB: what is too much is counted."""
        written = b""
        left_out = 0
        for block in (block for each in untold(stage) for block in _blocks(*each)):
            content = f"{block}\n".encode()
            if left_out or len(written) + len(content) > MOST_BYTES:
                left_out += 1
            else:
                written += content
        if left_out:
            said = f"{counted(left_out, 'part')} of this report left out, as a comment holds 64 kB."
            written += f"**{said}**\n".encode()
        return written


def _blocks(review: Review, findings: Sequence[Finding]) -> Iterator[str]:
    yield f"## {plain(review.model)}: {summary(review) or 'all is well'}\n"
    yield f"{counted(len(review.ran), 'rule')} ran.\n"
    for crash in review.crashes:
        what = f"crashed with {crash.what} at {crash.where}"
        yield f"**{crash.rule.code} {plain(crash.rule.name)}** {plain(what)}\n"
    for finding in by_severity(findings):
        yield "\n\n".join(_parts(finding, review)) + "\n"
    for sentence in (*more(review), *repeats(review, findings)):
        yield f"{sentence}\n"


def _parts(finding: Finding, review: Review) -> Iterator[str]:
    yield f"<details>\n<summary><b>{finding.code}</b> {finding.severity}: {plain(finding.message)}</summary>"
    if finding.place:
        path, line, *_ = located(finding.place, review)
        yield f"{plain(path)}, line {line}"
    if finding.note:
        yield f"Note: {plain(finding.note)}"
    yield f"Instead: {plain(finding.instead)} (`archmodel explain {finding.code}`)"
    if steps := way(finding):
        yield _picture(steps, finding.at[0])
    yield "</details>"


def _picture(steps: Sequence[Step], blamed: str) -> str:
    """Return a way as Mermaid draws it, with the relation to blame in red."""
    titles = dict(end for step in steps for end in step.ends)
    number = {name: index for index, name in enumerate(titles)}
    lines = [f'    n{number[name]}["{_label(title)}"]' for name, title in titles.items()]
    joins = [step for step in steps if len(step.ends) == 2]
    for index, step in enumerate(joins):
        (source, _), (target, _) = step.ends
        lines.append(f"    n{number[source]} --> n{number[target]}")
        if step.name == blamed:
            lines.append(f"    linkStyle {index} stroke:#c00,stroke-width:3px")
    return "\n".join(("```mermaid", "flowchart LR", *lines, "```"))


def plain(text: str) -> str:
    """Return a text in which nothing is markup, a link, or the name of somebody to notify."""
    return re.sub(r"[\\`*_\[\]<>&|~@#!$]", lambda found: f"&#{ord(found[0])};", escaped(text))


def _label(text: str) -> str:
    """Return a text as Mermaid takes it between quotation marks: what may mean something as its number."""
    return re.sub(r"[^\w .,/()'-]", lambda found: f"#{ord(found[0])};", escaped(text))
