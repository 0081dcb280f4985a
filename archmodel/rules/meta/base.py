"""What a review says about itself: its waivers, its baseline, and rules about nothing."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from archmodel.names import Name
from archmodel.rules.base import Finding, Missing, Rule, Severity
from archmodel.source import Origin, Place
from archmodel.waiver import Waiver

__all__ = ["Audit", "Known", "MetaRule", "Use", "vacuous"]


class Known(NamedTuple):
    """A line of a baseline: a finding that was there when it was made."""

    model: Name
    code: str
    at: tuple[Name, ...]
    """What it blames, subject first."""
    message: str
    times: int = 1
    """How often it was found."""
    since: str = ""
    """The day it was written down, such as `2026-12-31`."""
    because: str = ""
    """Why it was accepted later, where it was."""
    place: Place | None = None
    """The line of the file."""


@dataclass(frozen=True, eq=False)
class Use:
    """A waiver, and what has come of it in one review."""

    name: Name
    waiver: Waiver
    rule: type[Rule[Any]] | None
    """The rule it names, or None where no rule is called like this."""
    subjects: frozenset[Name]
    """What it accepts findings about, of that which the model holds."""
    is_expired: bool
    is_locked: bool
    """Whether the settings forbid to waive this rule."""
    matched: frozenset[Name] = frozenset()
    """Those of the subjects that something was found about."""
    is_set: bool = False
    """Whether settings waive whatever they select, in every model that has some of it."""
    expect: int | None = None
    """How many findings it accepts at most; any number where not stated."""
    found: int = 0
    """How many findings it is for."""

    @property
    def is_overdrawn(self) -> bool:
        """Whether it is for more findings than it accepts."""
        return self.expect is not None and self.found > self.expect

    @property
    def counts(self) -> bool:
        """Whether it accepts anything today."""
        return not (self.is_expired or self.is_locked or self.is_overdrawn)

    def fits(self, finding: Finding) -> bool:
        """Say whether it is about a finding."""
        return self.rule is not None and finding.code == self.rule.code and finding.at[0] in self.subjects

    def refused(self, finding: Finding) -> Finding:
        """Return a finding it is about with a note of why it does not count."""
        why = f"was accepted until {self.waiver.until}"
        if self.is_locked:
            why = "is locked, so no waiver counts"
        elif self.is_overdrawn:
            why = f"is found {self.found} times, and {self.waiver.place} accepts {self.expect}"
        return replace(finding, note=f"{finding.code} {why}: {self.waiver.because}")


@dataclass(frozen=True, eq=False)
class Audit:
    """What a review knows of itself when its rules have run."""

    uses: tuple[Use, ...]
    """Its waivers, by name."""
    ran: frozenset[str]
    """The codes of the rules that ran to their end."""
    words: tuple[str, ...]
    """Codes and names of all rules there are."""
    today: date | None
    """None where no clock was given, and nothing expires."""
    stale: tuple[Known, ...] = ()
    """Lines of the baseline that nothing was found for."""
    vacuous: tuple[tuple[type[Rule[Any]], str], ...] = ()
    """The rules that were about nothing, each with what it missed."""
    models: int = 1
    """How many models they were about nothing in."""


def vacuous(missing: Iterable[tuple[type[Rule[Any]], Missing]]) -> tuple[tuple[type[Rule[Any]], str], ...]:
    """Return the rules that judge nothing for want of something, each with the first of it."""
    found: dict[type[Rule[Any]], str] = {}
    for rule, each in missing:
        if each.matters:
            found.setdefault(rule, each.what)
    return tuple(found.items())


class MetaRule(Rule[Audit]):
    """A rule about the review. No waiver and no baseline accepts what it finds."""

    @abstractmethod
    def check(self, subject: Audit) -> Iterator[Finding]:
        """Yield what does not keep to the rule."""

    def about(
        self,
        at: Use | Known | type[Rule[Any]],
        message: str,
        *,
        instead: str,
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding about a waiver, a line of a baseline or a rule."""
        name, place = _named(at)
        return Finding(
            code=self.code,
            rule=self.name,
            severity=severity or self.severity,
            message=message,
            at=name,
            titles=(),
            place=place,
            instead=instead,
        )


def _named(at: Use | Known | type[Rule[Any]]) -> tuple[tuple[Name, ...], Place | None]:
    """Return what is blamed, and where it was written."""
    if isinstance(at, Use):
        return (at.name,), at.waiver.place
    if isinstance(at, Known):
        return (at.code, *at.at), at.place
    return (at.code,), at.written.place if isinstance(at.written, Origin) else at.written
