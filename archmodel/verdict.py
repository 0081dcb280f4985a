"""What a review comes to: findings, what is accepted, and the rules that crashed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from archmodel.names import Name
from archmodel.rules.base import Finding, Missing, Rule, Severity
from archmodel.source import path_in_project

__all__ = ["Crash", "Review", "Waived"]


@dataclass(frozen=True)
class Crash:
    """A rule that raised instead of saying what it finds. Its model did not pass it."""

    rule: type[Rule[Any]]
    error: Exception = field(compare=False)

    @property
    def what(self) -> str:
        """What was raised, such as `ValueError: no such zone`."""
        try:
            said = str(self.error)
        except Exception:  # a fault in the words of a fault must not hide it
            said = ""
        kind = type(self.error).__name__
        return f"{kind}: {said}" if said else kind

    @property
    def where(self) -> str:
        """The file and the line that raised it."""
        trace = self.error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        return f"{path_in_project(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""


@dataclass(frozen=True)
class Waived:
    """A finding that somebody accepts."""

    finding: Finding
    waiver: Name
    because: str
    until: date | None


@dataclass(frozen=True)
class Review:
    """What the rules have to say about one model."""

    model: Name
    """The identifier of the model."""
    findings: tuple[Finding, ...]
    """By path, line, column, code and what is blamed: never by order of declaration."""
    ran: tuple[type[Rule[Any]], ...]
    """The rules that ran to their end, by code."""
    crashes: tuple[Crash, ...] = ()
    """The rules that did not, by code; what they found before that is among the findings."""
    waived: tuple[Waived, ...] = ()
    """What waivers accept, in the order of findings."""
    baselined: tuple[Finding, ...] = ()
    """What was there when the baseline was made, in the order of findings."""
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)
    """How long each rule took, by code."""
    missing: tuple[tuple[type[Rule[Any]], Missing], ...] = field(default=(), compare=False)
    """What rules are about that the model has nothing of."""
    unshown: tuple[Finding, ...] = ()
    """What reports count and leave out, in the order of findings."""

    @property
    def worst(self) -> Severity | None:
        """The severity of the worst finding, or None where there is none."""
        return max((finding.severity for finding in (*self.findings, *self.unshown)), default=None)

    def at_most(self, limit: int) -> Review:
        """Return this review with at most `limit` findings of each rule to show, the first ones."""
        count = Counter[str]()
        shown: list[Finding] = []
        unshown: list[Finding] = []
        for finding in self.findings:
            count[finding.code] += 1
            (shown if count[finding.code] <= limit else unshown).append(finding)
        return replace(self, findings=tuple(shown), unshown=tuple(unshown))
