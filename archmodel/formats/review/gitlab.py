"""Reviews as GitLab's merge requests show them: a Code Quality report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from archmodel.formats._indented import indented
from archmodel.formats.base import Format
from archmodel.formats.review.base import located, numbered
from archmodel.review import Review
from archmodel.rules.base import Finding, Severity
from archmodel.standard_output import escaped

__all__ = ["Gitlab"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class Gitlab(Format[Sequence[Review]]):
    """One JSON array, in ASCII, of what is found; no two entries have one fingerprint.

    GitLab compares it with that of the target branch, so both must be made.
    """

    suffix = ".gitlab.json"

    def write(self, stage: Sequence[Review]) -> bytes:
        """Return the findings and crashes of all reviews."""
        content = [each for review in stage for each in _entries(review)]
        return f"{indented(content, 1)}\n".encode()


def _entries(review: Review) -> Iterator[dict[str, Any]]:
    left_out = Counter(each.code for each in review.unshown)
    last = {each.code: number for number, each in enumerate(review.findings)}
    for number, (each, times) in enumerate(numbered(review.findings)):
        path, line, *_ = located(each.place, review)
        others = left_out[each.code] if last[each.code] == number else 0
        said = f"{each.code}: {each.message}; instead: {each.instead}"
        yield _entry(
            f"{said} ({others} more, not shown)" if others else said,
            each.rule,
            f"{review.model}\x1f{each.fingerprint}\x1f{times}",
            _severity(each),
            path,
            line,
        )
    for crash in review.crashes:
        code = crash.rule.code
        path, _, at = crash.where.rpartition(":")
        said = f"{code} crashed with {crash.what}"
        known_by = f"{review.model}\x1f{code}\x1fcrash"
        yield _entry(said, crash.rule.name, known_by, "blocker", path or review.model, int(at or 1))


def _severity(finding: Finding) -> str:
    is_critical = finding.family == "SEC" and finding.severity is Severity.ERROR
    return "critical" if is_critical else _SEVERITIES[finding.severity]


def _entry(said: str, rule: str, known_by: str, severity: str, path: str, line: int) -> dict[str, Any]:
    return {
        "description": escaped(said),
        "check_name": rule,
        "fingerprint": sha256(known_by.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": escaped(path), "lines": {"begin": line}},
    }
