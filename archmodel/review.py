"""Judging a model: which rules run, what they find, and in which order it is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from time import perf_counter
from typing import Any

from archmodel.baseline import settled, stale
from archmodel.catalogue import held, modules, outsiders
from archmodel.errors import RuleError
from archmodel.graph import Graph
from archmodel.names import Name, did_you_mean
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.meta.base import Audit, Known, MetaRule, Use
from archmodel.source import path_in_project
from archmodel.waiving import accepted, uses_of, with_matches

__all__ = ["Crash", "Review", "Waived", "known_rules", "review", "select_rules"]

_GROUP = "archmodel.rules"
"""Both the package of our own rules and the entry point group of everybody else's."""
_CODE = re.compile("[A-Z]{2,6}[0-9]{3}")


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


def review(
    graph: Graph,
    rules: Iterable[Rule[Any]] | None = None,
    *,
    today: date | None = None,
    baseline: Iterable[Known] = (),
    waive: bool = True,
    locked: Iterable[str] = (),
) -> Review:
    """Return what `rules` find in `graph`, or those that run by default where none are given.

    Waivers of the model that are good until `today` or longer set aside what they accept, unless
    `waive` says not or the rule is `locked` by code or family; `baseline` sets aside what it knows. A
    rule that raises is reported as a crash, and the others still run. Raises `RuleError` when there
    is no rule to run.
    """
    chosen = select_rules() if rules is None else sorted(rules, key=lambda rule: (rule.code, rule.name))
    if not chosen:
        raise RuleError("no rule is left to run", instead="ignore fewer rules, or select more")
    model, locked = graph.model, frozenset(locked)
    known = known_rules() if model.waivers else ()
    uses = uses_of(model, known, today, locked) if waive else ()
    run = _Run(graph, uses)
    run.rules(rule for rule in chosen if not isinstance(rule, MetaRule))
    judged = sorted(((each, accepted(each, uses)) for each in run.findings), key=lambda pair: pair[0].order)
    ran = frozenset(rule.code for rule in run.ran)
    unlocked = [each for each in baseline if locked.isdisjoint((each.code, each.code[:-3]))]
    new, old = settled(model.name, [_noted(each, uses) for each, use in judged if use is None], unlocked)
    left = stale(model.name, run.findings, baseline, ran)
    words = tuple(word for rule in known for word in (rule.code, rule.name))
    audit = Audit(with_matches(uses, judged), ran, words, today, left)
    run.findings = []
    run.rules((rule for rule in chosen if isinstance(rule, MetaRule)), audit)
    return Review(
        model.name,
        tuple(sorted((*new, *run.findings), key=lambda finding: finding.order)),
        tuple(sorted(run.ran, key=lambda rule: rule.code)),
        tuple(sorted(run.crashes, key=lambda crash: crash.rule.code)),
        tuple(Waived(each, use.name, use.waiver.because, use.waiver.until) for each, use in judged if use),
        tuple(old),
        run.seconds,
    )


class _Run:
    """Rules as they run one after the other: what they find, and those that crash."""

    def __init__(self, graph: Graph, uses: Sequence[Use]) -> None:
        self.graph = graph
        self.uses = uses
        self.findings: list[Finding] = []
        self.ran: list[type[Rule[Any]]] = []
        self.crashes: list[Crash] = []
        self.seconds: dict[str, float] = {}

    def rules(self, rules: Iterable[Rule[Any]], audit: Audit | None = None) -> None:
        """Run rules about the graph, or about the audit."""
        for rule in rules:
            begin = perf_counter()
            try:
                if audit:
                    self.check(rule, audit)
                else:
                    self.judge(rule)
            except Exception as error:
                self.crashes.append(Crash(type(rule), error))
            else:
                self.ran.append(type(rule))
            self.seconds[rule.code] = perf_counter() - begin

    def judge(self, rule: Rule[Any]) -> None:
        """Run a rule, and again behind every relation that a waiver accepts: waivers do not conduct."""
        graph, before = self.graph, len(self.findings)
        self.check(rule, graph)
        while ways := self._accepted_ways(self.findings[before:]).keys() - graph.opened:
            known, notes = {each.at: each.note for each in self.findings[before:]}, self._note(ways)
            del self.findings[before:]
            graph = graph.opening(ways)
            self.check(rule, graph)
            self.findings[before:] = [
                replace(each, note=known.get(each.at, notes)) for each in self.findings[before:]
            ]

    def check(self, rule: Rule[Any], subject: object) -> None:
        """Keep what a rule finds."""
        for finding in rule.check(subject):
            if not isinstance(finding, Finding):
                raise TypeError(f"a rule yields findings, and this one yields a {type(finding).__name__}")
            self.findings.append(finding)

    def _accepted_ways(self, findings: Iterable[Finding]) -> dict[Name, Use]:
        """Return the relations that waivers accept, each with its waiver."""
        by = {each.at[0]: use for each in findings if (use := accepted(each, self.uses))}
        return {name: use for name, use in by.items() if name in self.graph.model.relations}

    def _note(self, ways: Iterable[Name]) -> str:
        """Say which waivers led to what is found behind these relations."""
        by = self._accepted_ways(self.findings)
        said = sorted({f"'{by[way].name}' ({by[way].waiver.place or by[way].waiver.rule})" for way in ways})
        return "behind what is accepted by " + " and ".join(said)


def _noted(finding: Finding, uses: Iterable[Use]) -> Finding:
    """Return a finding, with a note of the waiver that is about it and does not count, if there is one."""
    use = next((each for each in uses if each.fits(finding)), None)
    return finding if use is None else use.refused(finding)


def known_rules() -> tuple[type[Rule[Any]], ...]:
    """Return our own rules and those that installed packages offer, sorted by code.

    Raises `ArchmodelError` for a module or an entry point that holds no rule, and `RuleError` for a
    code that is none, or that two rules share.
    """
    ours = [held(module, Rule) for module in modules(_GROUP).values()]
    found: dict[str, type[Rule[Any]]] = {}
    for rule in [*ours, *outsiders(_GROUP, Rule)]:
        code = getattr(rule, "code", None)
        if not _CODE.fullmatch(str(code)):
            raise RuleError(
                f"'{rule.name}' ({rule.__module__}) has the code '{code}'",
                instead="give it two to six capitals and three digits, such as ACME001",
            )
        other = found.setdefault(rule.code, rule)
        if other is not rule:
            raise RuleError(
                f"{rule.code} is the code of '{other.name}' ({other.__module__}) "
                f"and of '{rule.name}' ({rule.__module__})",
                instead="uninstall one of them, or give one another code",
            )
    return tuple(rule for _, rule in sorted(found.items()))


def select_rules(
    select: Iterable[str] = (), ignore: Iterable[str] = (), *, preview: bool = False
) -> tuple[Rule[Any], ...]:
    """Return the known rules that `select` names and `ignore` does not, sorted by code.

    A word is a code (`INT001`), a family (`INT`) or a name (`device-bypasses-gateway`). No word to
    select means those that run by default. A rule that is being tried out runs where its code or name
    is selected, or where `preview` lets its family in. Raises `RuleError` for a word that names no rule.
    """
    known = known_rules()
    named = {
        rule
        for word in select
        for rule in _named(word, known)
        if preview or not rule.preview or word.upper() != rule.family
    }
    wanted = named or {rule for rule in known if rule.by_default}
    unwanted = {rule for word in ignore for rule in _named(word, known)}
    return tuple(rule() for rule in known if rule in wanted - unwanted)


def _named(word: str, known: tuple[type[Rule[Any]], ...]) -> list[type[Rule[Any]]]:
    """Return the rules that a word names."""
    named = [rule for rule in known if word.upper() in (rule.code, rule.family) or word == rule.name]
    if not named:
        families = sorted({rule.family for rule in known})
        words = [*families, *(rule.code for rule in known), *(rule.name for rule in known)]
        near = did_you_mean(word, words) or did_you_mean(word.upper(), words)
        raise RuleError(
            f"no rule is called '{word}'", instead=near or f"the families are {', '.join(families)}"
        )
    return named
